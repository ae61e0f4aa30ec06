import { expect, test } from 'vitest';
import { countWords } from '../../src/model/word-count.ts';

test.each([
  ['', 0],
  ['— … (?) 「」', 0],
  ['The siege lasted 159 days.', 5],
  ['150,000 men, 1.6 million yen', 5],
  ["Izvestia's count; a well-known one", 5],
  ['61\u00A0years', 2],
  ['Осада длилась 159 дней', 4],
  ['旅順', 1],
  ['旅順港', 2],
  ['ポート・アーサー', 4],
  ['戦争は159日続いた。', 5],
  ['포위는 159일 이어졌다', 3],
])('%s', (text, words) => {
  expect(countWords(text)).toBe(words);
});
