import { expect, test } from 'vitest';
import { accountFigure } from '../../src/model/account-figure.ts';
import type { Account } from '../../src/model/block.ts';
import { readDateSpan } from '../../src/model/read-date-span.ts';
import { readingWords, readingWordsFor } from '../../src/model/reading-words.ts';
import { daysOf, writeDays } from '../../src/model/span-days.ts';
import { openAssets } from '../../src/output/built-assets.ts';
import { wordsFor } from '../../src/render/words.ts';

const strings = openAssets().strings();

test('the evidence sheet has the words that the outputs print', () => {
  expect(Object.keys(readingWords).sort()).toEqual(Object.keys(strings).sort());
  for (const [lang, words] of Object.entries(readingWords)) expect(strings[lang]).toMatchObject(words);
});

test.each(['en', 'ru-RU', 'de', 'ja'])('dates in %s are written as on the slide', (lang) => {
  const printed = wordsFor(strings, lang);
  for (const text of ['1904', '1904-02', '1904-02-08', '1904-02-08~', '1904-08/1904-11', '1904-02-08/..', '../1905']) {
    const date = readDateSpan(text);
    expect(date).toBeDefined();
    const account = { date, blocks: [] } as unknown as Account;
    const wanted = date ? writeDays(daysOf(date), lang) : '';
    const about = text.endsWith('~') ? `${printed.aboutDate} ` : '';
    expect(accountFigure(account, 'dates', lang, readingWordsFor(lang))).toBe(about + wanted);
  }
});
