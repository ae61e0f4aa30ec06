import { type Calendar, dayOf, julianDayNumber } from '../../model/calendar.ts';

/** A step of the axis: so many days, months or years. */
export interface Unit {
  readonly type: 'day' | 'month' | 'year';
  readonly count: number;
}

const years = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000, 10_000];

/** All steps, from the shortest. */
export const units: readonly Unit[] = [
  { type: 'day', count: 1 },
  { type: 'day', count: 5 },
  { type: 'month', count: 1 },
  { type: 'month', count: 3 },
  ...years.map((count) => ({ type: 'year', count }) as const),
];

/** How long a step is, in days, nearly. */
export function lengthOf({ type, count }: Unit): number {
  return count * { day: 1, month: 30.44, year: 365.2425 }[type];
}

/** The first day of the step that a day lies in. */
export function startOf(day: number, { type, count }: Unit, calendar: Calendar): number {
  const { year, month, day: number } = dayOf(Math.floor(day), calendar);
  // Fives of days begin on the 1st, 6th, 11th …, and the 31st belongs to the last.
  if (type === 'day')
    return julianDayNumber(
      { year, month, day: Math.min(count === 1 ? 31 : 26, number - ((number - 1) % count)) },
      calendar,
    );
  if (type === 'month') return julianDayNumber({ year, month: month - ((month - 1) % count), day: 1 }, calendar);
  return julianDayNumber({ year: Math.floor(year / count) * count, month: 1, day: 1 }, calendar);
}

/** The first day of the next step. */
export function nextAfter(day: number, unit: Unit, calendar: Calendar): number {
  const start = startOf(day, unit, calendar);
  if (unit.type === 'day' && unit.count === 1) return start + 1;
  // A little more than a step later lies surely in the next one.
  return startOf(start + lengthOf(unit) * 1.02 + (unit.type === 'day' ? 1.5 : 1), unit, calendar);
}
