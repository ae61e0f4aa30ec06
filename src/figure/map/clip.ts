/** A box in any plane. */
export interface ClipBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * The part of a ring inside a box, by Sutherland and Hodgman: x and y in turn. Where the ring runs along the box, the
 * result does too. `left < right` and `top < bottom`.
 */
export function clipRing(ring: ArrayLike<number>, box: ClipBox): ArrayLike<number> {
  const { left, top, right, bottom } = boxOf(ring);
  if (left > box.right || right < box.left || top > box.bottom || bottom < box.top) return [];
  let points = ring;
  if (left < box.left) points = clipSide(points, 0, box.left, 1);
  if (right > box.right) points = clipSide(points, 0, box.right, -1);
  if (top < box.top) points = clipSide(points, 1, box.top, 1);
  return bottom > box.bottom ? clipSide(points, 1, box.bottom, -1) : points;
}

function boxOf(ring: ArrayLike<number>): ClipBox {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let index = 0; index < ring.length; index += 2) {
    const x = ring[index] ?? 0;
    const y = ring[index + 1] ?? 0;
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < top) top = y;
    if (y > bottom) bottom = y;
  }
  return { left, top, right, bottom };
}

/** Keeps what is on one side of a line; `sign` 1 keeps what is greater. */
function clipSide(points: ArrayLike<number>, axis: 0 | 1, limit: number, sign: 1 | -1): ArrayLike<number> {
  const length = points.length;
  const kept: number[] = [];
  let beforeX = points[length - 2] ?? 0;
  let beforeY = points[length - 1] ?? 0;
  let wasInside = sign * ((axis === 0 ? beforeX : beforeY) - limit) >= 0;
  for (let index = 0; index < length; index += 2) {
    const x = points[index] ?? 0;
    const y = points[index + 1] ?? 0;
    const isInside = sign * ((axis === 0 ? x : y) - limit) >= 0;
    if (isInside !== wasInside) {
      if (axis === 0) kept.push(limit, beforeY + ((y - beforeY) * (limit - beforeX)) / (x - beforeX));
      else kept.push(beforeX + ((x - beforeX) * (limit - beforeY)) / (y - beforeY), limit);
    }
    if (isInside) kept.push(x, y);
    beforeX = x;
    beforeY = y;
    wasInside = isInside;
  }
  return kept;
}

/** Puts points between those that are more than `most` apart, so that long edges can bend. */
export function densify(ring: ArrayLike<number>, most: number): number[] {
  const dense: number[] = [];
  const length = ring.length;
  let beforeX = ring[length - 2] ?? 0;
  let beforeY = ring[length - 1] ?? 0;
  for (let index = 0; index < length; index += 2) {
    const x = ring[index] ?? 0;
    const y = ring[index + 1] ?? 0;
    const pieces = Math.ceil(Math.max(Math.abs(x - beforeX), Math.abs(y - beforeY)) / most);
    for (let piece = 1; piece < pieces; piece++)
      dense.push(beforeX + ((x - beforeX) * piece) / pieces, beforeY + ((y - beforeY) * piece) / pieces);
    dense.push(x, y);
    beforeX = x;
    beforeY = y;
  }
  return dense;
}
