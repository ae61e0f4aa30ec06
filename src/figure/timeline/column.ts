import type { Box } from '../figure.ts';
import { dateSizeFor, lineHeight } from './block.ts';
import type { TimelineData, TimelineItem } from './data.ts';
import { spread } from './spread.ts';
import type { TimelineTools } from './tools.ts';
import { wrapEvenly } from './wrap.ts';

/** Dates and labels below one another. */
export interface Column {
  readonly size: number;
  readonly dateSize: number;
  /** Px. */
  readonly lineHeight: number;
  /** Px: where dates begin, and labels. */
  readonly x: number;
  readonly labelX: number;
  /** The date stands above its label rather than beside it. */
  readonly stacked: boolean;
  readonly rows: readonly ColumnRow[];
  /** Px of each row's upper edge; undefined for one that finds no place. */
  readonly tops: readonly (number | undefined)[];
}

interface ColumnRow {
  readonly date: string;
  readonly dateWidth: number;
  readonly lines: readonly string[];
  readonly width: number;
  readonly height: number;
}

const sizes = [25, 23, 22, 21, 20, 19, 18, 17, 16, 15];

/** Sets dates and labels as large as they have room, each as near to its mark as the others let it. */
export function columnFor(data: TimelineData, targets: readonly number[], area: Box, tools: TimelineTools): Column {
  const { gap, ...set } = largestIn(data, area, tools);
  const kept = thinned(data.items, set.rows, gap, area.height, targets);
  const tops: (number | undefined)[] = data.items.map(() => undefined);
  const heights = kept.map((index) => set.rows[index]?.height ?? 0);
  const wanted = kept.map((index) => (targets[index] ?? 0) - set.size * 0.62);
  const placed = spread(wanted, heights, gap, area.y, area.y + area.height);
  for (const [at, index] of kept.entries()) tops[index] = placed[at];
  return { ...set, tops };
}

interface SetColumn extends Omit<Column, 'tops'> {
  /** Px between two rows. */
  readonly gap: number;
}

/** The largest size in which all have room, else the least. */
function largestIn(data: TimelineData, area: Box, tools: TimelineTools): SetColumn {
  for (const size of sizes) {
    const set = setIn(size, data, area, tools);
    if (lengthOf(set.rows, set.gap) <= area.height) return set;
  }
  return setIn(sizes.at(-1) ?? 15, data, area, tools);
}

function setIn(size: number, data: TimelineData, area: Box, tools: TimelineTools): SetColumn {
  const dateSize = dateSizeFor(size);
  const write = (short: boolean): string[] =>
    data.items.map(({ time }) => (data.dates ? tools.date(time, { short, calendars: data.calendars }) : ''));
  const widest = (dates: readonly string[]): number =>
    Math.max(...dates.map((date) => tools.width(date, 'sans', dateSize)));
  const long = write(false);
  const dates = widest(long) > area.width * 0.36 ? write(true) : long;
  const dateWidth = data.dates ? widest(dates) : 0;
  const stacked = data.dates && dateWidth > area.width * 0.42;
  const labelX = stacked || !data.dates ? area.x : area.x + dateWidth + 18;
  const limit = Math.min(area.x + area.width - labelX, size * 24);
  const height = lineHeight(size);
  const rows = data.items.map((item, index): ColumnRow => {
    const face = item.highlight ? 'serif-bold' : 'serif';
    const { lines, width } = wrapEvenly(item.label, { most: 1, limit, face, size }, tools.width);
    const date = dates[index] ?? '';
    const count = lines.length + (stacked && date !== '' ? 1 : 0);
    return { date, dateWidth: tools.width(date, 'sans', dateSize), lines, width, height: count * height };
  });
  return { size, dateSize, lineHeight: height, x: area.x, labelX, stacked, rows, gap: size > 17 ? 9 : 4 };
}

function lengthOf(rows: readonly ColumnRow[], gap: number): number {
  return rows.reduce((sum, { height }) => sum + height + gap, -gap);
}

/** Leaves out, again and again, the label nearest to another until the others have room. */
function thinned(
  items: readonly TimelineItem[],
  rows: readonly ColumnRow[],
  gap: number,
  height: number,
  targets: readonly number[],
): number[] {
  let kept = items.map((_, index) => index);
  const used = (): number =>
    lengthOf(
      kept.flatMap((index) => rows[index] ?? []),
      gap,
    );
  while (kept.length > 1 && used() > height) {
    const near = kept.map((index, at) => {
      const distance = (targets[kept[at + 1] ?? -1] ?? 1e9) - (targets[index] ?? 0);
      return { index, distance: distance + (items[index]?.highlight ? 1e8 : 0) };
    });
    const worst = near.reduce((a, b) => (b.distance < a.distance ? b : a));
    kept = kept.filter((index) => index !== worst.index);
  }
  return kept;
}
