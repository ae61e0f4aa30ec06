import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCsv } from '../../../src/figure/chart/csv.ts';

const texts = (csv: string): string[][] => readCsv(csv).map((line) => line.map(({ text }) => text));

test.each<[string, string, string[][]]>([
  [
    'commas',
    'a,b\n1,2',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'semicolons',
    'a;b\r\n1,5;2\r\n',
    [
      ['a', 'b'],
      ['1,5', '2'],
    ],
  ],
  [
    'tabs',
    'a\tb\r1\t2',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'quotes',
    '"a, ""b""",c\n"x\ny",z',
    [
      ['a, "b"', 'c'],
      ['x\ny', 'z'],
    ],
  ],
  [
    'empty fields and lines',
    'a,,c\n\n,,\n1,2,',
    [
      ['a', '', 'c'],
      ['1', '2', ''],
    ],
  ],
  ['a quote that is not closed', 'a,b\n"1,2', [['a', 'b'], ['1,2']]],
  ['nothing', '', []],
])('%s', (_name, csv, expected) => {
  expect(texts(csv)).toEqual(expected);
});

test('every cell knows its place', () => {
  const csv = 'name,n\n"A, B", 5 \n';
  expect(
    readCsv(csv)
      .flat()
      .map(({ start, end }) => csv.slice(start, end)),
  ).toEqual(['name', 'n', '"A, B"', ' 5 ']);
});

test('what is written is read again, and nothing makes it fail', () => {
  const cell = fc.string({ minLength: 1, maxLength: 8 }).filter((text) => text.trim() === text);
  const table = fc
    .integer({ min: 2, max: 4 })
    .chain((n) => fc.array(fc.array(cell, { minLength: n, maxLength: n }), { minLength: 1, maxLength: 5 }));
  fc.assert(
    fc.property(table, (rows) => {
      const csv = rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(',')).join('\n');
      expect(texts(csv)).toEqual(rows);
    }),
  );
  fc.assert(fc.property(fc.string(), (text) => void readCsv(text)));
});
