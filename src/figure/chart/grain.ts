import { dayOf, daysInMonth } from '../../model/calendar.ts';
import type { DateSpan } from '../../model/date-span.ts';
import { daysOf } from '../../model/span-days.ts';
import type { ChartRow } from './chart-data.ts';

/** How exact the dates of a line are: an axis that told more would be falsely exact. */
export type Grain = 'year' | 'month' | 'day';

/** `year` where each date is one whole year, `month` where each is one whole month, else `day`. */
export function grainOf(rows: readonly Pick<ChartRow, 'when'>[]): Grain {
  const dates = rows.flatMap(({ when }) => when ?? []);
  if (dates.length === 0) return 'day';
  if (dates.every((date) => isWhole(date, 'year'))) return 'year';
  return dates.every((date) => isWhole(date, 'month')) ? 'month' : 'day';
}

function isWhole(date: DateSpan, grain: 'year' | 'month'): boolean {
  const days = daysOf(date);
  if (!Number.isFinite(days.from) || !Number.isFinite(days.to)) return false;
  const [first, last] = [dayOf(days.from, 'gregorian'), dayOf(days.to, 'gregorian')];
  const ends = first.day === 1 && last.day === daysInMonth(last.year, last.month, 'gregorian');
  if (!ends || first.year !== last.year) return false;
  return grain === 'year' ? first.month === 1 && last.month === 12 : first.month === last.month;
}
