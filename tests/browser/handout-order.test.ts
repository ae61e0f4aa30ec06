import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { buildAll } from '../../src/build.ts';
import { compileScript } from '../../src/compile.ts';
import { labelOf } from '../../src/model/names.ts';
import type { Edition, Slide } from '../../src/model/narrative.ts';
import { passagesOf, type Register } from '../../src/model/passages.ts';
import { type HandoutLayout, handoutLayouts, type PrintWish } from '../../src/model/print-settings.ts';
import { runningText } from '../../src/model/running-text.ts';
import { slidesOf } from '../../src/model/walk.ts';
import { openPrintPool } from '../../src/output/print-pool.ts';
import { defaultSettings } from '../../src/pages.ts';
import { shownNotes } from '../../src/render/printed-slide.ts';
import { openWorkshop } from '../../src/workshop.ts';
import { noise } from '../support/noise.ts';
import { inspectPdf } from '../support/pdf.ts';
import { inksOf } from '../support/pdf-lines.ts';
import { factsOf } from '../support/pdf-ua/facts.ts';
import { checkPdf } from '../support/pdf-ua.ts';
import { isSoak } from '../support/soak.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const out = mkdtempSync(join(tmpdir(), 'lanternist-order-'));
const printers = openPrintPool();
afterAll(async () => {
  await printers.close();
  rmSync(out, { recursive: true, force: true });
});

async function handout(script: string, print: PrintWish, cwd = root): Promise<Uint8Array> {
  const { outputs, problems } = await buildAll(
    openWorkshop(cwd),
    [script],
    { ...defaultSettings, print, out, to: ['handout'], lang: '' },
    printers,
  );
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  return readFileSync(outputs[0]?.file ?? '');
}

const plain = (text: string): string => text.replace(/[\s\u00AD\u200B\u2060]+/gu, '');

/** What must be met in this order: of each slide its headline, and how what is shown, read or spoken begins. */
function wayThrough(edition: Edition, layout: HandoutLayout, library: Parameters<typeof labelOf>[0]): string[] {
  const registers: readonly Register[] =
    layout === 'guide'
      ? ['body', 'read']
      : layout === 'notes'
        ? ['body', 'notes']
        : layout === 'outline'
          ? []
          : ['body'];
  const begins = (slide: Slide, register: Register): string[] => {
    const passage = passagesOf(slide).find((each) => each.register === register && each.within === 'prose');
    if (!passage) return [];
    const { text, references } = runningText(passage.tokens, edition.source, {
      label: (mark) => labelOf(library, mark, edition.meta.lang, slide.when),
      otherDay: () => '',
    });
    return [plain(text.slice(0, Math.min(9, references[0]?.at ?? 9)))];
  };
  const hasNotes = (slide: Slide): boolean => shownNotes(edition, slide, 'handout').length > 0;
  return [...slidesOf(edition)]
    .filter(({ kind, audience }) => kind !== 'title' && audience.has('handout'))
    .flatMap((slide) => [
      plain(slide.title),
      ...registers.flatMap((register) => begins(slide, register)),
      ...(layout === '9' ? [plain(slide.number + slide.short)] : []),
      ...(layout === '4' || layout === '6' ? [`${slide.number}${hasNotes(slide) ? 'Sources' : ''}`] : []),
    ]);
}

/** All layouts of all narratives take minutes. */
const handouts: readonly (readonly [string, HandoutLayout])[] = isSoak
  ? ['leonov-at-wonsan', 'port-arthur', 'far-eastern-intervention', 'siberian-internment'].flatMap((name) =>
      handoutLayouts.map((layout) => [name, layout] as const),
    )
  : [
      ['leonov-at-wonsan', 'guide'],
      ['leonov-at-wonsan', '3'],
      ['leonov-at-wonsan', '9'],
      ['leonov-at-wonsan', 'notes'],
      ['far-eastern-intervention', 'outline'],
    ];

test.each(handouts)(
  '%s as %s reads in the order of the script, and every page says which it is',
  async (name, layout) => {
    const script = { file: join(root, 'narratives', name, 'en.md'), narrative: name, lang: 'en' };
    const { edition, library } = await compileScript(openWorkshop(root), script);
    const bytes = await handout(`narratives/${name}/en.md`, { layout });
    expect(await checkPdf(bytes)).toEqual([]);
    const { texts, pages } = await inspectPdf(bytes);
    texts.forEach((text, index) => {
      expect(text).toContain(`${index + 1} / ${pages}`);
    });
    // As it is painted, which is how text is taken out of it.
    const text = plain(texts.join(''));
    let at = 0;
    for (const each of wayThrough(edition as Edition, layout, library)) {
      const found = text.indexOf(each, at);
      expect(found, `"${each}" behind "${text.slice(Math.max(0, at - 30), at)}"`).toBeGreaterThanOrEqual(at);
      at = found + each.length;
    }
    // As the tags give it: nobody is led back to an earlier page, but by the margin of a guide, which follows its text.
    if (layout === 'guide') return;
    const { items, pageOf } = factsOf(bytes);
    const inOrder = items.map(pageOf).filter((page) => page > 0);
    expect(inOrder).toEqual([...inOrder].sort((a, b) => a - b));
  },
);

test('slides of a sheet are read one below the other where they run down', async () => {
  const { texts } = await inspectPdf(
    await handout('narratives/leonov-at-wonsan/en.md', { layout: '6', order: 'down' }),
  );
  const text = plain(texts[0] ?? '');
  const at = ['Whosurrendered', 'ViktorLeonovled', 'NearPechenga', 'RussianSevenlands'].map((each) =>
    text.indexOf(each),
  );
  expect(at).toEqual([...at].sort((a, b) => a - b));
  expect(at[0]).toBeGreaterThan(0);
});

test('sheets name the sources of each slide; an index does not', async () => {
  const script = 'narratives/leonov-at-wonsan/en.md';
  const text = async (layout: HandoutLayout): Promise<string> =>
    (await inspectPdf(await handout(script, { layout }))).texts.join(' ');
  expect(await text('3')).toContain('14 Russian Seven, sec. “the War on the Western front”, para. 1');
  expect(await text('6')).toMatch(/Sources 14–16 Russian Seven · 17 Editor’s note/);
  expect(await text('9')).not.toMatch(/Sources 14–16/);
});

test('what is not in dispute is painted behind the accounts, and a notice before its slide', async () => {
  const { texts } = await inspectPdf(await handout('narratives/leonov-at-wonsan/en.md', { layout: '3' }));
  const text = plain(texts.join(''));
  const inOrder = (...parts: readonly string[]): void => {
    const [first = '', ...others] = parts.map(plain);
    const at = [first, ...others].map((part) => text.indexOf(part, text.indexOf(first)));
    expect(at).toEqual([...at].sort((a, b) => a - b));
    expect(at[0]).toBeGreaterThan(0);
  };
  inOrder('How many prisoners were there', 'Others joined.', 'Not in dispute Article and interview');
  inOrder('Content notice: What follows', 'Where did the prisoners go');
});

test('the outline tells whose accounts differ', async () => {
  const { texts } = await inspectPdf(await handout('narratives/leonov-at-wonsan/en.md', { layout: 'outline' }));
  const text = texts.join(' ');
  expect(text).toMatch(/How many prisoners were there.*Accounts differ: Russian Seven, headline \(5,000 prisoners\); /);
  expect(text).toContain('Not in dispute: Article and interview agree on 3,500 at Wonsan.');
});

test('what is meant for grey has no colour, and its pictures stay what they are', async () => {
  for (const layout of ['guide', '2'] as const) {
    const inks = await inksOf(await handout('narratives/leonov-at-wonsan/en.md', { layout, grey: true }));
    const coloured = inks.filter((ink) => {
      const parts = [1, 3, 5].map((at) => Number.parseInt(ink.slice(at, at + 2), 16));
      return Math.max(...parts) - Math.min(...parts) > 12;
    });
    expect(inks.length).toBeGreaterThan(1);
    expect(coloured).toEqual([]);
  }
  const cwd = mkdtempSync(join(tmpdir(), 'lanternist-grey-'));
  try {
    writeFileSync(join(cwd, 'photo.png'), noise(600, 340));
    writeFileSync(
      join(cwd, 'photo.md'),
      '---\ntitle: T\nauthors: A\n---\n\n## One\n\n![Noise](photo.png){credit="A" license="B"}\n',
    );
    for (const [grey, blended] of [
      [true, true],
      [false, false],
    ]) {
      const bytes = await handout('photo.md', { layout: '1', grey }, cwd);
      expect(await checkPdf(bytes)).toEqual([]);
      const { file } = factsOf(bytes);
      expect([...file.objects.values()].some(({ source }) => source.includes('/Luminosity'))).toBe(blended);
      expect((await inspectPdf(bytes)).pictures).toHaveLength(1);
    }
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
});

test('on paper that lies the spoken text stands beside the slide, not on a page of its own', async () => {
  const { pages, sizes } = await inspectPdf(
    await handout('narratives/leonov-at-wonsan/en.md', { layout: 'notes', orientation: 'landscape' }),
  );
  expect(sizes[0]?.map(Math.round)).toEqual([842, 595]);
  // 13 slides, and one of them with a long note.
  expect(pages).toBeLessThan(15);
});
