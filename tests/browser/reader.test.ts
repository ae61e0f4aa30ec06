import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Browser, Page } from 'puppeteer-core/internal/puppeteer-core-browser.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildAll } from '../../src/build.ts';
import type { PrintWish } from '../../src/model/print-settings.ts';
import { openPrintBrowser } from '../../src/output/browser/open.ts';
import { openPrintPool } from '../../src/output/print-pool.ts';
import { defaultSettings } from '../../src/pages.ts';
import type { OutputName } from '../../src/render/formats.ts';
import { openWorkshop } from '../../src/workshop.ts';
import * as look from '../fixtures/deck/look.ts';
import { type InspectedPdf, inspectPdf } from '../support/pdf.ts';
import { inksOf, linesOf, type PdfLine } from '../support/pdf-lines.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const out = mkdtempSync(join(tmpdir(), 'lanternist-reader-'));
const printers = openPrintPool();
const opening = openPrintBrowser();
let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await (await opening.ready()).connect();
  page = await browser.newPage();
});
afterAll(async () => {
  await opening.close();
  await printers.close();
  rmSync(out, { recursive: true, force: true });
});

/** Builds one output of a script, by its path and the folder it is written to. */
async function built(script: string, made: string, to: OutputName, print: PrintWish = {}): Promise<Uint8Array> {
  const settings = { ...defaultSettings, print, out: join(out, JSON.stringify(print)), to: [to], lang: '' };
  const { outputs } = await buildAll(openWorkshop(root), [script], settings, printers);
  expect(outputs.map(({ state }) => state)).not.toContain('failed');
  const file = join(
    settings.out,
    made,
    { reader: 'reader.pdf', 'reader-html': 'reader.html' }[String(to)] ?? 'reader.md',
  );
  return readFileSync(file);
}

const layouts = 'tests/fixtures/scripts/layouts.md';
const evidence = 'tests/fixtures/scripts/evidence/en.md';

/** The page from 1 that the contents give, and the one where the heading stands, for each heading that they name. */
function promised(pdf: InspectedPdf): [string, string, string][] {
  const contents = pdf.texts.slice(1, 3).join(' ');
  // The first is the title of the whole, the second that of the contents.
  return pdf.outline.slice(2).flatMap(({ title, page }) => {
    const at = contents.indexOf(title);
    const number = at === -1 ? undefined : /^[ .]*(\d+)/.exec(contents.slice(at + title.length))?.[1];
    return number === undefined ? [] : [[title, number, String(page + 1)] as [string, string, string]];
  });
}

describe('reader.pdf', () => {
  test('has what is shown and what is for readers, in this order, and nothing that is spoken or private', async () => {
    const pdf = await inspectPdf(await built(layouts, 'layouts/en', 'reader'));
    const text = pdf.texts.join(' ');
    expect(text).toContain('READ-BY-READERS');
    expect(text).toContain('PAPER-ALONE');
    expect(text).not.toMatch(/NOTES-|CUE-|KIOSK-ALONE|COMMENT-/);
    expect(pdf.tagged && pdf.lang !== '' && pdf.info.Title === 'Every layout').toBe(true);
    expect(pdf.fonts.filter((font) => font.type3 || !font.embedded || !font.unicode)).toEqual([]);
    expect(pdf.fileAddresses).toEqual([]);
  });

  test('the contents name the pages on which the headings stand', async () => {
    const pdf = await inspectPdf(await built(evidence, 'evidence/en', 'reader'));
    const found = promised(pdf);
    expect(found.map(([title]) => title)).toEqual(
      expect.arrayContaining(['Nobody came back the same', 'Notes', 'People']),
    );
    expect(found.map(([, said]) => said)).toEqual(found.map(([, , is]) => is));
  });

  test('superscripts lead to their notes, and numbers of notes back', async () => {
    const pdf = await inspectPdf(await built(evidence, 'evidence/en', 'reader'));
    expect(pdf.links.filter((link) => link.page === -1)).toEqual([]);
    const notes = pdf.outline.find(({ title }) => title === 'Notes')?.page ?? 0;
    const there = pdf.links.filter(({ page, from }) => page === notes && from < notes && from > 1);
    const back = pdf.links.filter(({ page, from }) => from === notes && page !== undefined && page < notes);
    expect(there.length).toBeGreaterThanOrEqual(8);
    expect(back.length).toBeGreaterThanOrEqual(8);
    // One that only the spoken text cites has its number in every output, and stands in none that doesn't speak.
    expect(pdf.texts.join(' ')).not.toMatch(/yearbook, p\. 7|p\. 7\b/);
  });

  test('tells what should be known of sources, places and people', async () => {
    const pdf = await inspectPdf(await built(evidence, 'evidence/en', 'reader'));
    const text = pdf.texts.join(' ');
    const voices = pdf.outline.find(({ title }) => title === 'Sources and voices')?.page ?? -1;
    expect(pdf.texts[voices]).toMatch(/Izvestia\. .*patriotic commemoration/);
    for (const said of ['Viktor Leonov', 'Ryojun (1905–1945)', 'How to cite']) expect(text).toContain(said);
    expect(pdf.texts[0]).toMatch(/Content notice This slide speaks of deaths/);
  });

  test('gives the same bytes again', async () => {
    const first = await built(evidence, 'evidence/en', 'reader');
    expect(Buffer.compare(first, await again(evidence))).toBe(0);
  });

  test('has lines of 60 to 70 letters, parted only where the language allows', async () => {
    const bytes = await built('narratives/leonov-at-wonsan/ru.md', 'leonov-at-wonsan/ru', 'reader');
    const lines = (await linesOf(bytes)).filter(({ size }) => Math.abs(size - 12) < 0.1).map(({ text }) => text);
    const full = lines
      .filter((line) => line.length > 45)
      .map((line) => line.length)
      .sort((a, b) => a - b);
    const middle = full[Math.floor(full.length / 2)] ?? 0;
    expect(full.length).toBeGreaterThan(80);
    expect(middle).toBeGreaterThanOrEqual(60);
    expect(middle).toBeLessThanOrEqual(70);
    expect(lines.some((line) => /\p{Ll}-$/u.test(line))).toBe(true);
  });

  test('in large print says the same in 16 pt and more, within the sheet', async () => {
    const small = await linesOf(await built(evidence, 'evidence/en', 'reader'));
    const lines = await linesOf(await built(evidence, 'evidence/en', 'reader', { large: true }));
    const [few, many] = [wordsOf(small), wordsOf(lines)];
    expect(many.filter((word) => !few.includes(word))).toEqual([]);
    // A cell parts words between the lines of the next one: their pieces are no words.
    expect(few.filter((word) => !many.some((whole) => whole.startsWith(word) || whole.endsWith(word)))).toEqual([]);
    // Below 1 pt stands what only listeners get; a map's credit lies inside its frame.
    const seen = lines.filter(({ size, text }) => size > 1 && !text.includes('GeoNames'));
    expect(seen.filter(({ size }) => size < 15.9)).toEqual([]);
    expect(lines.filter(({ left, right }) => left < 0 || right > 595.5)).toEqual([]);
  });

  test.each(['en', 'ja', 'zh'])('Leonov in large print has nothing below 16 pt: %s', async (lang) => {
    const script = `narratives/leonov-at-wonsan/${lang}.md`;
    const lines = await linesOf(await built(script, `leonov-at-wonsan/${lang}`, 'reader', { large: true }));
    // Below 1 pt stands what only listeners get; a map's credit lies inside its frame.
    const seen = lines.filter(({ size, text }) => size > 1 && !text.includes('GeoNames'));
    expect(seen.filter(({ size }) => size < 15.9).map(({ text }) => text)).toEqual([]);
  });

  // Chromium would print a taller number on the next page, on top of another, when its note is the last line of a page.
  test('has numbers of notes that are no taller than a line of their notes', async () => {
    const css = ['paper/print-text.css', 'reader/reader.css'].map((file) =>
      readFileSync(join(root, 'templates', file)),
    );
    const note = '<li><a class="note-number">159</a> <span class="note-text">In our words.</span></li>';
    await page.setContent(
      `<style>:root { --sans: sans-serif; --serif: serif }${css.join('')}</style><body class="reader"><main class="notes"><ol>${note}</ol></main>`,
    );
    const [number = 0, line = 0] = await page.$$eval('.note-number, li', (found) =>
      found.map((each) => each.getBoundingClientRect().bottom).reverse(),
    );
    expect(number).toBeGreaterThan(0);
    expect(number).toBeLessThanOrEqual(line);
  });

  test('in grey mode prints without colour', async () => {
    const bytes = await built(evidence, 'evidence/en', 'reader', { grey: true });
    const coloured = async (pdf: Uint8Array): Promise<string[]> => (await inksOf(pdf)).filter((ink) => !isGrey(ink));
    expect(await coloured(bytes)).toEqual([]);
    expect(await coloured(await built(evidence, 'evidence/en', 'reader'))).not.toEqual([]);
  });
});

/** Words of four letters and more, each once; those that a line parts are whole again. */
function wordsOf(lines: readonly PdfLine[]): string[] {
  const text = lines.map((line) => line.text).join('\n');
  return [...new Set(text.replace(/(?<=\p{Ll})-\n(?=\p{Ll})/gu, '').match(/\p{L}{4,}/gu))].sort();
}

/** Black, white, and inks so near to grey that a laser printer makes no difference. */
function isGrey(colour: string): boolean {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return Math.max(red, green, blue) - Math.min(red, green, blue) < 24;
}

/** Another workshop and another folder, so that nothing is kept. */
async function again(script: string): Promise<Uint8Array> {
  return built(script, 'evidence/en', 'reader', { pace: 131 });
}

describe('reader.html', () => {
  const open = async (made: string, width = 1000, scheme: 'light' | 'dark' = 'light'): Promise<void> => {
    await page.setViewport({ width, height: 800 });
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await page.goto(pathToFileURL(join(out, '{}', made, 'reader.html')).href);
  };

  beforeAll(async () => {
    await built(evidence, 'evidence/en', 'reader-html');
    await built(layouts, 'layouts/en', 'reader-html');
    await built('narratives/port-arthur/en.md', 'port-arthur/en', 'reader-html');
  });

  test.each(['light', 'dark'] as const)('axe finds nothing: %s', async (scheme) => {
    await open('port-arthur/en', 1000, scheme);
    const ground = await page.$eval('body', (body) => getComputedStyle(body).backgroundColor);
    expect(ground).toBe(scheme === 'light' ? 'rgb(245, 240, 230)' : 'rgb(21, 24, 27)');
    expect(await look.faults(page)).toEqual([]);
  });

  test.each([320, 390, 1400])('reflows at %i px', async (width) => {
    await open('port-arthur/en', width);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  });

  test.each(['port-arthur/en', 'layouts/en'])(
    'needs no script, loads nothing, its links lead somewhere: %s',
    async (made) => {
      await open(made);
      const found = await page.evaluate(() => ({
        scripts: document.scripts.length,
        outside: document.querySelectorAll('[src]:not([src^="data:"]), link[href]').length,
        lost: [...document.querySelectorAll('a[href^="#"]')]
          .map((a) => decodeURIComponent(a.getAttribute('href')?.slice(1) ?? ''))
          .filter((id) => !document.getElementById(id)),
        twice:
          [...document.querySelectorAll('[id]')].length -
          new Set([...document.querySelectorAll('[id]')].map((each) => each.id)).size,
        policy: document.querySelector('meta[http-equiv]')?.getAttribute('content') ?? '',
      }));
      expect(found).toMatchObject({ scripts: 0, outside: 0, lost: [], twice: 0 });
      expect(found.policy).toContain("default-src 'none'");
    },
  );

  test('the keyboard comes to the skip link first, and by it to the text', async () => {
    await open('evidence/en');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.getBoundingClientRect().left)).toBeGreaterThanOrEqual(0);
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => location.hash)).toBe('#reader.text');
  });
});
