import { element, tenth } from '../svg.ts';
import type { MapRoute } from './data.ts';
import { writePath } from './path.ts';
import type { RouteLine } from './route-line.ts';

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
