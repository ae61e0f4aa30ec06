import { expect, test } from 'vitest';
import { rehearsalReport } from '../../src/commands/rehearsal-report.ts';
import { rehearsalOf } from '../../src/model/rehearsal.ts';
import { sourceText } from '../../src/model/span.ts';
import { parse } from '../../src/parse/parse.ts';

const notes = (words: number): string => `\n\n::: notes\n${'word '.repeat(words).trim()}.\n:::\n\n`;
const script = `---
title: A harbour
duration: 6 min
---

# The fortress {#fortress short="Fortress" time="60 s"}${notes(130)}## The siege {#siege time="90 s"}${notes(120)}---

More of it.

# 旅順港 {#harbour time="60 s"}${notes(50)}## For paper {#paper not=deck}

## The end {#end}
`;
const { edition } = parse(sourceText('talk.md', script), { narrative: 'talk' });
const rehearsed = (took: Record<string, number>) => rehearsalOf(edition, took, 130);

test('a rehearsal is reckoned by slide, act and whole', () => {
  const { slides, acts, whole, duration } = rehearsed({
    ...{ 'a-harbour': 20_000, title: 20_000, fortress: 60_000, siege: 90_000, 'siege-2': 10_000, harbour: 2999 },
    ...{ end: 3000, paper: 5000, sources: 60_000 },
  });
  expect(duration).toBe(360);
  // What 210 s of 6 min leave is shared by the title, the continuation and the end.
  expect(slides.map(({ id, planned, actual }) => [id, planned, actual])).toEqual([
    [edition.title?.id, 50, 20],
    ['fortress', 60, 60],
    ['siege', 90, 90],
    ['siege-2', 50, 10],
    ['harbour', 60, undefined],
    ['end', 50, 3],
  ]);
  expect(acts).toEqual([
    { title: '', slides: 1, visited: 1, planned: 50, plannedOfVisited: 50, actual: 20, words: 0, rate: 0 },
    {
      title: 'Fortress',
      slides: 3,
      visited: 3,
      planned: 200,
      plannedOfVisited: 200,
      actual: 160,
      words: 250,
      rate: 100,
    },
    { title: '旅順港', slides: 2, visited: 1, planned: 110, plannedOfVisited: 50, actual: 3, words: 0, rate: 0 },
  ]);
  expect(whole).toMatchObject({ slides: 6, visited: 5, planned: 360, actual: 183, words: 250, rate: 100 });
});

test('nothing rehearsed gives no rates', () => {
  const { whole, acts } = rehearsed({ fortress: Number.NaN, siege: -5, harbour: Number.POSITIVE_INFINITY });
  expect([whole.visited, whole.actual, whole.rate]).toEqual([0, 0, 0]);
  expect(acts.map(({ rate }) => rate)).toEqual([0, 0, 0]);
});

test('the report has a line an act and says what is to be done', () => {
  const id = edition.title?.id ?? '';
  const took = { [id]: 50_000, fortress: 40_000, siege: 40_000, 'siege-2': 50_000, harbour: 58_000, end: 170_000 };
  expect(rehearsalReport(rehearsed(took), 130)).toBe(`\
act                   planned  actual  words/min
before the first act     0:50    0:50          –  as planned
Fortress                 3:20    2:10        188  1:10 shorter than planned, too fast to follow
旅順港                   1:50    3:48         52  1:58 longer than planned
the whole                6:00    6:48        130  0:48 longer than planned

The lecture took 6:48 of 6:00: 0:48 too long.
`);
  expect(rehearsalReport(rehearsed({ harbour: 35_000 }), 130)).toBe(`\
act                   planned  actual  words/min
before the first act     0:50       –          –  not rehearsed
Fortress                 3:20       –          –  not rehearsed
旅順港                   1:50    0:35         86  0:25 shorter than planned, slow, 1 of 2 slides
the whole                6:00    0:35         86  0:25 shorter than planned, slow, 1 of 6 slides

Not rehearsed: 1 "A harbour", 2 "The fortress", 3 "The siege", 3b "The siege (2)", 6 "The end".
`);
});

test('a script without acts or length gets one line', () => {
  const plain = parse(sourceText('talk.md', `## One {#one}${notes(65)}## Two {#two}\n`), { narrative: 'talk' }).edition;
  const report = rehearsalReport(rehearsalOf(plain, { one: 31_000, two: 4000 }, 130), 130);
  expect(report).toBe(`\
act        planned  actual  words/min
the whole     0:30    0:35        126  as planned
`);
});
