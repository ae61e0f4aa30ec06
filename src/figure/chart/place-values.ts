import { scaleLinear } from 'd3-scale';
import type { DrawTools } from '../figure.ts';
import type { Axis } from './axis.ts';
import type { ChartRow, ShortChartData } from './chart-data.ts';
import type { RowLayout } from './row-layout.ts';
import { markOf, unitSize } from './row-mark.ts';
import { writeEnds, writeValue } from './tell-value.ts';

/** The words at a mark. */
export interface ValuePlace {
  /** Ends before the mark; ''. */
  readonly before: string;
  /** Begins after the mark, or ends before it when flipped. */
  readonly after: string;
  /** What is counted, behind it; ''. */
  readonly unit: string;
  readonly flipped: boolean;
}

/** The stretch that values are drawn in, in px, and the words at each mark. */
export interface PlacedValues {
  readonly left: number;
  readonly right: number;
  readonly places: readonly ValuePlace[];
  /** Whether all words found room, and left some to the marks. */
  readonly fits: boolean;
}

/** Makes the plot as wide as the words at its marks allow. */
export function placeValues(
  data: ShortChartData,
  layout: RowLayout,
  axis: Axis,
  plot: { readonly left: number; readonly right: number },
  tools: DrawTools,
): PlacedValues {
  const left = plot.left + startRoom(data, layout, axis);
  const width = plot.right - left;
  const shares = Array.from({ length: 36 }, (_, index) => 1 - index / 50);
  const ways = [...shares.filter((share) => share >= 0.7), ...shares].map((share, index) => ({
    share,
    flips: index > 15,
  }));
  for (const { share, flips } of ways) {
    const right = left + width * share - endRoom(data);
    const places = tryRange(data, layout, axis, { ...plot, from: left, to: right, flips }, tools);
    if (places) return { left, right, places, fits: share > 0.4 };
  }
  const right = left + width * 0.3;
  const free = { ...plot, right: 1e9, from: left, to: right, flips: true };
  return { left, right, places: tryRange(data, layout, axis, free, tools) ?? [], fits: false };
}

/** A dot is as wide as it is high: the axis begins where its middle may stand. */
function startRoom({ form }: ShortChartData, { stacked }: RowLayout, { broken }: Axis): number {
  if (form === 'bar') return 0;
  return stacked ? (broken ? 24 : 12) : 16;
}

function endRoom({ form }: ShortChartData): number {
  return form === 'bar' ? 0 : 12;
}

interface Range {
  readonly left: number;
  readonly right: number;
  readonly from: number;
  readonly to: number;
  /** Whether the words of a range may stand before it. */
  readonly flips: boolean;
}

function tryRange(
  data: ShortChartData,
  layout: RowLayout,
  axis: Axis,
  { left, right, from, to, flips }: Range,
  tools: DrawTools,
): readonly ValuePlace[] | undefined {
  const x = scaleLinear().domain([axis.from, axis.to]).range([from, to]);
  const places: ValuePlace[] = [];
  for (const [index, row] of data.rows.slice(0, layout.rows.length).entries()) {
    const mark = markOf(data, row, layout, x, 0, from);
    const unit = index === 0 && data.form === 'bar' ? data.unit : '';
    const place = placeOf(row, unit, { before: mark.left - 11 - left, after: right - mark.right - 11 }, layout, tools);
    if (!place || (place.flipped && !flips)) return undefined;
    places.push(place);
  }
  return places;
}

/** The first of the ways to set a value that has room before and after its mark. */
function placeOf(
  row: ChartRow,
  unit: string,
  room: { readonly before: number; readonly after: number },
  { value: size }: RowLayout,
  tools: DrawTools,
): ValuePlace | undefined {
  const wide = (text: string): number => tools.width(text, 'serif-bold', size);
  const behind = unit === '' ? 0 : tools.width(unit, 'sans', unitSize(size)) + 7;
  if (row.from !== row.to) {
    const [before, after] = writeEnds(row, tools);
    if (wide(before) <= room.before && wide(after) + behind <= room.after)
      return { before, after, unit, flipped: false };
  }
  const after = writeValue(row, tools);
  if (wide(after) + behind <= room.after) return { before: '', after, unit, flipped: false };
  if (unit === '' && row.to !== row.from && wide(after) <= room.before)
    return { before: '', after, unit, flipped: true };
  return undefined;
}
