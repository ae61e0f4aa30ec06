import { clipRing } from './clip.ts';
import { endsInLand } from './projection.ts';
import type { View } from './view.ts';

/** The outline of the world in px, x and y in turn; undefined where it isn't seen, or lies in the open sea. */
export function worldEnd(view: View): ArrayLike<number> | undefined {
  if (!view.isCut || !endsInLand(view.projection, view.middle)) return undefined;
  const ring = view.rim ?? besideWindow(view);
  const box = { left: -12, top: -12, right: view.width + 12, bottom: view.height + 12 };
  return clipRing(ring, box);
}

/** Along the window's four sides, a point for every three degrees. */
function besideWindow({ at, window: { west, south, east, north } }: View): number[] {
  const ring: number[] = [];
  const side = (from: readonly [number, number], to: readonly [number, number]): void => {
    for (let step = 0; step < 120; step++)
      ring.push(...at(from[0] + ((to[0] - from[0]) * step) / 120, from[1] + ((to[1] - from[1]) * step) / 120));
  };
  side([west, south], [west, north]);
  side([west, north], [east, north]);
  side([east, north], [east, south]);
  side([east, south], [west, south]);
  return ring;
}
