import type { ChartRow, ShortChartData } from './chart-data.ts';
import { barMark, type Mark, rangeMark } from './mark.ts';
import type { RowLayout } from './row-layout.ts';

/** The mark of a row; `start` is where the axis begins, in px. */
export function markOf(
  data: ShortChartData,
  row: ChartRow,
  layout: RowLayout,
  x: (value: number) => number,
  y: number,
  start: number,
): Mark {
  const tone = toneOf(data, row);
  if (data.form === 'bar') {
    const thick = layout.stacked ? Math.min(layout.value * 0.8, 20) : Math.min(46, Math.max(9, layout.lowest * 0.44));
    return barMark(row, { x, y, thick, tone, start: x(0) });
  }
  const thick = layout.lowest > 90 && !layout.stacked ? 20 : layout.lowest > 40 ? 17 : 13;
  return rangeMark(row, { x, y, thick, tone, start });
}

/** Where some rows are what the sentence is about, the others step back. */
export function toneOf({ rows }: ShortChartData, { highlight }: ChartRow): string {
  if (!rows.some((row) => row.highlight)) return '';
  return highlight ? 'is-lit' : 'is-dim';
}

/** The unit behind the first value. */
export function unitSize(value: number): number {
  return Math.max(15, Math.min(17, value * 0.7));
}
