import type { DrawTools, LabelBox } from '../figure.ts';
import { element, words } from '../svg.ts';
import type { MapRoute } from './data.ts';
import type { LabelItem, LabelOption } from './place-labels.ts';
import { lengthOf, type RouteLine } from './route-line.ts';
import type { TypeSizes } from './type-sizes.ts';

type Runs = RouteLine['runs'];
type Points = readonly (readonly [x: number, y: number, ...rest: number[]])[];

/** Where a label is: its own line, and points of all other lines. */
export interface RouteRoom {
  readonly runs: Runs;
  readonly own: Points;
  readonly others: Points;
  /** Marks of places. */
  readonly marks: Points;
}

/** Farther from its line than this, in px, a label seems to belong to nothing. */
const far = 30;

/** How the label of a route can be set: beside its line, nearer to it than to any other. */
export function routeLabel(
  route: MapRoute,
  { runs, own, others, marks }: RouteRoom,
  sizes: TypeSizes,
  tools: DrawTools,
): LabelItem {
  const size = sizes.route;
  const best = route.labelAt ?? middleOfLongest(runs);
  const steer = route.labelAt === undefined ? 36 : 900;
  const places = sharesAround(route.labelAt).map((share) => ({ share, ...pointAt(runs, share) }));
  const options: LabelOption[] = [];
  for (const lines of breaks(route.label)) {
    const widths = lines.map((text) => tools.width(text, route.accent ? 'sans-bold' : 'sans', size));
    const width = Math.max(...widths);
    const height = size * 1.2 * lines.length;
    for (const { share, x, y, nx, ny } of places) {
      for (const [side, gap, isCorner] of manners) {
        const [ux, uy] = [side * nx, side * ny];
        // The box touches a straight line's side with its nearest corner or edge; a bent one at the point itself.
        const reach = gap + (Math.abs(ux) * width) / 2 + (Math.abs(uy) * height) / 2;
        const [dx, dy] = isCorner
          ? [ux * gap + (Math.sign(ux) * width) / 2, uy * gap + (Math.sign(uy) * height) / 2]
          : [ux * reach, uy * reach];
        const box = { x: x + dx - width / 2, y: y + dy - height / 2, width, height };
        const cost =
          (share - best) ** 2 * steer + (lines.length - 1) * 4 + offCost(box, own, others) + nearCost(box, marks);
        options.push(option(lines, widths, box, size, cost, route));
      }
    }
  }
  return { text: route.label, priority: route.accent ? 60 : 8, options, more: () => [] };
}

/** Side of the line, px from it, and whether a corner stands at the point. */
const manners = [1, -1].flatMap((side) =>
  [9, 15, 24].flatMap((gap) => [false, true].map((isCorner) => [side, gap, isCorner] as const)),
);

/** Shares of the way to try; near to what the author asks for. */
function sharesAround(asked: number | undefined): number[] {
  if (asked === undefined) return Array.from({ length: 17 }, (_, index) => 0.06 + index * 0.055);
  return [0, 1, -1, 2, -2, 3, -3, 4, -4]
    .map((step) => asked + step * 0.025)
    .filter((share) => share >= 0 && share <= 1);
}

/** What it costs to stand away from its own line, or nearer to another. */
function offCost(box: LabelOption['box'], own: Points, others: Points): number {
  const distance = distanceTo(box, own);
  const confusion = distanceTo(box, others) < distance + 5 ? 40 : 0;
  return Math.max(0, distance - 10) * 0.8 + Math.max(0, distance - far) * 2 + confusion;
}

/** Below the name of a place a label would read as a part of it. */
function nearCost(box: LabelOption['box'], marks: Points): number {
  return Math.max(0, 45 - distanceTo(box, marks)) * 0.12;
}

/** px from a box to the nearest of some points; 0 where it covers one. */
function distanceTo({ x, y, width, height }: LabelOption['box'], points: Points): number {
  let least = Number.POSITIVE_INFINITY;
  for (const point of points) {
    const dx = point[0] < x ? x - point[0] : point[0] > x + width ? point[0] - x - width : 0;
    const dy = point[1] < y ? y - point[1] : point[1] > y + height ? point[1] - y - height : 0;
    const square = dx * dx + dy * dy;
    if (square < least) least = square;
  }
  return Math.sqrt(least);
}

/** In one line, or in two if it is long. */
function breaks(label: string): string[][] {
  const parts = label.split(' ');
  if (label.length < 18 || parts.length < 2) return [[label]];
  let cut = 1;
  while (cut < parts.length - 1 && parts.slice(0, cut).join(' ').length < label.length / 2 - 2) cut++;
  return [[label], [parts.slice(0, cut).join(' '), parts.slice(cut).join(' ')]];
}

/** The middle of the longest stretch, as a share of the way. */
function middleOfLongest(runs: Runs): number {
  const lengths = runs.map(lengthOf);
  const whole = lengths.reduce((sum, each) => sum + each, 0);
  const longest = lengths.indexOf(Math.max(...lengths));
  const before = lengths.slice(0, longest).reduce((sum, each) => sum + each, 0);
  return whole > 0 ? (before + (lengths[longest] ?? 0) / 2) / whole : 0.5;
}

/** The point at a share of the way, and the direction across. */
function pointAt(runs: Runs, share: number): { x: number; y: number; nx: number; ny: number } {
  let rest = runs.reduce((sum, run) => sum + lengthOf(run), 0) * share;
  let last = { x: runs[0]?.[0]?.[0] ?? 0, y: runs[0]?.[0]?.[1] ?? 0, nx: 0, ny: -1 };
  for (const run of runs)
    for (let index = 1; index < run.length; index++) {
      const [a, b] = [run[index - 1], run[index]];
      const length = a && b ? Math.hypot(b[0] - a[0], b[1] - a[1]) : 0;
      if (!a || !b || length === 0) continue;
      const [ux, uy] = [(b[0] - a[0]) / length, (b[1] - a[1]) / length];
      const along = Math.min(rest, length);
      last = { x: a[0] + ux * along, y: a[1] + uy * along, nx: -uy, ny: ux };
      if (length >= rest) return last;
      rest -= length;
    }
  return last;
}

function option(
  lines: readonly string[],
  widths: readonly number[],
  box: LabelOption['box'],
  size: number,
  cost: number,
  route: MapRoute,
): LabelOption {
  const kinds = ['map-route-label', route.accent ? 'map-accent' : ''];
  const set = (): LabelBox[] =>
    lines.map((text, index) => ({
      text,
      x: box.x + (box.width - (widths[index] ?? 0)) / 2,
      y: box.y + index * size * 1.2,
      width: widths[index] ?? 0,
      height: size * 1.2,
    }));
  const write = (): string =>
    set()
      .map((line) =>
        element(
          'text',
          {
            class: kinds.filter(Boolean).join(' '),
            x: box.x + box.width / 2,
            y: line.y + size * 0.92,
            'font-size': size,
            'text-anchor': 'middle',
          },
          words(line.text),
        ),
      )
      .join('');
  return { box, cost, leader: undefined, write, lines: set };
}
