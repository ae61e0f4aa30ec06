import { describe, expect, test } from 'vitest';
import { countsIn, numbersIn, yearsIn } from '../../src/check/languages/numbers-in.ts';

describe('numbers that count something, in any language', () => {
  test.each([
    ['159 days', [159]],
    ['約3500人', [3500]],
    ['３，５００人', [3, 500]],
    ['3,500人', [3500]],
    ['3万5000人と2千人', [35000, 2000]],
    ['1億2000万円', [120_000_000]],
    ['160万人', [1_600_000]],
    ['1.6万人', [16_000]],
    ['3千万', [30_000_000]],
    ['3만 명', [30_000]],
    ['156日間', [156]],
    ['1904年12月20日', []],
    ['第203高地', []],
    ['40 тыс. человек', [40_000]],
  ])('%s', (text, values) => {
    expect([...countsIn(text)]).toEqual(values);
  });

  test.each([
    ['sixty-one years', 61],
    ['Nine men', 9],
    ['three hundred and fifty ships', 350],
    ['two thousand rifles', 2000],
    ['a hundred men', 100],
    ['六十一年', 61],
    ['三千五百人', 3500],
    ['十二万人', 120_000],
    ['两万人', 20_000],
    ['一九〇四年', 1904],
    ['the 19th century', 19],
  ])('%s has %d in any sense', (text, value) => {
    expect([...numbersIn(text)]).toContain(value);
  });

  test.each([
    ['in 1904–05, 1,945 men, 3500 men, 1945 г.', [1904, 1905, 1945]],
    ['In 1944, and in August 1945: 1,945 men', [1944, 1945]],
    ['1904年から1905年', [1904, 1905]],
    ['1904〜05年', [1904, 1905]],
  ])('years in %s', (text, years) => {
    expect([...yearsIn(text)]).toEqual(years);
  });
});
