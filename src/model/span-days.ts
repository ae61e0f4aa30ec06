import { dayOf, daysInMonth, julianDayNumber } from './calendar.ts';
import type { PartialDay } from './date-range.ts';
import type { DateSpan } from './date-span.ts';
import { writeDate } from './date-write.ts';

/** A stretch of time in whole days, as Julian day numbers; infinite where it is open. */
export interface SpanDays {
  readonly from: number;
  readonly to: number;
  readonly approximate: boolean;
}

/** A date as whole days: first and last, as Julian day numbers; infinite where it is open. */
export function daysOf({ text, from, to }: DateSpan): SpanDays {
  const first = Math.round(dayAt(from));
  return {
    from: /^(\.\.)?\//.test(text) ? Number.NEGATIVE_INFINITY : first,
    to: /\/(\.\.)?$/.test(text) ? Number.POSITIVE_INFINITY : Math.max(first, Math.floor(dayAt(to))),
    approximate: /[~?%]/.test(text),
  };
}

/** The Julian day number of a decimal year. */
export function dayAt(year: number): number {
  const whole = Math.floor(year);
  const start = newYear(whole);
  return start + (year - whole) * (newYear(whole + 1) - start);
}

/** A date or range in words, as exact as it was written: "about 1904", "1897 – 27 March 1898", "14 August 1945". */
export function writeWhen(when: DateSpan, lang: string, words: Readonly<Record<string, string>>): string {
  const parts = when.text.split('/').map(partialDay);
  const [first, last = first] = parts;
  const text = first && last && parts.length <= 2 ? writeEnds(first, last, lang) : writeDays(daysOf(when), lang);
  return daysOf(when).approximate ? (words.timelineAboutTold ?? '{date}').replace('{date}', text) : text;
}

/** Ends that are known less exactly than one another share no words. */
function writeEnds(first: PartialDay, last: PartialDay, lang: string): string {
  const isAlike = (first.month === undefined) === (last.month === undefined) && !first.day === !last.day;
  if (isAlike) return writeDate(first, last, lang);
  return `${writeDate(first, first, lang)} – ${writeDate(last, last, lang)}`;
}

/** A year, month or day of EDTF; undefined for anything else. */
function partialDay(text: string): PartialDay | undefined {
  const [, year, month, day] = /^(\d{4})(?:-(0\d|1[0-2])(?:-(\d\d))?)?[~?%]?$/.exec(text) ?? [];
  if (year === undefined) return undefined;
  const number = (digits: string | undefined): number | undefined =>
    digits === undefined ? undefined : Number(digits);
  return { year: Number(year), month: number(month), day: number(day) };
}

function newYear(year: number): number {
  return julianDayNumber({ year, month: 1, day: 1 }, 'gregorian');
}

/** Days in words, whole months and years by their names: "14 August 1945", "August 1945", "8 February 1904 – …". */
export function writeDays({ from, to }: SpanDays, lang: string): string {
  const first = dayOf(Number.isFinite(from) ? from : to, 'gregorian');
  const last = dayOf(Number.isFinite(to) ? to : from, 'gregorian');
  const isMonths = first.day === 1 && last.day === daysInMonth(last.year, last.month, 'gregorian');
  const isYears = isMonths && first.month === 1 && last.month === 12;
  const known = ({ year, month, day }: typeof first): PartialDay => ({
    year,
    month: isYears ? undefined : month,
    day: isMonths ? undefined : day,
  });
  const words = writeDate(known(first), known(last), lang);
  if (!Number.isFinite(from)) return `… – ${words}`;
  return Number.isFinite(to) ? words : `${words} – …`;
}
