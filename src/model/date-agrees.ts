import edtf from 'edtf';
import { type Calendar, type CalendarDay, dayOf, daysInMonth, isDay, julianDayNumber } from './calendar.ts';
import type { DateRange, PartialDay } from './date-range.ts';
import type { DateText } from './date-text.ts';

/** First and last day as Julian day numbers, both included; infinite where open. */
export interface DayInterval {
  readonly first: number;
  readonly last: number;
}

/**
 * Whether an explicit date (EDTF, always Gregorian) agrees with a text written in a calendar. They agree when the days of
 * one lie within the days of the other: "20 December 1904" Old Style and `1905-01-02`, `1905-01` or `1904/1905`;
 * "December 1904" and `1904-12-25`. Besides:
 *
 * - A month or year in Old Style agrees with the Gregorian one that holds more than half of it, as nobody moves the
 *   ends of a year by 13 days: "1904" and `1904`.
 * - An approximate text agrees when a single day is shared.
 * - A text without a year agrees if some year makes it agree.
 *
 * False also for an impossible date in the text (30 February) and for what isn't EDTF; report those first.
 */
export function agrees(date: DateText, text: string, calendar: Calendar): boolean {
  const given = edtfDays(text);
  if (!given) return false;
  return yearsFor(date, given, calendar).some((year) => {
    const written = daysOf(date.from.year === undefined ? inYear(date, year) : date, calendar);
    return written !== undefined && isSame(written, given, date, calendar);
  });
}

/** The days of a date or range; undefined for an impossible one, one that ends before it starts, or one without a year. */
export function daysOf({ from, to }: DateRange, calendar: Calendar): DayInterval | undefined {
  const first = firstDay(from);
  const last = lastDay(to, calendar);
  if (!first || !last || !isDay(first, calendar) || !isDay(last, calendar)) return undefined;
  const interval = { first: julianDayNumber(first, calendar), last: julianDayNumber(last, calendar) };
  return interval.first <= interval.last ? interval : undefined;
}

/**
 * EDTF of a date or range (`1905-01-02`, `1904-02-08/1904-02-09`), Gregorian whatever calendar it is written in: December
 * 1904 Old Style is `1904-12-14/1905-01-13`. A year in Old Style stays as it is. Undefined as in `daysOf`.
 */
export function toEdtf(date: DateRange, calendar: Calendar): string | undefined {
  const days = daysOf(date, calendar);
  if (!days) return undefined;
  const keep = calendar === 'gregorian' || date.from.month === undefined;
  const from = edtfDay(keep ? date.from : dayOf(days.first, 'gregorian'));
  const to = edtfDay(keep ? date.to : dayOf(days.last, 'gregorian'));
  return from === to ? from : `${from}/${to}`;
}

/** Read by the library; its moments are in UTC, a day after the epoch is Julian day 2440588. */
function edtfDays(text: string): DayInterval | undefined {
  try {
    const { min, max } = edtf(text.replace(/^(\S+?)\.\.(\S+)$/, '$1/$2'));
    const day = (moment: number) => Math.floor(moment / 86_400_000) + 2_440_588;
    // An open end comes as NaN or Infinity.
    const first = Number.isFinite(min) ? day(min) : -Infinity;
    const last = Number.isFinite(max) ? day(max) : Infinity;
    return first === -Infinity && last === Infinity ? undefined : { first, last };
  } catch {
    return undefined;
  }
}

function isSame(written: DayInterval, given: DayInterval, date: DateText, calendar: Calendar): boolean {
  if (isWithin(written, given) || isWithin(given, written)) return true;
  const shared = Math.min(written.last, given.last) - Math.max(written.first, given.first) + 1;
  if (date.approximate) return shared > 0;
  return calendar === 'julian' && date.precision !== 'day' && shared * 2 > written.last - written.first + 1;
}

function isWithin(inner: DayInterval, outer: DayInterval): boolean {
  return inner.first >= outer.first && inner.last <= outer.last;
}

/** The years to try. Ten in a row have a leap year among them, whatever the calendar. */
function yearsFor(date: DateText, given: DayInterval, calendar: Calendar): readonly number[] {
  if (date.from.year !== undefined) return [date.from.year];
  const near = Number.isFinite(given.first) ? given.first : given.last - 4000;
  const from = dayOf(near, calendar).year - 1;
  const to = Math.min(Number.isFinite(given.last) ? dayOf(given.last, calendar).year : Infinity, from + 10);
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/** "December–January" without a year runs into the next one. */
function inYear({ from, to }: DateRange, year: number): DateRange {
  const wraps = (to.month ?? 0) < (from.month ?? 0);
  return { from: { ...from, year }, to: { ...to, year: wraps ? year + 1 : year } };
}

function firstDay({ year, month, day }: PartialDay): CalendarDay | undefined {
  return year === undefined ? undefined : { year, month: month ?? 1, day: day ?? 1 };
}

function lastDay({ year, month = 12, day }: PartialDay, calendar: Calendar): CalendarDay | undefined {
  return year === undefined ? undefined : { year, month, day: day ?? daysInMonth(year, month, calendar) };
}

function edtfDay({ year = 0, month, day }: PartialDay): string {
  const long = Math.abs(year) > 9999;
  const number = `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}`;
  const rest = [month, day].filter((field) => field !== undefined).map((field) => String(field).padStart(2, '0'));
  return [long ? `Y${number}` : number, ...rest].join('-');
}
