import { describe, expect, test } from 'vitest';
import { citationOf, isReference, noteNumberOf } from '../../src/model/evidence.ts';
import { sourceText } from '../../src/model/span.ts';
import { everythingOn, flat, slidesOf, tokensIn } from '../../src/model/walk.ts';
import { parse } from '../../src/parse/parse.ts';
import { plainText } from '../../src/parse/text.ts';

const read = (text: string, lang = 'en') => parse(sourceText('talk.md', text), { narrative: 'talk', lang });

/** `1 @key`, `2 ^words of a footnote`, `3 !words of the editor`. */
function notesOf(text: string): string[] {
  return read(text).edition.notes.map((note) => {
    if (note.type === 'citation')
      return `${note.number} ${note.citation.items.map(({ key, locator }) => `@${key}${locator && `, ${locator}`}`).join('; ')}`;
    const mark = note.type === 'footnote' ? '^' : '!';
    const confidence = note.type === 'editor' && note.confidence !== '' ? ` (${note.confidence})` : '';
    return `${note.number} ${mark}${plainText(note.tokens)}${confidence}`;
  });
}

/** The numbers that stand on each slide, in the order of the text. */
function numbersOf(text: string): number[][] {
  return [...slidesOf(read(text).edition)].map((slide) =>
    [...flat(slide.headline), ...tokensIn(everythingOn(slide))].filter(isReference).map(noteNumberOf),
  );
}

describe('citations', () => {
  const items = (text: string) => {
    const { edition } = read(`## A\n\n${text}\n`);
    return edition.notes.flatMap((note) => (note.type === 'citation' ? note.citation.items : []));
  };
  const keys = (text: string) => items(text).map(({ key, locator }) => [key, locator]);

  test.each([
    ['[@izvestia]', [['izvestia', '']]],
    ['[@izvestia, sec. 3]', [['izvestia', 'sec. 3']]],
    ['[@izvestia, sec. 3, para. 2; @pa-159-days]', [['izvestia', 'sec. 3, para. 2'], ['pa-159-days', '']]], // biome-ignore format: one row a case
    ['[@a;@b ; @c]', [['a', ''], ['b', ''], ['c', '']]], // biome-ignore format: one row a case
    ['[@izvestia, “Guards; landing”; @b]', [['izvestia', '“Guards; landing”'], ['b', '']]], // biome-ignore format: one row a case
    ['[@smith1990_a:b.c#d/e]', [['smith1990_a:b.c#d/e', '']]],
    ['[@известия, с. 5]', [['известия', 'с. 5']]],
    ['[@旅順]', [['旅順', '']]],
    ['[@__proto__]', [['__proto__', '']]],
    ['[@izvestia,\n  sec.\n  3]', [['izvestia', 'sec. 3']]],
    ['[@a, see [ch. 2] there]', [['a', 'see [ch. 2] there']]],
    ['[@a.]', []],
    ['[@a, @b]', []],
    ['[@a, me@example.org]', [['a', 'me@example.org']]],
    ['\\[@a]', []],
    ['`[@a]`', []],
    ['me@example.org and @a alone', []],
    ['[see @a]', []],
  ])('%s', (text, expected) => {
    expect(keys(text)).toEqual(expected);
  });

  test('a link may hold one, and has no attributes of it', () => {
    expect(notesOf('## A\n\n[the map [@a]](https://example.org)\n')).toEqual(['1 @a']);
  });

  test('the place of every key is its own', () => {
    const text = '## A\n\n> see [@one, p. 1;\n> @two; @one]\n';
    const { edition } = read(text);
    const spans = edition.notes.flatMap((note) => (note.type === 'citation' ? note.citation.items : []));
    expect(spans.map(({ keySpan }) => [keySpan.start, text.slice(keySpan.start, keySpan.end)])).toEqual([
      [text.indexOf('one'), 'one'],
      [text.indexOf('two'), 'two'],
      [text.lastIndexOf('one'), 'one'],
    ]);
    const [note] = edition.notes;
    expect(text.slice(note?.span.start, note?.span.end)).toBe('[@one, p. 1;\n> @two; @one]');
  });

  test('what cannot be read is printed as it stands', () => {
    const { edition, problems } = read('## A\n\na [@a @b] c\n');
    const [slide] = slidesOf(edition);
    expect(plainText(tokensIn(slide?.blocks ?? []).filter((token) => token.type === 'text'))).toBe('a [@a @b] c');
    expect(problems.map((each) => each.code)).toEqual(['citation-malformed']);
  });
});

describe('one series of numbers', () => {
  test('footnotes, citations and the editor, in the order of the text', () => {
    const text = '## A\n\na[^1] b [@k] c [@editor: born *1916*]{confidence=high} d^[by hand]\n\n[^1]: First.\n';
    expect(notesOf(text)).toEqual(['1 ^First.', '2 @k', '3 !born 1916 (high)', '4 ^by hand']);
    expect(numbersOf(text)).toEqual([[1, 2, 3, 4]]);
  });

  test('the same citation has one number on a slide and a new one on the next', () => {
    const text = '## A [@k]\n\na [@k] b [@k, p. 1] c [@k, p. 1] d [@k; @l]\n\n## B\n\n[@k]\n\n---\n\n[@k]\n';
    expect(notesOf(text)).toEqual(['1 @k', '2 @k, p. 1', '3 @k; @l', '4 @k', '5 @k']);
    expect(numbersOf(text)).toEqual([[1, 1, 2, 2, 3], [4], [5]]);
  });

  test('a footnote keeps its number wherever it is referred to; an editor’s note is a new one each time', () => {
    const text = '## A\n\n[^1] [@editor: x]\n\n## B\n\n[^1] [@editor: x]\n\n[^1]: N.\n';
    expect(numbersOf(text)).toEqual([[1, 2], [1, 3]]); // biome-ignore format: a row a slide
  });

  test('citations inside notes have no number and are known all the same', () => {
    const text = '## A\n\n[^1] [@editor: as [@b] has] [@c]\n\n[^1]: See [@a, p. 2].\n';
    expect(notesOf(text)).toEqual(['1 ^See .', '2 !as has', '3 @c']);
    const { citedInNotes } = read(text).edition;
    expect(citedInNotes.flatMap((citation) => citation.items.map((item) => item.key))).toEqual(['a', 'b']);
    expect(numbersOf(text)).toEqual([[1, 2, 3]]);
  });

  test('a footnote or editor’s note inside a note follows it', () => {
    const text = '## A\n\na[^1] b [@k]\n\n[^1]: See[^2] and [@editor: so[^3]].\n\n[^2]: Two.\n\n[^3]: Three.\n';
    expect(notesOf(text)).toEqual(['1 ^See and .', '2 ^Two.', '3 !so', '4 ^Three.', '5 @k']);
  });

  test('a footnote that refers to itself ends', () => {
    expect(notesOf('## A\n\na[^1]\n\n[^1]: See[^1] and[^2].\n\n[^2]: See[^1].\n')).toEqual(['1 ^See and.', '2 ^See.']);
  });

  test('headlines, registers, cells, columns and accounts are read in the order of the script', () => {
    const text = [
      '## A [@head]',
      '::: read\n[@read]\n:::',
      '| a [@cell] | b |\n|---|---|\n| c | d [@cell2] |',
      '::: columns\n::: column\n[@column]\n:::\n:::',
      '::: contested\n- **A:** one [@one]\n- **B:** two [@two]\n\n  more [@more]\n\n::: agreed\nso [@agreed]\n:::\n:::',
      '::: numbers\n- **5** men [@number]\n:::',
      '> quoted [@quote]',
      '::: notes\n[@notes]\n:::',
      '::: cue\n[@cue]\n:::',
    ].join('\n\n');
    const keys = 'head read cell cell2 column one two more agreed number quote notes cue'.split(' ');
    expect(notesOf(text)).toEqual(keys.map((key, index) => `${index + 1} @${key}`));
    // The slide's own order: what it shows, then the registers.
    expect(numbersOf(text)).toEqual([[1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 2]]);
  });

  test('the title slide, an act and its slides', () => {
    expect(notesOf('---\ntitle: T\n---\n\nLead [@a]\n\n# Act [@b]\n\n## C [@c]\n')).toEqual(['1 @a', '2 @b', '3 @c']);
  });

  test('what is only in a comment, in code or in the words of a picture has no number', () => {
    expect(notesOf('## A\n\n<!-- [@a] --> `[@b]` ![see [@c]](a.jpg)\n\n```\n[@d]\n```\n')).toEqual([]);
  });
});

describe("editor's notes", () => {
  const editors = (text: string, lang = 'en') =>
    read(`## A\n\n${text}\n`, lang).edition.notes.flatMap((note) =>
      note.type === 'editor' ? [[plainText(note.tokens), note.confidence]] : [],
    );

  test.each([
    ['[@editor: born 1916]{confidence=high}', [['born 1916', 'high']]],
    ['[@editor: born 1916]', [['born 1916', '']]],
    ['[@editor:born]{confidence=medium-high}', [['born', 'medium-high']]],
    ['[@editor:\n  two\n  lines ]{confidence="low"}', [['two lines', 'low']]],
    ['[@editor: a [link](https://example.org) and [brackets]]', [['a link and [brackets]', '']]],
    ['[@editor: unsure]{confidence=perhaps}', [['unsure', '']]],
    ['[@editor: broken]{confidence', [['broken', '']]],
    ['[@editor, p. 3]', []],
    ['[@editors: no]', []],
    ['[@editor: never closed', []],
  ])('%s', (text, expected) => {
    expect(editors(text)).toEqual(expected);
  });

  test('quotation marks become those of the language', () => {
    expect(editors('[@editor: a "word"]', 'de')).toEqual([['a „word“', '']]);
  });

  test('it is no citation', () => {
    const { edition } = read('## A\n\n[@editor: born]{confidence=high}\n');
    const [slide] = slidesOf(edition);
    expect(tokensIn(slide?.blocks ?? []).flatMap((token) => citationOf(token) ?? [])).toEqual([]);
  });
});
