import { type Calendar, daysInMonth } from './calendar.ts';

/** A date as far as it is known. A day without a month stands only inside the reading of a range. */
export interface PartialDay {
  /** Astronomical: 0 is 1 BC. */
  readonly year: number | undefined;
  /** 1 to 12 if the date is possible. */
  readonly month: number | undefined;
  /** 1 to 31 if the date is possible. */
  readonly day: number | undefined;
}

/** First and last date, both included; equal for a single date. */
export interface DateRange {
  readonly from: PartialDay;
  readonly to: PartialDay;
}

/** The smallest unit that is known. */
export type Precision = 'day' | 'month' | 'year';

/** The smallest unit a date gives. */
export function precisionOf(date: PartialDay): Precision {
  if (date.day !== undefined) return 'day';
  return date.month === undefined ? 'year' : 'month';
}

/** Whether the calendar has this date: not 30 February; 29 February without a year is possible. */
export function isPossible({ year, month, day }: PartialDay, calendar: Calendar): boolean {
  if (month === undefined) return day === undefined;
  // Without a year the longest February holds.
  const length = daysInMonth(year ?? 2000, month, calendar);
  return length > 0 && (day === undefined || (day >= 1 && day <= length));
}

/** Whether two dates give the same fields the same values. */
export function isSameDate(a: PartialDay, b: PartialDay): boolean {
  return a.year === b.year && a.month === b.month && a.day === b.day;
}
