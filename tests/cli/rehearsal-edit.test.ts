import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineDiff } from '../../src/commands/line-diff.ts';
import { withTimes } from '../../src/commands/rehearsal-edit.ts';
import type { Edition } from '../../src/model/narrative.ts';
import { sourceText } from '../../src/model/span.ts';
import { slidesOf } from '../../src/model/walk.ts';
import { parse } from '../../src/parse/parse.ts';

function editionOf(text: string): Edition {
  return parse(sourceText('talk.md', text), { narrative: 'talk' }).edition;
}

/** The script with the same time on every slide. */
function timed(text: string, ms = 83_000): string {
  const edition = editionOf(text);
  return withTimes(edition, Object.fromEntries([...slidesOf(edition)].map(({ id }) => [id, ms]))).text;
}

describe('where a time goes', () => {
  test.each([
    ['## Title', '## Title {time="85 s"}'],
    ['## Title   ', '## Title {time="85 s"}   '],
    ['## Title ##', '## Title {time="85 s"} ##'],
    ['## Title {#id .class} ##', '## Title {#id .class time="85 s"} ##'],
    ['## Title { .wide }', '## Title { .wide time="85 s"}'],
    ['## Title {}', '## Title {time="85 s"}'],
    ['## Title {time=90 .wide}', '## Title {time="85 s" .wide}'],
    ['## Title {#id time="1 min 20 s" when=1904} ##', '## Title {#id time="85 s" when=1904} ##'],
    ['## Title {time=“2 min”}', '## Title {time="85 s"}'],
    ['## Title {time="soon"}', '## Title {time="85 s"}'],
    ['## Title {notice="time=5 {s}" time=1:30}', '## Title {notice="time=5 {s}" time="85 s"}'],
    ['## Title {time=10 time=20}', '## Title {time="85 s" time=20}'],
    ['## Title {time=1:25}', '## Title {time=1:25}'],
    ['## From [Порт-Артур]{lang=ru}', '## From [Порт-Артур]{lang=ru} {time="85 s"}'],
    ['## {when=1904}', '## {when=1904 time="85 s"}'],
    ['##', '## {time="85 s"}'],
    ['Title\n---', 'Title {time="85 s"}\n---'],
    ['# One\r\n\r\n## Two {.a}\r\n', '# One {time="85 s"}\r\n\r\n## Two {.a time="85 s"}\r\n'],
    ['## One\n\nText.\n\n---\n\nMore.', '## One {time="85 s"}\n\nText.\n\n---\n\nMore.'],
    ['Words before any heading.', 'Words before any heading.'],
    ['---\ntitle: A\n---\n\nText.\n\n## One', '---\ntitle: A\n---\n\nText.\n\n## One {time="85 s"}'],
  ])('%j', (before, after) => {
    expect(timed(before)).toBe(after);
  });
});

test('what was not visited, or only passed through, keeps its time', () => {
  const text = '## One {time=10}\n\n## Two {time=20}\n\n## Three {time=30}\n\n## Constructor\n';
  const { text: after, changes } = withTimes(editionOf(text), { one: 2999, two: 3000, elsewhere: 50_000 });
  expect(after).toBe(text.replace('time=20', 'time="5 s"'));
  expect(changes).toEqual([{ id: 'two', title: 'Two', line: 3, before: 20, after: 5 }]);
});

test('times without a heading of their own are told', () => {
  const edition = editionOf('---\ntitle: A harbour\n---\n\n## One\n\nText.\n\n---\n\nMore.\n');
  const took = Object.fromEntries([...slidesOf(edition)].map(({ id }) => [id, 12_400]));
  expect(withTimes(edition, took).unwritten.map(({ why, took: seconds }) => [why, seconds])).toEqual([
    ['title', 10],
    ['continuation', 10],
  ]);
});

const attribute = fc.constantFrom(
  '#id',
  '.wide',
  'time=90',
  'time="1:30"',
  'when=1904',
  'notice="a {b} c"',
  'short=“x y”',
);
const heading = fc
  .record({
    level: fc.constantFrom('#', '##'),
    words: fc.constantFrom('One', 'Two *words*', 'C#', 'A {b', '[x]{lang=ru}', '`{c}`', '旅順', 'Not \\}', ''),
    attributes: fc.option(fc.uniqueArray(attribute, { maxLength: 4 })),
    closing: fc.constantFrom('', ' ##', '  ', ' ## '),
  })
  .map(({ level, words, attributes, closing }) => {
    const braces = attributes ? ` {${attributes.join(' ')}}` : '';
    return `${level} ${words}${braces}${closing}`;
  });
const line = fc.oneof(
  heading,
  fc.constantFrom('', 'Text.', '---', '::: notes', ':::', '- item', '```', 'Setext', '===', '> # quoted'),
);
const scripts = fc
  .tuple(fc.array(line, { maxLength: 24 }), fc.constantFrom('\n', '\r\n', '\r'), fc.boolean())
  .map(([lines, ending, front]) => (front ? ['---', 'title: A', '---', '', ...lines] : lines).join(ending));
const visits = fc.array(fc.integer({ min: 0, max: 400_000 }), { minLength: 30, maxLength: 30 });

/** Everything that an edition says but for its times and places. */
function said(edition: Edition): string {
  return JSON.stringify(
    [...slidesOf(edition)].map(
      ({ id, explicitId, number, title, short, layout, classes, kind, when, notice, blocks }) => [
        [id, explicitId, number, title, short, layout, classes, kind, when, notice],
        blocks.map(({ type }) => type),
      ],
    ),
  );
}

describe('any script', () => {
  test('reads the same afterwards but for its times, and a second time changes nothing', () => {
    fc.assert(
      fc.property(scripts, visits, (text, ms) => {
        const edition = editionOf(text);
        const took = Object.fromEntries([...slidesOf(edition)].map(({ id }, index) => [id, ms[index] ?? 0]));
        const edited = withTimes(edition, took);
        const after = editionOf(edited.text);
        expect(said(after)).toBe(said(edition));
        const times = new Map([...slidesOf(after)].map(({ id, time }) => [id, time]));
        for (const { id, time } of slidesOf(edition))
          expect(times.get(id)).toBe(edited.changes.find((each) => each.id === id)?.after ?? time);
        const again = withTimes(after, took);
        expect(again.text).toBe(edited.text);
        expect(again.changes).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  test('has a diff that leads from one text to the other', () => {
    fc.assert(
      fc.property(scripts, (text) => {
        const after = timed(text);
        const diff = lineDiff('talk.md', text, after);
        const lines = diff.split('\n').slice(2);
        const minus = lines.filter((each) => each.startsWith('-')).map((each) => each.slice(1).replace(/\r$/, ''));
        const plus = lines.filter((each) => each.startsWith('+')).map((each) => each.slice(1).replace(/\r$/, ''));
        const changed = text.split(/\r\n|\r|\n/).filter((each, at) => each !== after.split(/\r\n|\r|\n/)[at]);
        expect(minus).toEqual(changed);
        expect(plus.length).toBe(minus.length);
        expect(diff === '').toBe(text === after);
      }),
    );
  });
});

test('a diff shows three lines around each change', () => {
  const text = ['# One', '', 'a', 'b', 'c', 'd', 'e', 'f', '', '## Two {time=5}', '', '## Three'].join('\n');
  expect(lineDiff('talk/en.md', text, timed(text))).toBe(`\
--- talk/en.md
+++ talk/en.md
@@ -1,4 +1,4 @@
-# One
+# One {time="85 s"}
 
 a
 b
@@ -7,6 +7,6 @@
 e
 f
 
-## Two {time=5}
+## Two {time="85 s"}
 
-## Three
\\ No newline at end of file
+## Three {time="85 s"}
\\ No newline at end of file
`);
  expect(lineDiff('talk/en.md', text, text)).toBe('');
});
