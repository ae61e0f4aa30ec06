import { describe, expect, test } from 'vitest';
import { compile } from '../../src/index.ts';
import { overflowProblems } from '../../src/measure/overflow.ts';
import type { BibliographyEntry } from '../../src/model/evidence.ts';
import type { Edition } from '../../src/model/narrative.ts';
import { noEvidence } from '../../src/render/evidence-parts.ts';
import { linesAtMost } from '../../src/render/line-estimate.ts';
import { withSources } from '../../src/render/sources-slides.ts';

const script = '---\ntitle: T\n---\n\n## One\n\nText.\n\n## Two {#two}\n\nText.\n\n';

async function edition(text = script): Promise<Edition> {
  const compiled = await compile(text, { path: 'talk.md' });
  if (!compiled.edition) throw new Error('no edition');
  return compiled.edition;
}

const book = (index: number, title: string, perspective = ''): BibliographyEntry => ({
  key: `b${index}`,
  html: `Writer ${index}. <i>${title}</i>. London, 1905.`,
  perspective,
  partisan: false,
  translation: '',
  notes: [index],
});

/** How many entries stand on each of the made slides. */
async function shared(entries: readonly BibliographyEntry[], width: number): Promise<number[]> {
  const evidence = { ...noEvidence('en'), cited: { ...noEvidence('en').cited, bibliography: entries } };
  const { acts } = withSources(await edition(), { evidence, words: { sources: 'Sources' }, width });
  return acts
    .flatMap(({ slides }) => slides)
    .flatMap(({ blocks }) => blocks.flatMap((block) => (block.type === 'bibliography' ? [block.entries.length] : [])));
}

const forty = (title: string, perspective = '') =>
  Array.from({ length: 40 }, (_, at) => book(at + 1, title, perspective));

describe('sources are shared out', () => {
  test('over few slides when they are short', async () => {
    expect(await shared(forty('The Siege'), 1280)).toEqual([14, 14, 12]);
  });

  test.each([1280, 960])('evenly, at a width of %d', async (width) => {
    const counts = await shared(forty('The Siege', 'A newspaper of the capital'), width);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(40);
    expect(Math.max(...counts.slice(0, -1)) - Math.min(...counts.slice(0, -1))).toBeLessThanOrEqual(1);
  });

  test('fewer stand on a slide when their words are long, and fewer at 4:3', async () => {
    const long = forty('A History of the War in Pictures '.repeat(9), 'An officer. '.repeat(12));
    const [wide = 0] = await shared(long, 1280);
    const [narrow = 0] = await shared(long, 960);
    expect([wide, narrow]).toEqual([4, 3]);
  });
});

describe('lines that a text takes', () => {
  const frame = { size: 20, width: 400 };

  test.each([
    ['', 1],
    ['a short one', 1],
    ['n'.repeat(36), 2],
    // Nothing stands beside a word of more than half a line.
    [`${'n'.repeat(20)} ${'n'.repeat(20)} ${'n'.repeat(20)}`, 3],
    ['n'.repeat(350), 10],
    ['戦'.repeat(39), 3],
  ])('%s', (text, lines) => {
    expect(linesAtMost(text, frame)).toBe(lines);
  });
});

describe('overflow', () => {
  const misfit = { what: 'text', how: 'bottom', pixels: 30, number: '4', title: 'Sources' };

  test('of a slide that the script holds is reported there, of a made one at the end', async () => {
    const measured = [
      { ...misfit, slide: 'two', number: '?', title: '?' },
      { ...misfit, slide: 'sources' },
      { ...misfit, slide: 'sources' },
    ];
    const found = overflowProblems(await edition(), measured);
    expect(found.map(({ line, column, message }) => `${line}:${column} ${message}`)).toEqual([
      '9:1 The text of slide 3 "Two" leaves its area at the bottom by 30 px',
      '11:6 The text of slide 4 "Sources" leaves its area at the bottom by 30 px',
    ]);
    expect(found[1]?.hint).toMatch(/library/);
  });

  test('that the script allows is not', async () => {
    const allowed = await edition(script.replace('title: T', 'title: T\nallow: { slide-overflow: a test }'));
    expect(overflowProblems(allowed, [{ ...misfit, slide: 'sources' }])).toEqual([]);
  });
});
