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

/**
 * The pieces of a line inside a box, by Liang and Barsky: each piece of the line enters and leaves where it crosses the
 * box. A line that lies whole in the box is given back as it is.
 */
export function clipLine(line: readonly number[], box: ClipBox): (readonly number[])[] {
  const { left, top, right, bottom } = boxOf(line);
  if (left >= box.left && right <= box.right && top >= box.top && bottom <= box.bottom) return [line];
  const pieces: number[][] = [];
  let piece: number[] = [];
  for (let index = 2; index < line.length; index += 2) {
    const from = [line[index - 2] ?? 0, line[index - 1] ?? 0] as const;
    const to = [line[index] ?? 0, line[index + 1] ?? 0] as const;
    const seen = seenShare(from, to, box);
    if (seen && piece.length === 0) piece.push(...between(from, to, seen[0]));
    if (seen) piece.push(...between(from, to, seen[1]));
    if (piece.length === 0 || seen?.[1] === 1) continue;
    pieces.push(piece);
    piece = [];
  }
  return piece.length > 0 ? [...pieces, piece] : pieces;
}

type Point = readonly [x: number, y: number];

/** From which share of a straight line to which it lies in a box; undefined where it doesn't. */
function seenShare([x1, y1]: Point, [x2, y2]: Point, box: ClipBox): Point | undefined {
  let [enters, leaves] = [0, 1];
  const sides = [
    [x1 - x2, x1 - box.left],
    [x2 - x1, box.right - x1],
    [y1 - y2, y1 - box.top],
    [y2 - y1, box.bottom - y1],
  ] as const;
  for (const [towards, room] of sides) {
    if (towards === 0 && room < 0) return undefined;
    if (towards < 0) enters = Math.max(enters, room / towards);
    if (towards > 0) leaves = Math.min(leaves, room / towards);
  }
  return enters < leaves ? [enters, leaves] : undefined;
}

function between([x1, y1]: Point, [x2, y2]: Point, share: number): Point {
  return [x1 + (x2 - x1) * share, y1 + (y2 - y1) * share];
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
