import { expect, test } from 'vitest';
import { finishPdf } from '../../src/output/pdf/finish.ts';
import { type Branch, details, madePdf, shown, text, treeOf } from '../support/made-pdf.ts';
import { factsOf } from '../support/pdf-ua/facts.ts';

interface Case {
  readonly words: readonly string[];
  readonly tree: readonly Branch[];
  readonly becomes: readonly string[];
}

const cases: Readonly<Record<string, Case>> = {
  'a line of text goes into its paragraph': {
    words: ['A ', 'b'],
    tree: [['P', ['NonStruct', 0], ['Em', ['NonStruct', 1]]]],
    becomes: ['P “A ”', '  Em “b”'],
  },
  'boxes of text are paragraphs, boxes around them nothing': {
    words: ['A', 'B', 'C'],
    tree: [['NonStruct', ['NonStruct', ['NonStruct', 0]], ['NonStruct', ['NonStruct', 1]], ['H1', ['NonStruct', 2]]]],
    becomes: ['P “A”', 'P “B”', 'H1 “C”'],
  },
  'text beside blocks is a paragraph': {
    words: ['A', 'B', 'C'],
    tree: [['NonStruct', ['NonStruct', 0], ['Strong', ['NonStruct', 1]], ['P', ['NonStruct', 2]]]],
    becomes: ['P “A”', '  Strong “B”', 'P “C”'],
  },
  'a small box in a line is part of it': {
    words: ['H', 'B', 'O'],
    tree: [['NonStruct', ['NonStruct', 0], ['NonStruct', ['NonStruct', 1]], ['NonStruct', 2]]],
    becomes: ['P “HBO”'],
  },
  'a language stays': {
    words: ['A', 'B', 'C'],
    tree: [
      ['NonStruct /Lang (ru)', ['NonStruct', 0]],
      ['P', ['NonStruct /Lang (ja)', 1]],
      ['NonStruct /Lang (pl)', ['P', ['NonStruct', 2]]],
    ],
    becomes: ['P Lang=ru “A”', 'P', '  Span Lang=ja “B”', 'Div Lang=pl', '  P “C”'],
  },
  'items have bodies, with their text right inside or in paragraphs': {
    words: ['A', 'B', 'C', 'D', 'E'],
    tree: [
      [
        'L',
        ['LI', ['Lbl', 0], ['NonStruct', 1]],
        ['LI', ['Lbl', 2], ['NonStruct', 3], ['L', ['LI', ['NonStruct', 4]]]],
      ],
    ],
    becomes: [
      'L',
      '  LI',
      '    Lbl “A”',
      '    LBody “B”',
      '  LI',
      '    Lbl “C”',
      '    LBody',
      '      P “D”',
      '      L',
      '        LI',
      '          LBody “E”',
    ],
  },
  'notes in a list are items of it, and so is what else stands there': {
    words: ['A', 'B', 'C'],
    tree: [['L', ['NonStruct', ['Lbl', 0], ['P', ['NonStruct', 1]]], ['P', ['NonStruct', 2]]]],
    becomes: ['L', '  LI', '    Lbl “A”', '    LBody', '      P “B”', '  LI', '    LBody', '      P “C”'],
  },
  'what shows no text is painted and not said, but in pictures and labels': {
    words: ['', 'A', '', ''],
    tree: [
      ['P', 0, ['NonStruct', 1]],
      ['Figure /Alt (A map)', 2],
      ['NonStruct', 0],
      ['L', ['LI', ['Lbl', 3], ['NonStruct', 1]]],
    ],
    becomes: ['P “A”', 'Figure Alt=A map “”', 'L', '  LI', '    Lbl “”', '    LBody “A”'],
  },
  'a figure around a picture is a box': {
    words: ['', 'A'],
    tree: [['Figure', ['Figure /Alt (A map)', 0], ['Caption', ['NonStruct', 1]]]],
    becomes: ['Div', '  Figure Alt=A map “”', '  Caption “A”'],
  },
  'a table keeps its cells, also empty ones': {
    words: ['A', 'B', ''],
    tree: [
      ['Table', 2, ['TR', ['TH', ['NonStruct', 0]], ['TH']], ['TR', ['TD', ['NonStruct', ['NonStruct', 1]]], ['TD']]],
    ],
    becomes: ['Table', '  TR', '    TH “A”', '    TH', '  TR', '    TD “B”', '    TD'],
  },
  'a link to nowhere is a span': {
    words: ['A'],
    tree: [['P', ['Link', ['NonStruct', 0]]]],
    becomes: ['P', '  Span “A”'],
  },
};

test.each(Object.entries(cases))('%s', (_, { words, tree, becomes }) => {
  expect(treeOf({ pages: [shown(...words)], tree })).toEqual(becomes);
});

const link = '<</Type /Annot\n/Subtype /Link\n/A <</S /URI\n/URI (https://example.org/\\))>>>>';
const inside = '<</Type /Annot\n/Subtype /Link\n/Dest /n#C3#A91>>';

test('links say what they are: their own words, their picture, or where they lead', () => {
  expect(
    treeOf({
      pages: [shown('Out', '', 'n')],
      annotations: [link, link, link, inside],
      tree: [
        ['P', ['Link', ['NonStruct', 0], 'link 9'], ['Link', ['Figure /Alt (A map)', 1], 'link 10']],
        ['P', ['Link', 'link 11'], ['Link', 'link 12']],
      ],
    }),
  ).toEqual([
    'P',
    '  Link “Out” → Out',
    '  Link → A map',
    '    Figure Alt=A map “”',
    'P',
    '  Link → https://example.org/)',
    '  Link → né1',
  ]);
});

test('the words of a link that wraps stay apart, those of one line together', () => {
  const line = (words: string, y: number): string => text(words).replace('8 55 Tm', `8 ${y} Tm`);
  const content = `/P <</MCID 0 >>BDC\n${line('A', 9)}\n${line('B', 9)}\n${line('C', 20)}\nEMC`;
  const tree: readonly Branch[] = [['P', ['Link', 0, 'link 9']]];
  expect(treeOf({ pages: [content], annotations: [inside], tree })).toEqual(['P', '  Link “ABC” → AB C']);
});

test('every link gets an element: where it has a role of its own, in a heading, or nowhere at all', () => {
  expect(
    treeOf({
      pages: [shown('A', 'B')],
      annotations: [inside, inside, link],
      tree: [
        ['P', ['NonStruct', ['NonStruct', 0], 'link 9']],
        ['P', ['NonStruct', 1], 'link 10'],
      ],
    }),
  ).toEqual(['P', '  Link “A” → A', 'P “B”', '  Link → né1', 'P', '  Link → https://example.org/)']);
});

test('a picture without text in its place is an error that names the page', () => {
  const made = madePdf({ pages: ['', shown('', 'A')], tree: [['Figure', '1:0', ['Caption', '1:1']]] });
  expect(() => finishPdf(made, details)).toThrow('A picture on page 2 of the PDF has no text in its place');
});

test('a header without a scope gets one, others keep theirs', () => {
  const attributes = '/A [<</O /Table /Scope /Both>> <</O /Table /RowSpan 1>> <</O /Table /ColSpan 2>>]';
  const tree: Branch = [
    'Table',
    ['TR', ['TH', 0], [`TH ${attributes}`, 1]],
    ['TR', ['TH /A [<</O /Table /ColSpan 1>>]', 2], ['TD']],
  ];
  const facts = factsOf(finishPdf(madePdf({ pages: [shown('A', 'B', 'C')], tree: [tree] }), details));
  const headers = facts.items.filter(({ type }) => type === 'TH');
  expect(headers.map(({ number }) => facts.file.objects.get(number)?.source.match(/\/A (\[.*\])/)?.[1])).toEqual([
    '[<</O /Table /Scope /Column>>]',
    '[<</O /Table /Scope /Both>> <</O /Table /ColSpan 2>>]',
    '[<</O /Table /Scope /Row>>]',
  ]);
});

test('content of several pages leads back to its element', () => {
  const made = madePdf({
    pages: [shown('A'), shown('B', 'C')],
    tree: [
      ['P', 0, '1:1'],
      ['P', '1:0'],
    ],
  });
  const facts = factsOf(finishPdf(made, details));
  const [first, second] = facts.items.filter(({ type }) => type === 'P');
  expect([first, second].map((item) => item && facts.words(item))).toEqual(['AC', 'B']);
  expect(facts.parents.get(1)).toEqual([{ ref: second?.number }, { ref: first?.number }]);
});

test('three hundred pages, thousands of siblings and a deep tree are no trouble', () => {
  const pages = Array.from({ length: 300 }, () => shown(...Array.from({ length: 40 }, () => 'Word')));
  const flat = pages.map((_, page) => ['P', ...Array.from({ length: 40 }, (__, mcid) => `${page}:${mcid}`)] as Branch);
  let deep: Branch = ['P', ['NonStruct', 0]];
  for (let level = 0; level < 1000; level++) deep = ['Div', deep];
  const finished = finishPdf(madePdf({ pages, tree: [...flat, deep] }), details);
  expect(factsOf(finished).items).toHaveLength(1 + 300 + 1001);
  expect(finished.length / 300).toBeLessThan(1000);
});
