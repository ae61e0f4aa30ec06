import type { Box, DrawTools } from '../figure.ts';
import { settings } from './letterings.ts';
import type { LabelItem, LabelOption } from './place-labels.ts';
import { pointGrid } from './point-grid.ts';
import type { TypeSizes } from './type-sizes.ts';

type Point = readonly [number, number];
type Rings = readonly (readonly number[])[];
interface Size {
  readonly width: number;
  readonly height: number;
}

/** As many columns and rows of points are tried as the middle of a name. */
const tries = 22;
/** px from the outline to a name that stands outside: no farther. */
const farthest = 40;
const costs = { outside: 14, across: 40, perPixel: 0.1, perPixelOff: 0.3 };

/** How the name of an area can be set: inside where there is room, else beside it; across its outline as the last way. */
export function areaLabel(
  name: string,
  middle: Point,
  rings: Rings,
  size: Size,
  sizes: TypeSizes,
  tools: DrawTools,
): LabelItem {
  const outline = outlinePoints(rings);
  const crossed = pointGrid(
    outline.map(([x, y]) => [x, y, 1] as const),
    size,
  );
  const set = settings(name, 'region', sizes, tools);
  const wide = Math.max(...set.map(({ whole }) => whole));
  const options = pointsAround(outline, wide / 2 + farthest, size).flatMap(([x, y]): LabelOption[] => {
    const isInner = isInside(rings, x, y);
    const far = Math.hypot(x - middle[0], y - middle[1]) * costs.perPixel;
    return set.flatMap(({ at, cost }) => {
      const option = at(x, y, cost + far + (isInner ? 0 : costs.outside));
      if (crossed(option.box) > 0) return [];
      if (isInner) return [option];
      const off = distanceTo(option.box, outline);
      return off > farthest ? [] : [{ ...option, cost: option.cost + off * costs.perPixelOff }];
    });
  });
  const across = set.map(({ at, cost }) => at(...middle, cost + costs.across));
  return { text: name, priority: 1, options: [...options, ...across], more: () => [] };
}

/** The outline, a point every 6 px. */
function outlinePoints(rings: Rings): Point[] {
  return rings.flatMap((ring) => {
    const points: Point[] = [];
    let [ax, ay] = [ring.at(-2) ?? 0, ring.at(-1) ?? 0];
    for (let index = 0; index < ring.length; index += 2) {
      const [bx, by] = [ring[index] ?? 0, ring[index + 1] ?? 0];
      const pieces = Math.max(1, Math.ceil(Math.hypot(bx - ax, by - ay) / 6));
      for (let piece = 1; piece <= pieces; piece++)
        points.push([ax + ((bx - ax) * piece) / pieces, ay + ((by - ay) * piece) / pieces]);
      [ax, ay] = [bx, by];
    }
    return points;
  });
}

/** A grid over the area and its surroundings, as far as they are seen. */
function pointsAround(outline: readonly Point[], more: number, { width, height }: Size): Point[] {
  const [xs, ys] = [outline.map(([x]) => x).sort(ascending), outline.map(([, y]) => y).sort(ascending)];
  const [left, right] = [Math.max(0, (xs[0] ?? 0) - more), Math.min(width, (xs.at(-1) ?? 0) + more)];
  const [top, bottom] = [Math.max(0, (ys[0] ?? 0) - farthest), Math.min(height, (ys.at(-1) ?? 0) + farthest)];
  const steps = Array.from({ length: tries + 1 }, (_, step) => step / tries);
  return steps.flatMap((down) =>
    steps.map((along): Point => [left + (right - left) * along, top + (bottom - top) * down]),
  );
}

function ascending(a: number, b: number): number {
  return a - b;
}

/** By even and odd crossings. */
function isInside(rings: Rings, x: number, y: number): boolean {
  let inside = false;
  for (const ring of rings) {
    let [ax, ay] = [ring.at(-2) ?? 0, ring.at(-1) ?? 0];
    for (let index = 0; index < ring.length; index += 2) {
      const [bx, by] = [ring[index] ?? 0, ring[index + 1] ?? 0];
      if (by > y !== ay > y && x < ((ax - bx) * (y - by)) / (ay - by) + bx) inside = !inside;
      [ax, ay] = [bx, by];
    }
  }
  return inside;
}

/** px from a box to the nearest of some points. */
function distanceTo(box: Box, points: readonly Point[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (const [x, y] of points) {
    const far = Math.hypot(
      Math.max(box.x - x, 0, x - box.x - box.width),
      Math.max(box.y - y, 0, y - box.y - box.height),
    );
    if (far < least) least = far;
  }
  return least;
}
