import { dayOf, daysInMonth, julianDayNumber } from '../model/calendar.ts';
import type { PartialDay } from '../model/date-range.ts';
import { writeDate } from '../model/date-write.ts';
import { type Axis, type Extent, endsOf, type Tick } from './contested-axis.ts';
import { widthOf } from './line-estimate.ts';
import { writeShort } from './short-date.ts';

type Unit = 'day' | 'month' | 'year';

/** Days of the month, months or years at which marks may stand, the finest first; `every` counts units. */
const rhythms: readonly { readonly unit: Unit; readonly every: number }[] = [
  { unit: 'day', every: 1 },
  { unit: 'day', every: 5 },
  { unit: 'day', every: 10 },
  { unit: 'month', every: 1 },
  { unit: 'month', every: 3 },
  { unit: 'month', every: 6 },
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500].map((every) => ({ unit: 'year', every }) as const),
];

/** Shares of the axis that two marks need between them, so that their words don't touch. */
const room = { day: 0.16, month: 0.24, year: 0.12 } as const;

/** One line of time for all accounts, with a little air at both ends. */
export function dateAxis(extents: readonly Extent[], lang: string): Axis {
  const [first, last] = endsOf(extents);
  const air = Math.max(1, (last - first) * 0.06);
  const from = first - air;
  const to = last + air;
  const sets = rhythms.map((rhythm) => ({ rhythm, at: daysBetween(from, to, rhythm) }));
  const fits = sets.find(
    ({ rhythm, at }) =>
      at.length > 1 &&
      at.every((day, index) => index === 0 || day - (at[index - 1] ?? 0) >= room[rhythm.unit] * (to - from)),
  );
  const chosen = fits ?? sets.find(({ at }) => at.length === 1);
  const unit = chosen?.rhythm.unit ?? 'day';
  const marks = chosen?.at ?? [];
  const ticks = marks.map((day, index) => {
    const free = Math.min(day - (marks[index - 1] ?? -Infinity), (marks[index + 1] ?? Infinity) - day) / (to - from);
    return tick(day, marks[index - 1], { unit, free, lang });
  });
  return { from, to, ticks, broken: false };
}

/** CSS px of the shortest axis that there is: beside many voices on a 4:3 slide. */
const narrowest = 324;

/** Each tells what changes: a year where it begins, a month at its first day that is marked. */
function tick(
  at: number,
  before: number | undefined,
  { unit, free, lang }: { readonly unit: Unit; readonly free: number; readonly lang: string },
): Tick {
  const { year, month, day } = dayOf(at, 'gregorian');
  const last = before === undefined ? undefined : dayOf(before, 'gregorian');
  const yearAlone: PartialDay = { year, month: undefined, day: undefined };
  if (unit === 'year') return { at, label: writeShort(yearAlone, lang), year: '' };
  const isNewYear = last?.year !== year;
  const isNewMonth = isNewYear || last?.month !== month;
  const date: PartialDay = {
    year: undefined,
    month: unit === 'month' || isNewMonth ? month : undefined,
    day: unit === 'day' ? day : undefined,
  };
  const full = writeDate(date, date, lang) || String(day);
  const fits = (label: string): boolean => ((widthOf(label) + widthOf('30')) / 2 + 60) * 0.16 <= free * narrowest;
  const label = date.month === undefined || fits(full) ? full : writeShort(date, lang);
  return { at, label, year: isNewYear ? writeShort(yearAlone, lang) : '' };
}

/** The first days of the units of a rhythm; none where they would be too many to be told. */
function daysBetween(from: number, to: number, { unit, every }: (typeof rhythms)[number]): number[] {
  const days = { day: 1, month: 28, year: 365 }[unit] * every;
  if ((to - from) / days > 40) return [];
  const start = dayOf(Math.floor(from), 'gregorian');
  const end = dayOf(Math.ceil(to), 'gregorian');
  const found: number[] = [];
  for (let year = start.year; year <= end.year; year++) {
    if (unit === 'year' && year % every !== 0) continue;
    for (let month = 1; month <= (unit === 'year' ? 1 : 12); month++) {
      if (unit === 'month' && (month - 1) % every !== 0) continue;
      const length = unit === 'day' ? daysInMonth(year, month, 'gregorian') : 1;
      for (let day = 1; day <= length; day++)
        // The 30th lies too near to the 1st.
        if (unit !== 'day' || every === 1 || day === 1 || (day % every === 0 && day < 30))
          found.push(julianDayNumber({ year, month, day }, 'gregorian'));
    }
  }
  return found.filter((day) => day >= from && day <= to);
}
