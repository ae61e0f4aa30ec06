import type { DrawTools, LabelBox } from '../figure.ts';
import type { Plot, Scale } from './line-frame.ts';
import { crossed } from './line-obstacles.ts';
import type { Series, SeriesPoint } from './line-series.ts';
import { letter, nothing, type Piece, together } from './piece.ts';
import { writeValue } from './tell-value.ts';

/** The values of a line at its points, where no line and no other text runs through them; all are in the table. */
export function pointValues(
  own: Series,
  all: readonly Series[],
  x: Scale,
  y: Scale,
  plot: Plot,
  taken: LabelBox[],
  tools: DrawTools,
): Piece {
  const { points } = own;
  const order = points.map((_, index) => index).sort((a, b) => rank(a, points) - rank(b, points) || a - b);
  // Among several lines only the first, the extremes and ranges; the last stands with the name.
  const shown =
    all.length === 1 ? order : order.filter((index) => rank(index, points) < 2 && index < points.length - 1);
  const pieces = shown.map((index) => {
    const point = points[index];
    const ways = point ? placesAt(points, index, x, y) : [];
    for (const way of point ? ways : []) {
      const text = point ? writeValue(point.row, tools) : '';
      const half = tools.width(text, 'serif-bold', 19) / 2;
      const middle = Math.max(way.x + (way.side ?? 0) * (half + 13), plot.left + half - 10);
      const piece = letter(
        { text, x: middle, y: way.y, face: 'serif-bold', size: 19, anchor: 'middle', style: 'value' },
        tools,
      );
      const box = piece.labels[0];
      const isFree = box && box.x + box.width < plot.right + (own.name === '' ? half : 0) && way.y < plot.bottom - 4;
      if (!box || !isFree || crossed(box, all, x, y) || taken.some((other) => overlaps(box, other))) continue;
      taken.push(box);
      return piece;
    }
    return nothing;
  });
  return together(...pieces);
}

/** Where a value may stand at its point: above, below (first in a valley), to the right, to the left. */
function placesAt(points: readonly SeriesPoint[], index: number, x: Scale, y: Scale) {
  const value = (each: SeriesPoint | undefined): number => (each ? (each.row.from + each.row.to) / 2 : Number.NaN);
  const point = points[index];
  if (!point) return [];
  const at = x(point.at);
  const above = { x: at, y: y(point.row.to) - 14, side: 0 };
  const below = { x: at, y: y(point.row.from) + 28, side: 0 };
  const beside = y(value(point)) + 6.5;
  const isValley = value(points[index - 1]) > value(point) && value(points[index + 1]) > value(point);
  const sides = [1, -1].flatMap((side) => [0, -16, 16].map((shift) => ({ x: at, y: beside + shift, side })));
  return [...(isValley ? [below, above] : [above, below]), ...sides];
}

/** First and last, then the highest, the lowest and ranges, then the others. */
function rank(index: number, points: readonly SeriesPoint[]): number {
  if (index === 0 || index === points.length - 1) return 0;
  const values = points.map(({ row }) => row.to);
  const value = values[index] ?? 0;
  const row = points[index]?.row;
  return (row && row.from !== row.to) || value === Math.max(...values) || value === Math.min(...values) ? 1 : 2;
}

export function overlaps(a: LabelBox, b: LabelBox): boolean {
  return a.x < b.x + b.width + 6 && b.x < a.x + a.width + 6 && a.y < b.y + b.height + 2 && b.y < a.y + a.height + 2;
}
