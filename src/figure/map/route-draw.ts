import type { DrawTools, LabelBox } from '../figure.ts';
import { element, tenth, words } from '../svg.ts';
import type { MapRoute } from './data.ts';
import { writePath } from './path.ts';
import type { LabelItem, LabelOption } from './place-labels.ts';
import { lengthOf, type RouteLine } from './route-line.ts';
import type { TypeSizes } from './type-sizes.ts';

/** The line of a route and its arrowhead. */
export function drawRoute({ by, certain, accent }: MapRoute, { runs, head }: RouteLine): string {
  const d = runs.map((run) => writePath(run.flat(), false)).join('');
  const lines = element('path', { class: 'map-line', d });
  const over =
    by === 'rail'
      ? element('path', { class: 'map-ticks', d })
      : by === 'front'
        ? element('path', { class: 'map-teeth', d: teeth(runs) })
        : '';
  const tip =
    head.length > 0
      ? element('path', { class: 'map-head', d: `M${head.map((point) => point.map(tenth).join(' ')).join('L')}Z` })
      : '';
  const kinds = [`map-route map-by-${by}`, accent ? 'map-accent' : '', certain ? '' : 'map-uncertain'];
  return element('g', { class: kinds.filter(Boolean).join(' ') }, lines, over, tip);
}

/** Small triangles on the left of a line, every 22 px. */
function teeth(runs: RouteLine['runs']): string {
  let path = '';
  for (const run of runs) {
    let rest = 8;
    run.forEach(([x, y], index) => {
      const before = run[index - 1];
      if (!before) return;
      const length = Math.hypot(x - before[0], y - before[1]);
      const [ux, uy] = [(x - before[0]) / length, (y - before[1]) / length];
      for (; rest < length; rest += 22) {
        const [tx, ty] = [before[0] + ux * rest, before[1] + uy * rest];
        const corners = [tx - ux * 5, ty - uy * 5, tx + ux * 5, ty + uy * 5, tx + uy * 8, ty - ux * 8];
        path += writePath(corners, true);
      }
      rest -= length;
    });
  }
  return path;
}

/** How the label of a route can be set: beside its line, nearest to the middle. */
export function routeLabel(route: MapRoute, line: RouteLine, sizes: TypeSizes, tools: DrawTools): LabelItem {
  const size = sizes.route;
  const longest = line.runs.reduce((a, b) => (lengthOf(b) > lengthOf(a) ? b : a), line.runs[0] ?? []);
  const options: LabelOption[] = [];
  for (const lines of breaks(route.label)) {
    const widths = lines.map((text) => tools.width(text, route.accent ? 'sans-bold' : 'sans', size));
    const width = Math.max(...widths);
    const height = size * 1.2 * lines.length;
    for (const share of [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82]) {
      const { x, y, nx, ny } = pointAt(longest, share);
      for (const side of [1, -1]) {
        for (const far of [10, 22, 40]) {
          // The box touches the line's side with its nearest corner or edge.
          const reach = far + (Math.abs(nx) * width) / 2 + (Math.abs(ny) * height) / 2;
          const box = { x: x + side * nx * reach - width / 2, y: y + side * ny * reach - height / 2, width, height };
          const cost = Math.abs(share - 0.5) * 20 + (far - 10) * 0.3 + (lines.length - 1) * 4;
          options.push(option(lines, widths, box, size, cost, route));
        }
      }
    }
  }
  return { text: route.label, priority: route.accent ? 60 : 8, options, more: () => [] };
}

/** In one line, or in two if it is long. */
function breaks(label: string): string[][] {
  const parts = label.split(' ');
  if (label.length < 18 || parts.length < 2) return [[label]];
  let cut = 1;
  while (cut < parts.length - 1 && parts.slice(0, cut).join(' ').length < label.length / 2 - 2) cut++;
  return [[label], [parts.slice(0, cut).join(' '), parts.slice(cut).join(' ')]];
}

function pointAt(
  line: readonly (readonly [number, number])[],
  share: number,
): { x: number; y: number; nx: number; ny: number } {
  let rest = lengthOf(line) * share;
  for (let index = 1; index < line.length; index++) {
    const [a, b] = [line[index - 1], line[index]];
    if (!a || !b) break;
    const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
    if (length >= rest && length > 0) {
      const [ux, uy] = [(b[0] - a[0]) / length, (b[1] - a[1]) / length];
      return { x: a[0] + ux * rest, y: a[1] + uy * rest, nx: -uy, ny: ux };
    }
    rest -= length;
  }
  const [x = 0, y = 0] = line[0] ?? [];
  return { x, y, nx: 0, ny: -1 };
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
