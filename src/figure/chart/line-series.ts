import type { DateSpan } from '../../model/date-span.ts';
import type { ChartRow, ShortChartData } from './chart-data.ts';
import { type Grain, grainOf } from './grain.ts';

/** Points that one line joins, in the order of time. */
export interface Series {
  /** '' for the only one. */
  readonly name: string;
  readonly points: readonly SeriesPoint[];
  readonly highlight: boolean;
}

export interface SeriesPoint {
  readonly row: ChartRow;
  /** Decimal year: the middle of the time that the row holds for; where all are whole years or months, its beginning, which has the tick. */
  readonly at: number;
}

/** The lines of a chart: by `series`, or by labels that come again. */
export function seriesOf({ rows }: Pick<ShortChartData, 'rows'>): readonly Series[] {
  const grain = grainOf(rows);
  const named = rows.some(({ series }) => series !== '');
  const byLabel = !named && new Set(rows.map(({ label }) => label)).size < rows.length;
  const nameOf = (row: ChartRow): string => (named ? row.series : byLabel ? row.label : '');
  const names = [...new Set(rows.map(nameOf))];
  return names.map((name) => {
    const own = rows.filter((row) => nameOf(row) === name);
    const points = own.flatMap((row) => (row.when ? [{ row, at: placeOf(row.when, grain) }] : []));
    return { name, points: points.sort((a, b) => a.at - b.at), highlight: own.some(({ highlight }) => highlight) };
  });
}

function placeOf({ from, to }: DateSpan, grain: Grain): number {
  return grain === 'day' ? (from + to) / 2 : from;
}
