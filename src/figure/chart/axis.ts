import { scaleLinear } from 'd3-scale';
import type { ChartForm } from '../../model/chart-spec.ts';
import type { ShortChartData } from './chart-data.ts';

/** What values are measured against. */
export interface Axis {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly number[];
  /** True when it begins at a number other than zero, which is marked. */
  readonly broken: boolean;
}

/**
 * An axis from zero to the largest value; of dots and ranges from a round number where zero would press all of them
 * together, as under contested accounts.
 */
export function axisOf({ form, rows, from }: ShortChartData, count: number): Axis {
  const least = Math.min(...rows.map((row) => row.from));
  const most = Math.max(...rows.map((row) => row.to));
  const start = from ?? startOf(form, least, most);
  const low = Math.min(start, least);
  const high = most > low ? most : Math.max(low + 1, 0);
  return { from: low, to: high, ticks: roundNumbers(low, high, count), broken: low > 0 };
}

/** Round numbers on a stretch, about as many as asked for, two at least where there is any distance. */
export function roundNumbers(from: number, to: number, count: number): readonly number[] {
  const ticks = scaleLinear()
    .domain([from, to])
    .ticks(Math.max(1, Math.floor(count)));
  return ticks.length > 1 ? ticks : scaleLinear().domain([from, to]).ticks(2);
}

function startOf(form: ChartForm, least: number, most: number): number {
  const mayBreak = form === 'dot' || form === 'range';
  const isNear = least > 0 && most > least && most - least < most / 3;
  if (!mayBreak || !isNear) return Math.min(0, least);
  const [first = 0, second = first] = scaleLinear().domain([least, most]).nice(4).ticks(4);
  // The least value keeps a distance from the break.
  return least - first < (most - first) / 12 ? Math.max(0, first - (second - first)) : first;
}
