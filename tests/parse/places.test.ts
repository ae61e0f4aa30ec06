import { describe, expect, test } from 'vitest';
import { libraryUses } from '../../src/model/library-use.ts';
import { sourceText } from '../../src/model/span.ts';
import { parse } from '../../src/parse/parse.ts';

// An undefined footnote is reported wherever inline text is read, so it serves as a probe: each script holds `[^x]`
// once, and the problem must stand exactly there.
const scripts: readonly (readonly [what: string, text: string])[] = [
  ['paragraph', '## A\n\ntext [^x] more\n'],
  ['second line of a paragraph', '## A\n\nfirst line\nsecond [^x]\n'],
  ['indented continuation line', '## A\n\nfirst line\n   second [^x]\n'],
  ['after a hard break by spaces', '## A\n\nfirst  \nsecond [^x]\n'],
  ['after a hard break by backslash', '## A\n\nfirst\\\nsecond [^x]\n'],
  ['headline', '## The siege [^x] lasted {#siege}\n'],
  ['headline with closing hashes', '## The siege [^x] ##\n'],
  ['end of a headline', '## The siege [^x]\n'],
  ['before attributes of a headline', '## The siege [^x] {#siege}\n'],
  ['setext headline', 'The siege [^x]\n===\n'],
  ['lower heading', '## A\n\n### Below [^x]\n'],
  ['list item', '## A\n\n- one\n- two [^x]\n'],
  ['nested list item', '## A\n\n- one\n  - two\n    - three [^x]\n'],
  ['ordered list, second paragraph', '## A\n\n1. one\n\n   more [^x]\n'],
  ['list item with a tab', '## A\n\n-\tone [^x]\n'],
  ['continuation indented by a tab', '## A\n\n- one\n\t[^x]\n'],
  ['tab inside the text', '## A\n\none\ttwo\t[^x]\n'],
  ['block quote', '## A\n\n> quoted [^x]\n'],
  ['block quote, second line, lazy', '## A\n\n> quoted\nlazy [^x]\n'],
  ['list in a block quote', '## A\n\n> - one\n> - two [^x]\n'],
  ['headline in a block quote', '## A\n\n> ### Deep [^x]\n'],
  ['table cell', '## A\n\n| Who | When |\n|---|---|\n| Izvestia | 159 days [^x] |\n'],
  ['table head', '## A\n\n| Who | When [^x] |\n|---|---|\n| Izvestia | 159 |\n'],
  ['table without outer pipes', '## A\n\nWho | When\n--- | ---\nIzvestia | 159 [^x]\n'],
  ['table cell after an escaped pipe', '## A\n\n| Who | When |\n|---|---|\n| a \\| b | c \\| d [^x] |\n'],
  ['table cell in non-Latin script', '## A\n\n| Кто | Когда |\n|---|---|\n| Известия | 159 дней [^x] |\n'],
  ['non-ASCII text', '## A\n\nВ Порт-Артуре, 旅順 — «осада» [^x]\n'],
  ['surrogate pairs count two', '## A\n\n𠮷𠮷 text [^x]\n'],
  ['emphasis', '## A\n\n*very **strong [^x] words***\n'],
  ['after escapes and entities', '## A\n\n\\* &amp; &#1078; \\[ [^x]\n'],
  ['after code', '## A\n\n`code` and ``co`de`` [^x]\n'],
  ['link text', '## A\n\nsee [the map [^x] here](https://example.org "t")\n'],
  ['after an autolink', '## A\n\n<https://example.org> [^x]\n'],
  ['picture alt', '## A\n\ntext ![seen [^x] here](a.jpg) text\n'],
  ['span', '## A\n\n[Порт [^x] Артур]{lang=ru}\n'],
  ['superscript before', '## A\n\nthe 19^th^ century [^x]\n'],
  ['footnote definition', '## A\n\ntext[^a]\n\n[^a]: source [^x]\n'],
  ['footnote definition, second paragraph', '## A\n\ntext[^a]\n\n[^a]: source\n\n    more [^x]\n'],
  ['inline footnote', '## A\n\ntext^[a source [^x] there]\n'],
  ['inside a block', '## A\n\n::: columns\n::: column\none [^x]\n:::\n:::\n'],
  ['inside notes', '## A\n\n::: notes\nspoken [^x]\n:::\n'],
  ['after a comment', '## A\n\nseen <!-- not this --> seen [^x]\n'],
  ['after front matter', '---\ntitle: T\n---\n\n## A\n\ntext [^x]\n'],
  ['number item', '## A\n\n::: numbers\n- **150** men [^x]\n:::\n'],
];

/** Notations of evidence, each with the part that is a key or is reported. */
const probes: readonly (readonly [what: string, notation: string, part: string])[] = [
  ['citation', '[@key, p. 7]', 'key'],
  ['second key', '[@ab-c, p. 1, 2; @key]', 'key'],
  ["key inside an editor's note", '[@editor: *so* [@key]]{confidence=high}', 'key'],
  ['key inside a footnote', '^[see *there* [@key]]', 'key'],
  ['place', '[*Dalny*]{.x place=key lang=en}', 'place=key'],
  ['empty person', '[]{person="key"}', 'person="key"'],
  ['malformed citation', '[@key;]', '[@key;]'],
  ['attributes on a citation', '[@key]{.x}', '[@key]{.x}'],
  ["empty editor's note", '[@editor:]{confidence=low}', '[@editor:]{confidence=low}'],
  ['confidence', '[@editor: sure]{confidence=key}', 'confidence=key'],
  ['impossible date', '[the *30* February 1904]{.os}', '30* February 1904'],
  ['date that disagrees', '[20 December 1904]{.os date=1904-12-20}', 'date=1904-12-20'],
  ['date without words', '[key]{date=key}', 'date=key'],
];

const endings: readonly (readonly [name: string, ending: string])[] = [
  ['LF', '\n'],
  ['CRLF', '\r\n'],
  ['CR', '\r'],
];

describe.each(endings)('places with %s', (_name, ending) => {
  test.each(scripts)('%s', (_what, lines) => {
    const text = lines.replaceAll('\n', ending);
    const { problems } = parse(sourceText('talk.md', text), { narrative: 'talk' });
    const found = problems.filter((problem) => problem.code === 'reference-undefined');
    expect(found.map(({ line, column }) => `${line}:${column}`)).toEqual([placeOf(text, '[^x]')]);
    expect(found[0]?.excerpt.slice((found[0]?.column ?? 0) - 1, (found[0]?.endColumn ?? 0) - 1)).toBe('[^x]');
  });
});

// The words of a picture hold no notations, and an inline footnote holds no other one.
const contextsOf = (_notation: string) => scripts.filter(([what]) => what !== 'picture alt');

describe.each(endings)('notations of evidence with %s', (_name, ending) => {
  describe.each(probes)('%s', (_what, notation, part) => {
    test.each(contextsOf(notation))('%s', (_context, lines) => {
      const text = lines.replace('[^x]', () => notation).replaceAll('\n', ending);
      const offset = text.indexOf(notation) + notation.indexOf(part);
      expect(reported(text)).toContain(`${placeAt(text, offset)} ${part}`);
    });
  });
});

test.each([
  '## A\n\n[x]{.os\n  place=key}\n',
  '## A\n\n> [x]{.os\n>    place=key}\n',
  '## A\n\n- ^[one [x]{.os\n  place=key}]\n',
])('attributes over two lines: %j', (text) => {
  expect(reported(text)).toContain(`${placeOf(text, 'place=key')} place=key`);
});

/** Places and texts of all keys and problems. */
function reported(text: string): string[] {
  const source = sourceText('talk.md', text);
  const { edition, problems } = parse(source, { narrative: 'talk' });
  const keys = libraryUses(edition).map(
    ({ span }) => `${placeAt(text, span.start)} ${text.slice(span.start, span.end)}`,
  );
  return [
    ...keys,
    ...problems.map(({ line, column, endLine, endColumn }) => {
      const start = (source.lineStarts[line - 1] ?? 0) + column - 1;
      const end = (source.lineStarts[endLine - 1] ?? 0) + endColumn - 1;
      return `${line}:${column} ${text.slice(start, end)}`;
    }),
  ];
}

/** Line and column counted naively. */
function placeOf(text: string, probe: string): string {
  return placeAt(text, text.indexOf(probe));
}

function placeAt(text: string, offset: number): string {
  const lines = text.slice(0, offset).split(/\r\n|\n|\r/);
  return `${lines.length}:${(lines.at(-1) ?? '').length + 1}`;
}
