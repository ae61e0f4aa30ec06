import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { buildAll } from '../../src/build.ts';
import type { Diagnostic } from '../../src/diagnostic.ts';
import { openPrintPool } from '../../src/output/print-pool.ts';
import { defaultSettings } from '../../src/pages.ts';
import { openWorkshop } from '../../src/workshop.ts';
import { noise } from '../support/noise.ts';
import { expectSound, inspectPdf } from '../support/pdf.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const built = inject('built');
const pdfOf = (name: string): Uint8Array => readFileSync(join(built.folder, name, 'en', 'slides.pdf'));
const problems: readonly Diagnostic[] = JSON.parse(built.problems);
const out = mkdtempSync(join(tmpdir(), 'lanternist-test-'));
const printers = openPrintPool();
afterAll(async () => {
  await printers.close();
  rmSync(out, { recursive: true, force: true });
});

/** Builds the fixture's PDF again, with other settings. */
async function print(name: string, settings: Partial<typeof defaultSettings> = {}): Promise<Uint8Array> {
  const workshop = openWorkshop(root);
  const result = await buildAll(
    workshop,
    [`tests/fixtures/scripts/${name}.md`],
    { ...defaultSettings, ...settings, out, to: ['slides'], lang: '' },
    printers,
  );
  expect(result.outputs.map((output) => output.state)).toEqual(['written']);
  return readFileSync(join(out, name, 'en', 'slides.pdf'));
}

describe('slides.pdf', () => {
  test('of every layout is sound', async () => {
    const pdf = await inspectPdf(pdfOf('layouts'));
    expectSound(pdf, { slides: 13, headings: 14 });
    expect(pdf.outline.map((entry) => entry.title)).toContain('Text with a list and more to come (2)');
    expect(pdf.texts.join(' ')).toContain('Порт-Артур');
    expect(pdf.texts.join(' ')).toContain('PAPER-ALONE');
    expect(pdf.info.Title).toBe('Every layout');
  });

  test('of Port Arthur is sound', async () => {
    const pdf = await inspectPdf(pdfOf('port-arthur'));
    expectSound(pdf, { slides: pdf.pages });
    expect(pdf.pages).toBeGreaterThanOrEqual(26);
    // 26 to 35 slides, two figures on slides of their own, and the bibliography.
    expect(pdf.pages).toBeLessThanOrEqual(42);
  });

  test('holds no note, cue, comment or text for others', async () => {
    const { texts } = await inspectPdf(pdfOf('layouts'));
    expect(texts.join(' ')).not.toMatch(/NOTES-|CUE-|READ-BY|KIOSK-ALONE|COMMENT-/);
  });

  test('is the same byte for byte when it is made again', async () => {
    const first = pdfOf('layouts');
    const again = await print('layouts');
    expect(Buffer.from(again).equals(Buffer.from(first))).toBe(true);
  });

  test('has a page a step when asked', async () => {
    const pdf = await inspectPdf(await print('layouts', { everyStep: true }));
    // Two list items and one step on slide 4.
    expect(pdf.pages).toBe(13 + 3);
    const steps = pdf.texts.filter((text) => text.includes('A paragraph with emphasis'));
    expect(
      steps.map((text) => [
        text.includes('first step'),
        text.includes('second step'),
        text.includes('A last paragraph'),
      ]),
    ).toEqual([
      [false, false, false],
      [true, false, false],
      [true, true, false],
      [true, true, true],
    ]);
  });

  test('stores large pictures as JPEG, of at most the size of a slide', async () => {
    const folder = join(out, 'scripts');
    mkdirSync(folder);
    writeFileSync(join(folder, 'photo.png'), noise(2400, 1350));
    writeFileSync(
      join(folder, 'photo.md'),
      '---\ntitle: T\nauthors: A\n---\n\n## One\n\n![Noise](photo.png){credit="A" license="B"}\n',
    );
    const workshop = openWorkshop(folder);
    const settings = { ...defaultSettings, out, to: ['slides'] as const, lang: '' };
    const { problems: found } = await buildAll(workshop, ['photo.md'], settings, printers);
    expect(found).toEqual([]);
    const pdf = await inspectPdf(readFileSync(join(out, 'photo', 'en', 'slides.pdf')));
    expectSound(pdf, { slides: 2 });
    expect(pdf.pictures.map(({ width, height, filter }) => `${width}x${height} ${filter}`)).toEqual([
      '1920x1080 DCTDecode',
    ]);
  });

  test('is 16:9, or 4:3 when asked', async () => {
    const ratio = async (bytes: Uint8Array): Promise<string[]> => [
      ...new Set((await inspectPdf(bytes)).sizes.map(([width, height]) => (width / height).toFixed(3))),
    ];
    expect(await ratio(pdfOf('layouts'))).toEqual(['1.778']);
    expect(await ratio(await print('layouts', { size: '4:3' }))).toEqual(['1.333']);
  });
});

describe('measured slides', () => {
  test('what does not fit is reported at its slide, with pixels', () => {
    const found = problems.filter((problem) => problem.file.endsWith('overflow.md'));
    expect(found.map(({ code, line, message }) => `${line} ${code} ${message.replace(/\d+ px/, 'N px')}`)).toEqual([
      '5 slide-overflow The text of slide 2 "Too much text" leaves its area at the bottom by N px',
      '19 slide-overflow The text of slide 3 "Alongword" leaves its area on the right by N px',
      '23 slide-overflow The code of slide 4 "Code that is cut" is cut by N px',
    ]);
  });

  test('the narratives and the layouts have no problem at all', () => {
    expect(problems.filter((problem) => !problem.file.endsWith('overflow.md'))).toEqual([]);
  });
});
