import { expect, test } from 'vitest';
import { writeEventTime } from '../../../src/figure/timeline/date-label.ts';
import { readEventTime } from '../../../src/figure/timeline/event-time.ts';
import { dayOf } from '../../../src/model/calendar.ts';
import { wordsIn } from './setting.ts';

const iso = (day: number): string => {
  const { year, month, day: number } = dayOf(day, 'gregorian');
  return [year, month, number].map((field) => String(field).padStart(2, '0')).join('-');
};

test.each([
  ['1904-02-08', '1904-02-08 1904-02-08', '8 Feb 1904', '8 фев. 1904'],
  ['1904-02-08/1904-02-09', '1904-02-08 1904-02-09', '8–9 Feb 1904', '8–9 фев. 1904'],
  ['1898..1905', '1898-01-01 1905-12-31', '1898–1905', '1898–1905'],
  ['1904-02', '1904-02-01 1904-02-29', 'Feb 1904', 'фев. 1904'],
  ['1955-05-24/1955-05-26', '1955-05-24 1955-05-26', '24–26 May 1955', '24–26 мая 1955'],
  ['1904-07-30/1905-01-02', '1904-07-30 1905-01-02', '30 Jul 1904 – 2 Jan 1905', '30 июля 1904 – 2 янв. 1905'],
  ['1921~', '1921-01-01 1921-12-31', 'c. 1921', 'ок. 1921'],
  ['1921?', '1921-01-01 1921-12-31', '1921?', '1921?'],
  ['1921%', '1921-01-01 1921-12-31', 'c. 1921?', 'ок. 1921?'],
  ['189X', '1890-01-01 1899-12-31', '1890s', '1890-е'],
  ['1904-21', '1904-03-01 1904-05-31', 'spring 1904', 'весна 1904'],
  ['1904-24', '1904-12-01 1905-02-28', 'winter 1904', 'зима 1904'],
  ['1945/..', '1945-01-01 1945-12-31', 'from 1945', 'с 1945'],
  ['..1904', '1904-01-01 1904-12-31', 'until 1904', 'до 1904'],
])('%s is %s', (text, days, english, russian) => {
  const time = readEventTime(text);
  if (!time) throw new Error('unread');
  expect(`${iso(time.from)} ${iso(time.to)}`).toBe(days);
  expect(writeEventTime(time, { lang: 'en', words: wordsIn('en'), short: true })).toBe(english);
  expect(writeEventTime(time, { lang: 'ru', words: wordsIn('ru'), short: true })).toBe(russian);
});

test('Old Style dates have the Julian day and month', () => {
  const time = readEventTime('1905-01-02');
  if (!time) throw new Error('unread');
  expect(writeEventTime(time, { lang: 'en', words: wordsIn('en'), short: false, calendars: 'old' })).toBe(
    '20 December 1904',
  );
});

test.each([
  ['1892-07-03', 'en', '21 June / 3 July 1892'],
  ['1892-06-18', 'en', '6/18 June 1892'],
  ['1892-06-18', 'ru', '6/18 июня 1892'],
  ['1892-07-10/1892-07-12', 'en', '28–30 June / 10–12 July 1892'],
  ['1905-01-02', 'en', '20 December 1904 / 2 January 1905'],
  ['1892-08', 'en', 'August 1892'],
] as const)('%s in both calendars: %s', (text, lang, expected) => {
  const time = readEventTime(text);
  if (!time) throw new Error('unread');
  expect(writeEventTime(time, { lang, words: wordsIn(lang), short: false, calendars: 'both' })).toBe(expected);
});

test.each(['', '..', 'soon', '1904-13', '1904-02-30', '1905..1904', 'NaN'])('%j is no date', (text) => {
  expect(readEventTime(text)).toBeUndefined();
});
