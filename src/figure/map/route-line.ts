import { geoDistance, geoInterpolate } from 'd3-geo';
import type { LonLat } from '../../model/map-spec.ts';
import type { MapRoute } from './data.ts';
import { nearTo } from './projection.ts';
import type { View } from './view.ts';

type Point = readonly [number, number];

/** A route in px: its stretches (more than one where the world is cut), shortened at its marks, and its arrowhead. */
export interface RouteLine {
  readonly runs: readonly (readonly Point[])[];
  /** Corners of the arrowhead; empty for none. */
  readonly head: readonly Point[];
}

/** Degrees of longitude and latitude along a route: great circles at sea and in the air, else its stops. */
export function routePoints({ stops, by }: Pick<MapRoute, 'stops' | 'by'>): LonLat[] {
  if (by !== 'sea' && by !== 'air') return [...stops];
  const [first] = stops;
  if (!first) return [];
  const points: LonLat[] = [first];
  for (let index = 1; index < stops.length; index++) {
    const from = stops[index - 1];
    const to = stops[index];
    if (!from || !to) continue;
    const along = geoInterpolate([...from], [...to]);
    const pieces = Math.max(4, Math.min(90, Math.ceil((geoDistance([...from], [...to]) * 180) / Math.PI / 0.5)));
    for (let piece = 1; piece <= pieces; piece++) points.push(piece === pieces ? to : along(piece / pieces));
  }
  return points;
}

/** Length of an arrowhead in px, and its share of a line that is short. */
const head = { least: 7, most: 16, share: 0.45 };
/** From the middle of a mark to where its lines end. */
const markRoom = 11;
/** Shorter routes run from mark to mark. */
const short = 40;

/** A route as it lies in the view; it ends before the marks that stand at its ends. */
export function routeLine(route: MapRoute, view: View, marks: readonly Point[]): RouteLine {
  const isGreat = route.by === 'sea' || route.by === 'air';
  const runs = cutAtSeam(routePoints(route), view.middle).map((run): readonly Point[] => {
    const placed = run.map((point) => view.place(point));
    return isGreat ? placed : curve(placed);
  });
  const whole = runs.reduce((sum, run) => sum + lengthOf(run), 0);
  const isMarked = (point: Point | undefined): boolean =>
    point !== undefined && marks.some(([x, y]) => Math.hypot(x - point[0], y - point[1]) < markRoom - 3);
  const last = runs.length - 1;
  const isEndMarked = isMarked(runs[last]?.at(-1));
  if (whole >= short && isMarked(runs[0]?.[0])) runs[0] = shorten(runs[0] ?? [], markRoom);
  const room = !isEndMarked ? 0 : whole >= short ? markRoom : route.arrow ? Math.min(8, whole / 4) : 0;
  const toEnd = shorten([...(runs[last] ?? [])].reverse(), room);
  runs[last] = [...toEnd].reverse();
  return route.arrow ? withHead(runs, toEnd) : { runs, head: [] };
}

/** `toEnd` is the last stretch from its end. */
function withHead(runs: (readonly Point[])[], toEnd: readonly Point[]): RouteLine {
  const rest = lengthOf(toEnd);
  const length = Math.max(head.least, Math.min(head.most, rest * head.share));
  const [tip, next] = toEnd;
  if (!tip || !next || rest === 0) return { runs, head: [] };
  const base = shorten(toEnd, length);
  const isLong = rest > length * 1.05;
  const back = isLong ? (base[0] ?? next) : (toEnd.at(-1) ?? next);
  const far = Math.hypot(tip[0] - back[0], tip[1] - back[1]) || 1;
  const [ux, uy] = [(tip[0] - back[0]) / far, (tip[1] - back[1]) / far];
  const foot: Point = [tip[0] - ux * length, tip[1] - uy * length];
  const wide = Math.max(3.6, (length * 7) / 16);
  if (isLong) runs[runs.length - 1] = [...base].reverse();
  return { runs, head: [tip, [foot[0] + uy * wide, foot[1] - ux * wide], [foot[0] - uy * wide, foot[1] + ux * wide]] };
}

/** A line without its first px. Lines that are hardly longer are left alone. */
function shorten(line: readonly Point[], by: number): readonly Point[] {
  let rest = by;
  if (by <= 0 || lengthOf(line) <= by * 1.05) return line;
  for (let index = 1; index < line.length; index++) {
    const [a, b] = [line[index - 1], line[index]];
    if (!a || !b) break;
    const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
    if (length > rest) {
      const part = rest / length;
      return [[a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part], ...line.slice(index)];
    }
    rest -= length;
  }
  return line;
}

/** The length of a line in px. */
export function lengthOf(line: readonly Point[]): number {
  let sum = 0;
  line.forEach((point, index) => {
    const before = line[index - 1];
    if (before) sum += Math.hypot(point[0] - before[0], point[1] - before[1]);
  });
  return sum;
}

/** A curve through points, by Catmull and Rom; gentle enough for railways. */
function curve(points: readonly Point[]): Point[] {
  if (points.length < 3) return [...points];
  const pieces = points.length > 60 ? 3 : 10;
  const curved: Point[] = [];
  for (let index = 0; index < points.length - 1; index++) {
    const b = points[index];
    const c = points[index + 1];
    if (!b || !c) continue;
    const a = points[index - 1] ?? b;
    const d = points[index + 2] ?? c;
    // Long neighbours would swing a short stretch out of its way.
    const near = Math.hypot(c[0] - b[0], c[1] - b[1]);
    const tension = (p: Point, q: Point): Point => {
      const far = Math.hypot(q[0] - p[0], q[1] - p[1]) || 1;
      return [((q[0] - p[0]) / far) * near, ((q[1] - p[1]) / far) * near];
    };
    const [m1, m2] = [tension(a, c), tension(b, d)];
    for (let piece = 0; piece < pieces; piece++) curved.push(hermite(b, c, m1, m2, piece / pieces));
  }
  const end = points.at(-1);
  if (end) curved.push(end);
  return curved;
}

function hermite(b: Point, c: Point, m1: Point, m2: Point, t: number): Point {
  const [t2, t3] = [t * t, t * t * t];
  const value = (axis: 0 | 1): number =>
    (2 * t3 - 3 * t2 + 1) * b[axis] + (t3 - 2 * t2 + t) * m1[axis] + (3 * t2 - 2 * t3) * c[axis] + (t3 - t2) * m2[axis];
  return [value(0), value(1)];
}

/** Where the world is cut, a line leaves on one side and comes back on the other. */
function cutAtSeam(line: readonly LonLat[], middle: number): LonLat[][] {
  const runs: LonLat[][] = [[]];
  line.forEach((point, index) => {
    const before = line[index - 1];
    if (before && Math.abs(nearTo(point[0], middle) - nearTo(before[0], middle)) > 180) runs.push([]);
    runs.at(-1)?.push(point);
  });
  return runs;
}
