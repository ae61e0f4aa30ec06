import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, describe, expect, test } from 'vitest';
import { buildAll } from '../../src/build.ts';
import { compileScript } from '../../src/compile.ts';
import type { Edition } from '../../src/model/narrative.ts';
import type { PrintWish } from '../../src/model/print-settings.ts';
import { slidesOf } from '../../src/model/walk.ts';
import { openPrintPool } from '../../src/output/print-pool.ts';
import { defaultSettings, type RenderSettings } from '../../src/pages.ts';
import { openWorkshop } from '../../src/workshop.ts';
import { noise } from '../support/noise.ts';
import { type InspectedPdf, inspectPdf } from '../support/pdf.ts';
import { checkPdf } from '../support/pdf-ua.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const out = mkdtempSync(join(tmpdir(), 'lanternist-handout-'));
const printers = openPrintPool();
afterAll(async () => {
  await printers.close();
  rmSync(out, { recursive: true, force: true });
});

async function handout(script: string, print: PrintWish = {}, cwd = root): Promise<Uint8Array> {
  return paper('handout', script, print, cwd);
}

async function paper(
  output: 'handout' | 'script',
  script: string,
  print: PrintWish = {},
  cwd = root,
  more: Partial<RenderSettings> = {},
): Promise<Uint8Array> {
  const settings = { ...defaultSettings, ...more, print, out, to: [output], lang: '' } as const;
  const { outputs, problems } = await buildAll(openWorkshop(cwd), [script], settings, printers);
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  return readFileSync(outputs[0]?.file ?? '');
}

const fixture = 'tests/fixtures/scripts/layouts.md';
const wordsOf = ({ texts }: InspectedPdf): string => texts.join(' ');

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Where the numbers of slides stand on the first page, in points from its lower left corner. */
async function placesOf(bytes: Uint8Array, numbers: readonly string[]): Promise<(Place | undefined)[]> {
  const loading = getDocument({ data: Uint8Array.from(bytes), verbosity: 0 });
  const page = await (await loading.promise).getPage(1);
  const { items } = await page.getTextContent();
  await loading.destroy();
  const found = items.flatMap((item) =>
    'str' in item ? [{ text: item.str, x: item.transform[4], y: item.transform[5], size: item.transform[0] }] : [],
  );
  // The numbers under the slides are 8 pt; those on the slides are much smaller.
  return numbers.map((number) => found.find(({ text, size }) => text.trim() === number && Math.abs(size - 8) < 0.5));
}

/** Reads a PDF that passes what every PDF must pass. */
async function printed(bytes: Uint8Array): Promise<InspectedPdf> {
  expect(await checkPdf(bytes)).toEqual([]);
  const pdf = await inspectPdf(bytes);
  expect(pdf.tagged).toBe(true);
  expect(pdf.lang).toBe('en');
  expect(pdf.fonts.filter(({ embedded, unicode, type3 }) => !embedded || !unicode || type3)).toEqual([]);
  expect(pdf.fileAddresses).toEqual([]);
  expect(pdf.links.filter(({ page }) => page === -1)).toEqual([]);
  const bookmarks = pdf.outline.map(({ title }) => title.replace(/\s+/g, ' '));
  const plain = (text: string): string => text.replace(/[\s\u00AD]+/gu, '');
  expect(bookmarks.map(plain)).toEqual(pdf.headings.map(({ text }) => plain(text)));
  expect(pdf.outline.filter(({ page }) => page < 0)).toEqual([]);
  return pdf;
}

describe('the guide', () => {
  test('tells what is shown and what is for readers, never notes and cues', async () => {
    const pdf = await printed(await handout(fixture));
    expect(wordsOf(pdf)).toContain('READ-BY');
    expect(wordsOf(pdf)).not.toMatch(/NOTES-|CUE-|KIOSK-ALONE|COMMENT-/);
    expect(wordsOf(pdf)).toMatch(/How to cite this lecture\. .*“Every layout/);
  });

  test('is the same byte for byte when it is made again', async () => {
    const first = await handout(fixture);
    rmSync(join(out, '.lanternist'), { recursive: true, force: true });
    expect(Buffer.from(await handout(fixture)).equals(Buffer.from(first))).toBe(true);
  });

  test('of the narratives has the numbers and headlines of the deck, in order', async () => {
    for (const name of ['leonov-at-wonsan', 'port-arthur']) {
      const script = { file: join(root, 'narratives', name, 'en.md'), narrative: name, lang: 'en' };
      const { edition } = await compileScript(openWorkshop(root), script);
      const slides = [...slidesOf(edition as Edition)].filter(({ kind }) => kind !== 'title');
      const pdf = await printed(await handout(`narratives/${name}/en.md`));
      expect(pdf.outline.map(({ title }) => title).slice(1, -1)).toEqual(
        slides.map(({ number, title }) => `${number} ${title}`),
      );
      // The voices of a contested point stand in a table, each with what it says.
      expect(wordsOf(pdf)).toMatch(/Voice What it says/);
    }
  });
});

describe('slides on a sheet', () => {
  // 13 slides.
  test.each([
    ['1', 13],
    ['2', 7],
    ['3', 5],
    ['4', 4],
    ['6', 3],
    ['9', 2],
  ] as const)('%s to a page', async (layout, pages) => {
    const pdf = await printed(await handout(fixture, { layout }));
    expect(pdf.pages).toBe(pages);
    expect(wordsOf(pdf)).not.toMatch(/NOTES-|CUE-|READ-BY|KIOSK-ALONE|COMMENT-/);
  });

  test('stands or lies, on A4 or Letter, with a cover', async () => {
    const letter = await printed(await handout(fixture, { layout: '3', paper: 'Letter', cover: true }));
    expect(letter.sizes[0]?.map(Math.round)).toEqual([612, 792]);
    expect(letter.pages).toBe(6);
    const lying = await printed(await handout(fixture, { layout: '6', orientation: 'landscape' }));
    expect(lying.sizes[0]?.map(Math.round)).toEqual([842, 595]);
  });

  test('runs across or down', async () => {
    const fourth = async (order: 'across' | 'down'): Promise<string> => {
      const at = await placesOf(await handout(fixture, { layout: '9', order }), ['1', '2', '4']);
      const [first, second, fourth] = at;
      if (!first || !second || !fourth) throw new Error('a slide has no number');
      const beside = (a: Place, b: Place): boolean => Math.abs(a.y - b.y) < 5 && b.x > a.x + 50;
      const below = (a: Place, b: Place): boolean => Math.abs(a.x - b.x) < 5 && b.y < a.y - 50;
      if (beside(first, second) && below(first, fourth)) return 'rows';
      return below(first, second) && beside(first, fourth) ? 'columns' : 'neither';
    };
    expect(await fourth('across')).toBe('rows');
    expect(await fourth('down')).toBe('columns');
  });

  test('a cover takes one page, also of paper that lies, and says that it is a draft', async () => {
    const address = 'https://museum.example/{story}-{lang}.pdf';
    const pdf = await printed(
      await handout('narratives/leonov-at-wonsan/en.md', { layout: '4', cover: true, address }),
    );
    expect(pdf.sizes[0]?.map(Math.round)).toEqual([842, 595]);
    expect(pdf.texts[0]).toContain('Draft, not reviewed by a historian');
    expect(pdf.links[0]?.address).toBe('https://museum.example/leonov-at-wonsan-en.pdf');
  });

  test('slides of 4:3 stand whole in their cells', async () => {
    for (const layout of ['1', '9'] as const) {
      const pdf = await printed(await paper('handout', fixture, { layout }, root, { size: '4:3' }));
      expect(pdf.pages).toBe(layout === '1' ? 13 : 2);
    }
  });

  test('the layout notes has the spoken text, and no cue', async () => {
    const pdf = await printed(await handout(fixture, { layout: 'notes' }));
    expect(wordsOf(pdf)).toContain('NOTES-');
    expect(wordsOf(pdf)).not.toMatch(/CUE-|READ-BY|COMMENT-/);
  });

  test('the outline has every headline and little else', async () => {
    const pdf = await printed(await handout(fixture, { layout: 'outline' }));
    expect(wordsOf(pdf)).not.toMatch(/NOTES-|CUE-|READ-BY|KIOSK-ALONE|COMMENT-/);
  });
});

test.each(['ru', 'ja', 'zh'])('guide and script in %s pass', async (lang) => {
  const script = `narratives/leonov-at-wonsan/${lang}.md`;
  for (const bytes of [await handout(script, { grey: true }), await paper('script', script)])
    expect(await checkPdf(bytes)).toEqual([]);
});

test.each([
  ['handout', { layout: '2' }],
  ['handout', { layout: 'notes' }],
  ['handout', { layout: 'outline' }],
  ['script', {}],
] as const)('%s %o is the same byte for byte when it is made again', async (output, print) => {
  const first = await paper(output, fixture, print);
  rmSync(join(out, '.lanternist'), { recursive: true, force: true });
  expect(Buffer.from(await paper(output, fixture, print)).equals(Buffer.from(first))).toBe(true);
});

test('a picture is as fine as its largest use asks for, and stored once', async () => {
  const cwd = mkdtempSync(join(tmpdir(), 'lanternist-picture-'));
  try {
    writeFileSync(join(cwd, 'photo.png'), noise(2400, 1350));
    const figure = '![Noise](photo.png){credit="A" license="B"}\n';
    writeFileSync(join(cwd, 'photo.md'), `---\ntitle: T\nauthors: A\n---\n\n## One\n\n${figure}\n## Two\n\n${figure}`);
    const widths = async (print: PrintWish): Promise<number[]> => {
      const pdf = await printed(await handout('photo.md', print, cwd));
      expect(pdf.pictures.every(({ filter }) => filter === 'DCTDecode')).toBe(true);
      return pdf.pictures.map(({ width }) => width);
    };
    const [guide, nine] = [await widths({}), await widths({ layout: '9' })];
    expect(guide).toHaveLength(1);
    expect(nine).toHaveLength(1);
    // 120 mm and about 60 mm at 220 dots per inch, with what the text leaves of them.
    expect(guide[0]).toBeLessThan(1200);
    expect(nine[0]).toBeLessThan(guide[0] ?? 0);
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
});

test('text stands upright, however slides are asked to lie', async () => {
  for (const bytes of [
    await paper('script', fixture, { layout: '4' }),
    await handout(fixture, { orientation: 'landscape' }),
  ])
    expect((await inspectPdf(bytes)).sizes[0]?.map(Math.round)).toEqual([595, 842]);
});

describe("the speaker's script", () => {
  test('has spoken text and cues, and nothing that is for readers', async () => {
    const pdf = await printed(await paper('script', fixture));
    expect(wordsOf(pdf)).toMatch(/NOTES-SPOKEN[\s\S]*CUE-PRIVATE/);
    expect(wordsOf(pdf)).not.toMatch(/READ-BY|KIOSK-ALONE|COMMENT-/);
    // The cue for what comes next.
    expect(wordsOf(pdf)).toContain('Next: 4 Text with a list and more to come');
  });

  test('reckons the clock and tells what to skip', async () => {
    const text = wordsOf(await printed(await paper('script', 'narratives/port-arthur/en.md', { pace: 120 })));
    expect(text).toMatch(/\d+ spoken words, 120 a minute\. Planned length: 40:00\./);
    expect(text).toMatch(/When you are late, skip .*15 Did the siege last 156, 159 or 329 days\? \(saves 0:30\)/);
  });
});

test('a script of 300 slides prints whole', async () => {
  const cwd = mkdtempSync(join(tmpdir(), 'lanternist-long-'));
  try {
    mkdirSync(join(cwd, 'long'));
    const slides = Array.from({ length: 299 }, (_, index) => `## Slide number ${index + 2}\n\nText of it.\n`);
    writeFileSync(
      join(cwd, 'long', 'en.md'),
      `---\ntitle: Long\nauthor: A. Author\nlang: en\n---\n\n${slides.join('\n')}`,
    );
    const sheets = await printed(await handout('long/en.md', { layout: '3' }, cwd));
    expect(sheets.pages).toBe(100);
    const guide = await printed(await handout('long/en.md', {}, cwd));
    expect(guide.outline).toHaveLength(300);
    const script = await printed(await paper('script', 'long/en.md', {}, cwd));
    // The plan has a heading of its own.
    expect(script.outline).toHaveLength(301);
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
});
