import { easternDates } from './date-eastern.ts';
import { europeanDates } from './date-european.ts';
import { type DateReading, readIsoDate } from './date-iso.ts';
import { type DateRange, isPossible, type PartialDay, type Precision, precisionOf } from './date-range.ts';
import { dateWords } from './date-words.ts';

export { agrees } from './date-agrees.ts';
export type { PartialDay } from './date-range.ts';

/** A date or range as a person wrote it, in whatever calendar was meant. It may be impossible: 30 February is read. */
export interface DateText extends DateRange {
  /** "about 1904". */
  readonly approximate: boolean;
  readonly precision: Precision;
  /** Offsets of the date in the text, without words such as "on" and "about", with those such as "года". */
  readonly start: number;
  readonly end: number;
}

/**
 * The one date in a text, undefined when there is none or several different ones. Generous: other words may stand
 * around it, and a less precise mention of the same date ("20 December of that year, 1904") does no harm. A year may be
 * left out. Languages: en, ru, de, ja, zh, ko; for others only ISO dates (`1904-12-20`) and bare years.
 *
 *     [the night of 26–27 January 1904]{.os}
 *                   ^
 */
export function readDateText(text: string, lang: string): DateText | undefined {
  const all = datesIn(text, lang);
  // "General August, 20. Dezember 1904": a month's name alone says nothing beside a date.
  const telling = all.filter(({ from }) => from.year !== undefined || from.day !== undefined);
  const candidates = telling.length > 0 ? telling : all;
  const best = candidates.reduce<DateText | undefined>(
    (found, next) => (found && detail(found) >= detail(next) ? found : next),
    undefined,
  );
  return best && candidates.every((other) => isPartOf(other, best)) ? best : undefined;
}

/**
 * Every date in running prose that names a day, with or without a year, in order, impossible ones too. Only "February 30"
 * without a year is left out, as in "In February 30 men died". Takes linear time; never throws.
 */
export function findDates(text: string, lang: string): readonly DateText[] {
  return datesIn(text, lang).filter((date) => date.precision === 'day' && !isCount(text, date));
}

function isCount(text: string, { from, to, start }: DateText): boolean {
  const monthFirst = /\p{L}/u.test(text.charAt(start));
  return monthFirst && from.year === undefined && !(isPossible(from, 'julian') && isPossible(to, 'julian'));
}

function datesIn(text: string, lang: string): readonly DateText[] {
  const words = dateWords(lang);
  const readings =
    words?.type === 'european'
      ? europeanDates(text, words)
      : words?.type === 'eastern'
        ? easternDates(text, words)
        : plainDates(text);
  const before = words?.type === 'eastern' ? words.aboutBefore : (words?.about ?? /[~≈]\s*$/u);
  const after = words?.type === 'eastern' ? words.aboutAfter : undefined;
  return readings.map((reading) => ({
    ...reading,
    precision: precisionOf(reading.from),
    approximate:
      // No word for "about" is longer than this.
      before.test(text.slice(Math.max(0, reading.start - 20), reading.start)) ||
      (after?.test(text.slice(reading.end, reading.end + 4)) ?? false),
  }));
}

/** ISO dates and bare years, which need no words. */
function plainDates(text: string): readonly DateReading[] {
  const found: DateReading[] = [];
  const number = /(?<![\p{L}\d.,-])\d{4}(?!\d)/gu;
  for (let match = number.exec(text); match; match = number.exec(text)) {
    const start = match.index;
    const year: PartialDay = { year: Number(match[0]), month: undefined, day: undefined };
    const reading = readIsoDate(text, start) ?? { from: year, to: year, start, end: start + 4 };
    found.push(reading);
    number.lastIndex = reading.end;
  }
  return found;
}

/** How much a date tells: fields, then a range before a single date. */
function detail({ from, to }: DateRange): number {
  const known = [from.year, from.month, from.day].filter((field) => field !== undefined).length;
  return known * 2 + (from === to ? 0 : 1);
}

/** Whether one date says nothing that the other one doesn't. */
function isPartOf(part: DateRange, whole: DateRange): boolean {
  return [part.from, part.to].every((date) => isLess(date, whole.from) || isLess(date, whole.to));
}

function isLess(date: PartialDay, whole: PartialDay): boolean {
  return (['year', 'month', 'day'] as const).every((unit) => date[unit] === undefined || date[unit] === whole[unit]);
}
