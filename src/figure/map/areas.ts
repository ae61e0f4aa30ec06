import { element } from '../svg.ts';
import { clipRing, densify } from './clip.ts';
import type { MapArea } from './data.ts';
import { writePath } from './path.ts';
import { nearTo } from './projection.ts';
import { simplify } from './simplify.ts';
import type { View } from './view.ts';

/** An area as it lies in the view, and where its name stands. */
export interface PlacedArea {
  readonly svg: string;
  /** px; undefined where it isn't seen. */
  readonly middle: readonly [number, number] | undefined;
  /** Its outline: px, x and y in turn. */
  readonly rings: readonly (readonly number[])[];
}

/** A shaded area: a quiet tone, hatched, with its outline. */
export function placeArea({ rings, certain, accent }: MapArea, view: View): PlacedArea {
  const box = { left: -12, top: -12, right: view.width + 12, bottom: view.height + 12 };
  const placed = rings
    .map((ring) => {
      let before = view.middle;
      const plain = ring.flatMap(([lon, lat]) => {
        before = nearTo(lon, before);
        return [before, lat];
      });
      const dense = densify(plain, 1);
      const points: number[] = [];
      for (let index = 0; index < dense.length; index += 2)
        points.push(...view.at(dense[index] ?? 0, dense[index + 1] ?? 0));
      return simplify(clipRing(points, box), 0.4);
    })
    .filter((ring) => ring.length >= 6);
  const d = placed.map((ring) => writePath(ring, true)).join('');
  const kinds = ['map-area', accent ? 'map-accent' : '', certain ? '' : 'map-uncertain'].filter(Boolean).join(' ');
  const svg =
    d === ''
      ? ''
      : element(
          'g',
          { class: kinds },
          element('path', { class: 'map-area-ground', d }),
          element('path', { class: 'map-hatch', d: hatch(placed, view) }),
        );
  return { svg, middle: middleOf(placed), rings: placed };
}

const between = 9;

/** Slanting lines across all rings, by even and odd crossings. */
function hatch(rings: readonly (readonly number[])[], { width, height }: View): string {
  let path = '';
  // Lines x + y = sum: each edge of a ring is crossed where its own sum passes.
  for (let sum = between; sum < width + height; sum += between) {
    const crossings: number[] = [];
    for (const ring of rings) {
      const count = ring.length;
      for (let index = 0; index < count; index += 2) {
        const [ax, ay] = [ring[index] ?? 0, ring[index + 1] ?? 0];
        const [bx, by] = [ring[(index + 2) % count] ?? 0, ring[(index + 3) % count] ?? 0];
        const [a, b] = [ax + ay - sum, bx + by - sum];
        if (a < 0 === b < 0) continue;
        crossings.push(ax + ((bx - ax) * a) / (a - b));
      }
    }
    crossings.sort((a, b) => a - b);
    for (let index = 0; index + 1 < crossings.length; index += 2) {
      const [from, to] = [crossings[index] ?? 0, crossings[index + 1] ?? 0];
      if (to - from > 1) path += writePath([from, sum - from, to, sum - to], false);
    }
  }
  return path;
}

/** The centre of gravity of the largest ring. */
function middleOf(rings: readonly (readonly number[])[]): readonly [number, number] | undefined {
  let best: readonly [number, number] | undefined;
  let most = 0;
  for (const ring of rings) {
    let [area, x, y] = [0, 0, 0];
    for (let index = 0; index < ring.length; index += 2) {
      const [ax, ay] = [ring[index] ?? 0, ring[index + 1] ?? 0];
      const [bx, by] = [ring[(index + 2) % ring.length] ?? 0, ring[(index + 3) % ring.length] ?? 0];
      const cross = ax * by - bx * ay;
      area += cross / 2;
      x += (ax + bx) * cross;
      y += (ay + by) * cross;
    }
    if (Math.abs(area) <= most) continue;
    most = Math.abs(area);
    best = [x / (6 * area), y / (6 * area)];
  }
  return best;
}
