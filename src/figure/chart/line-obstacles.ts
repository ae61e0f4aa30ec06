import type { Box } from '../figure.ts';
import type { Scale } from './line-frame.ts';
import type { Series, SeriesPoint } from './line-series.ts';

/** Whether a line, the envelope of a range, or a point runs through a box. */
export function crossed(box: Box, all: readonly Series[], x: Scale, y: Scale): boolean {
  return all.some(({ points }) => {
    const places = points.map((point) => placeOf(point, x, y));
    return (
      places.some((at) => isOn(box, at)) || places.slice(1).some((to, index) => cuts(box, places[index] ?? to, to))
    );
  });
}

/** A point, or a range from its upper end to its lower one; in px. */
interface Place {
  readonly x: number;
  readonly high: number;
  readonly low: number;
}

function placeOf({ row, at }: SeriesPoint, x: Scale, y: Scale): Place {
  return { x: x(at), high: y(row.to), low: y(row.from) };
}

function isOn(box: Box, { x, high, low }: Place): boolean {
  const across = x > box.x - 7 && x < box.x + box.width + 7;
  return across && low > box.y - 7 && high < box.y + box.height + 7;
}

function cuts(box: Box, from: Place, to: Place): boolean {
  const [left, right] = [Math.max(box.x - 3, from.x), Math.min(box.x + box.width + 3, to.x)];
  if (left >= right) return false;
  const at = (px: number, end: 'high' | 'low'): number =>
    from[end] + ((px - from.x) / (to.x - from.x)) * (to[end] - from[end]);
  const low = Math.max(at(left, 'low'), at(right, 'low'));
  const high = Math.min(at(left, 'high'), at(right, 'high'));
  return low > box.y - 3 && high < box.y + box.height + 3;
}
