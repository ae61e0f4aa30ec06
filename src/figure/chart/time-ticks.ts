import { scaleLinear } from 'd3-scale';
import { dayOf, julianDayNumber } from '../../model/calendar.ts';
import { writeDate } from '../../model/date-write.ts';
import { dayAt } from '../../model/span-days.ts';
import type { Grain } from './grain.ts';

export interface TimeTick {
  /** Decimal year. */
  readonly at: number;
  readonly label: string;
}

/** Round years below a line of time, or months where it is short and its dates aren't whole years. `room` is for labels, `wide` gives their width, in px. */
export function timeTicks(
  from: number,
  to: number,
  { room, grain }: { readonly room: number; readonly grain: Grain },
  lang: string,
  wide: (text: string) => number,
): readonly TimeTick[] {
  if (to - from >= 3 || grain === 'year') {
    const years = scaleLinear()
      .domain([from, to])
      .ticks(Math.max(2, room / 90));
    const whole = years.filter(Number.isInteger);
    return whole.map((at) => ({ at, label: String(at) }));
  }
  for (const months of [1, 2, 3, 6, 12]) {
    const ticks = monthTicks(from, to, months, lang);
    const taken = ticks.reduce((sum, { label }) => sum + wide(label) + 18, 0);
    if (taken <= room) return ticks;
  }
  return [];
}

/** First days of every so many months, from the one that begins before `from`. */
function monthTicks(from: number, to: number, step: number, lang: string): TimeTick[] {
  const first = dayOf(Math.floor(dayAt(from)), 'gregorian');
  const ticks: TimeTick[] = [];
  for (let month = first.year * 12 + first.month - 1; ; month++) {
    const date = { year: Math.floor(month / 12), month: (month % 12) + 1 };
    const at = decimalYear(date.year, date.month);
    if (at > to + 1e-6) return ticks;
    if (at < from - 1e-6 || month % step !== 0) continue;
    const known = { ...date, day: undefined };
    ticks.push({ at, label: writeDate(known, known, lang) });
  }
}

function decimalYear(year: number, month: number): number {
  const day = (y: number, m: number): number => julianDayNumber({ year: y, month: m, day: 1 }, 'gregorian');
  return year + (day(year, month) - day(year, 1)) / (day(year + 1, 1) - day(year, 1));
}
