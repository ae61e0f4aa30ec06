import { line } from 'd3-shape';
import { element, tenth } from '../svg.ts';
import type { Scale } from './line-frame.ts';
import type { Series, SeriesPoint } from './line-series.ts';
import { type Piece, shape } from './piece.ts';

/**
 * The line of a series. Where a point is a range, hairlines lead to both of its ends, with a shade between them: a line to its
 * middle would be an average that nobody gave, and one to an end would be a choice.
 */
export function linePiece({ points }: Series, x: Scale, y: Scale, tone: string): Piece {
  const pairs = points.slice(1).map((to, index) => ({ from: points[index] ?? to, to }));
  const envelopes = pairs.filter(({ from, to }) => isRange(from) || isRange(to));
  const shade = envelopes.map(
    ({ from, to }) => `${edge(from, to, 'to', x, y)}L${spot(to, 'from', x, y)}L${spot(from, 'from', x, y)}z`,
  );
  const edges = envelopes.map(({ from, to }) => edge(from, to, 'to', x, y) + edge(from, to, 'from', x, y));
  const path = line<SeriesPoint>()
    .x(({ at }) => x(at))
    .y(({ row }) => y(row.to))
    .digits(1);
  const trace = runsOf(points).map((run) => path([...run]) ?? '');
  return shape(
    drawn('chart-envelope', shade, tone) + drawn('chart-edges', edges, tone) + drawn('chart-trace', trace, tone),
  );
}

function drawn(name: string, parts: readonly string[], tone: string): string {
  const d = parts.join('');
  return d === '' ? '' : element('path', { class: `${name} ${tone}`, d });
}

type End = 'from' | 'to';

function edge(from: SeriesPoint, to: SeriesPoint, end: End, x: Scale, y: Scale): string {
  return `M${spot(from, end, x, y)}L${spot(to, end, x, y)}`;
}

function spot({ row, at }: SeriesPoint, end: End, x: Scale, y: Scale): string {
  return `${tenth(x(at))} ${tenth(y(row[end]))}`;
}

function isRange({ row }: SeriesPoint): boolean {
  return row.from !== row.to;
}

/** Points that one line joins, two at least: ranges part them. */
function runsOf(points: readonly SeriesPoint[]): readonly (readonly SeriesPoint[])[] {
  const runs: SeriesPoint[][] = [[]];
  for (const point of points) {
    if (isRange(point)) runs.push([]);
    else runs.at(-1)?.push(point);
  }
  return runs.filter(({ length }) => length > 1);
}
