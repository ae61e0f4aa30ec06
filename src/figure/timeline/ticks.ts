import { type Calendar, dayOf } from '../../model/calendar.ts';
import { writeDate } from '../../model/date-write.ts';
import type { DrawTools } from '../figure.ts';
import { shortMonth } from './date-label.ts';
import type { Scale } from './scale.ts';
import { lengthOf, nextAfter, startOf, type Unit } from './units.ts';

/** A label of the axis, and where it stands. */
export interface TickLabel {
  readonly text: string;
  /** Px: the middle of the text. */
  readonly x: number;
  readonly width: number;
  /** It is a year, which stands out, or a month of its own. */
  readonly isYear: boolean;
}

/** A row of the axis: lines at the beginning of each step, and what it is called. */
export interface TickRow {
  /** Px of each line. */
  readonly lines: readonly number[];
  readonly labels: readonly TickLabel[];
  /** The labels stand on the lines, which leave them free. */
  readonly onLines: boolean;
}

/** Px of the labels of steps, and of the years or months above them. */
export const tickSize = 16;

/** Px that a step must take for its label. */
export function tickRoom(unit: Unit, { width, lang }: DrawTools): number {
  const months = Array.from({ length: 12 }, (_, index) => width(shortMonth(index + 1, lang), 'sans', tickSize));
  const text = {
    day: width('28', 'sans', tickSize),
    month: Math.max(...months),
    year: width('1904', 'sans-bold', tickSize),
  };
  return text[unit.type] + (unit.type === 'day' && unit.count === 1 ? 9 : 12);
}

/** The steps themselves: "24", "Feb", "1904". */
export function fineTicks(scale: Scale, unit: Unit, calendar: Calendar, tools: DrawTools): TickRow {
  const inside = unit.count === 1;
  return rowOf(scale, unit, calendar, (day, from, to) => {
    const isYear = unit.type === 'year' || (isMerged(unit) && dayOf(day, calendar).month === 1);
    const text = nameOf(day, isYear ? { type: 'year', count: 1 } : unit, calendar, tools.lang);
    const width = tools.width(text, isYear ? 'sans-bold' : 'sans', tickSize);
    // A label names a whole step when each step has one, else the moment of its line.
    const x = inside ? (from + to) / 2 : from;
    return to - from < width + 4 && inside ? undefined : { text, x, width, isYear };
  });
}

/** Where not every month is named, the year stands in the place of its January. */
function isMerged({ type, count }: Unit): boolean {
  return type === 'month' && count > 1;
}

/** What the steps lie in: the month and year of days, the year of months; nothing for years. */
export function coarseTicks(scale: Scale, unit: Unit, calendar: Calendar, tools: DrawTools): TickRow {
  if (unit.type === 'year' || isMerged(unit)) return { lines: [], labels: [], onLines: false };
  const type = unit.type === 'day' ? 'month' : 'year';
  return rowOf(scale, { type, count: 1 }, calendar, (day, from, to) => {
    const { year, month } = dayOf(day, calendar);
    const date = { year, month: type === 'month' ? month : undefined, day: undefined };
    const written = writeDate(date, date, tools.lang).replace(/ (?:года|год)$/, '');
    const short = type === 'month' ? `${shortMonth(month, tools.lang)} ${year}` : written;
    const fits = (text: string): boolean => tools.width(text, 'sans-bold', tickSize) + 10 <= to - from;
    const text = [written, short].find(fits);
    if (text === undefined) return undefined;
    const width = tools.width(text, 'sans-bold', tickSize);
    return { text, x: from + 6 + width / 2, width, isYear: true };
  });
}

function rowOf(
  scale: Scale,
  unit: Unit,
  calendar: Calendar,
  label: (day: number, from: number, to: number) => TickLabel | undefined,
): TickRow {
  const labels: TickLabel[] = [];
  for (const segment of scale.segments) {
    const px = (day: number): number => segment.x0 + (day - segment.from) * scale.perDay;
    let end = segment.x0 - 20;
    for (let day = startOf(segment.from, unit, calendar); day < segment.to; day = nextAfter(day, unit, calendar)) {
      const next = nextAfter(day, unit, calendar);
      const from = Math.max(segment.x0, px(day));
      const set = label(day, from, Math.min(segment.x1, px(next)));
      if (!set || (unit.count > 1 && day < segment.from)) continue;
      if (
        set.x - set.width / 2 < end + 5 ||
        set.x + set.width / 2 > segment.x1 + 6 ||
        set.x - set.width / 2 < segment.x0 - 6
      )
        continue;
      labels.push(set);
      end = set.x + set.width / 2;
    }
  }
  return { lines: linesOf(scale, unit, calendar), labels, onLines: unit.count > 1 };
}

/** A line where a step begins; where there is room for it, at each single day, month or year. */
function linesOf(scale: Scale, unit: Unit, calendar: Calendar): number[] {
  const single: Unit = { type: unit.type, count: 1 };
  const grid = lengthOf(single) * scale.perDay >= 5 ? single : unit;
  const lines: number[] = [];
  for (const { from, to, x0 } of scale.segments) {
    for (let day = nextAfter(from - 0.01, grid, calendar); day < to; day = nextAfter(day, grid, calendar))
      lines.push(x0 + (day - from) * scale.perDay);
  }
  return lines;
}

function nameOf(day: number, { type }: Unit, calendar: Calendar, lang: string): string {
  const { year, month, day: number } = dayOf(day, calendar);
  if (type === 'day') return String(number);
  if (type === 'month') return shortMonth(month, lang);
  const date = { year, month: undefined, day: undefined };
  return year > 0 ? String(year) : writeDate(date, date, lang);
}
