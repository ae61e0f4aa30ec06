import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { buildAll } from '../../src/build.ts';
import type { PrintWish } from '../../src/model/print-settings.ts';
import { openPrintPool } from '../../src/output/print-pool.ts';
import { defaultSettings } from '../../src/pages.ts';
import { openWorkshop } from '../../src/workshop.ts';
import { type InspectedPdf, inspectPdf } from '../support/pdf.ts';
import { linesOf } from '../support/pdf-lines.ts';
import { checkPdf } from '../support/pdf-ua.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const out = mkdtempSync(join(tmpdir(), 'lanternist-reader-paper-'));
const printers = openPrintPool();
afterAll(async () => {
  await printers.close();
  rmSync(out, { recursive: true, force: true });
});

async function reader(script: string, made: string, print: PrintWish = {}, cwd = root): Promise<Uint8Array> {
  const settings = {
    ...defaultSettings,
    print,
    out: join(out, JSON.stringify(print)),
    to: ['reader' as const],
    lang: '',
  };
  const { outputs } = await buildAll(openWorkshop(cwd), [script], settings, printers);
  expect(outputs.map(({ state }) => state)).not.toContain('failed');
  return readFileSync(join(settings.out, made, 'reader.pdf'));
}

/** Reads a PDF that passes what every PDF must pass. */
async function printed(bytes: Uint8Array): Promise<InspectedPdf> {
  expect(await checkPdf(bytes)).toEqual([]);
  const pdf = await inspectPdf(bytes);
  expect(pdf.headings).toHaveLength(pdf.outline.length);
  expect(pdf.outline.filter(({ page }) => page < 0)).toEqual([]);
  expect(pdf.links.filter(({ page }) => page === -1)).toEqual([]);
  return pdf;
}

const fixtures = 'tests/fixtures/scripts';
const leonov = 'narratives/leonov-at-wonsan';
const portArthur = 'narratives/port-arthur';

test.each<[string, string, PrintWish]>([
  [`${fixtures}/layouts.md`, 'layouts/en', {}],
  [`${fixtures}/evidence/en.md`, 'evidence/en', {}],
  [`${fixtures}/evidence/ru.md`, 'evidence/ru', {}],
  [`${leonov}/en.md`, 'leonov-at-wonsan/en', {}],
  [`${leonov}/ru.md`, 'leonov-at-wonsan/ru', {}],
  [`${leonov}/ja.md`, 'leonov-at-wonsan/ja', {}],
  [`${leonov}/zh.md`, 'leonov-at-wonsan/zh', {}],
  [`${leonov}/ru.md`, 'leonov-at-wonsan/ru', { large: true, grey: true }],
])('%s is a sound PDF: %s %j', async (script, made, print) => {
  const pdf = await printed(await reader(script, made, print));
  expect(pdf.lang).toBe(made.slice(-2));
});

test.each<PrintWish>([{ paper: 'A4' }, { paper: 'Letter' }, { paper: 'Letter', large: true }])(
  'the title has the first page for itself, and the contents the next: %j',
  async (print) => {
    const bytes = await reader(`${fixtures}/evidence/en.md`, 'evidence/en', print);
    const pdf = await printed(bytes);
    const [width, height] = print.paper === 'Letter' ? [612, 792] : [595, 842];
    expect(pdf.sizes.filter(([w, h]) => Math.abs(w - width) > 1 || Math.abs(h - height) > 1)).toEqual([]);
    expect(pdf.texts[0]).toMatch(/How to cite/);
    expect(pdf.outline.find(({ title }) => title === 'Contents')?.page).toBe(1);
    expect((await linesOf(bytes)).filter(({ left, right }) => left < 0 || right > width)).toEqual([]);
  },
);

test('large print of a whole narrative has nothing below 16 pt, not even letters that lead back and set figures', async () => {
  const lines = await linesOf(await reader(`${portArthur}/en.md`, 'port-arthur/en', { large: true }));
  // Below 1 pt stands what only listeners get; a map's credit lies inside its frame.
  const seen = lines.filter(({ least, text }) => least > 1 && !text.includes('GeoNames'));
  expect(seen.filter(({ least }) => least < 15.9)).toEqual([]);
});

test('a script of 300 slides prints whole', async () => {
  const cwd = mkdtempSync(join(tmpdir(), 'lanternist-long-'));
  try {
    mkdirSync(join(cwd, 'long'));
    const slides = Array.from(
      { length: 299 },
      (_, at) => `## Slide number ${at + 2}\n\nText.[^n${at}]\n\n[^n${at}]: Note ${at + 2}.\n`,
    );
    writeFileSync(
      join(cwd, 'long', 'en.md'),
      `---\ntitle: Long\nauthors: A. Author\nlang: en\n---\n\n${slides.join('\n')}`,
    );
    const pdf = await printed(await reader('long/en.md', 'long/en', {}, cwd));
    // Besides the slides: the title, the contents, the notes.
    expect(pdf.outline).toHaveLength(299 + 3);
    const contents = pdf.texts.slice(1, pdf.outline[2]?.page).join(' ');
    for (const { title, page } of pdf.outline.slice(2)) {
      const said = new RegExp(`${title}(?!\\d)[ .]*(\\d+)`).exec(contents)?.[1];
      expect(`${title} on ${said}`).toBe(`${title} on ${page + 1}`);
    }
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
});
