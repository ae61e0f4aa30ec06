import type { Box, Frame } from '../figure.ts';
import { overlaps } from './place-labels.ts';

const margin = 18;

/**
 * The corner where a block of a size covers least: never what covers the map, and few of the points. Undefined where
 * every corner is taken.
 */
export function freeCorner(
  size: { readonly width: number; readonly height: number },
  frame: Frame,
  taken: readonly Box[],
  points: readonly (readonly [number, number, number])[],
  order: readonly ('bottom-right' | 'bottom-left' | 'top-right' | 'top-left')[],
): Box | undefined {
  let best: Box | undefined;
  let least = Number.POSITIVE_INFINITY;
  const { clear } = frame;
  const bands = [
    { left: margin, right: frame.width - margin },
    { left: clear.left + margin, right: frame.width - clear.right - margin },
  ];
  bands.forEach(({ left, right }, band) => {
    order.forEach((corner, index) => {
      const box = {
        x: corner.endsWith('left') ? left : right - size.width,
        y: corner.startsWith('top') ? clear.top + margin : frame.height - clear.bottom - margin - size.height,
        ...size,
      };
      if (box.x < 0 || box.y < 0) return;
      const around = { x: box.x - 8, y: box.y - 8, width: box.width + 16, height: box.height + 16 };
      if ([...frame.covered, ...taken].some((each) => overlaps(around, each))) return;
      let cost = index * 2 + band * 3;
      for (const [x, y, weight] of points)
        if (x > around.x && x < around.x + around.width && y > around.y && y < around.y + around.height) cost += weight;
      if (cost < least) [best, least] = [box, cost];
    });
  });
  return least > 90 ? undefined : best;
}
