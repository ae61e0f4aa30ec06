/**
 * A line with fewer points, none of the lost ones farther than `tolerance` from it: first those that hardly move, then
 * by Douglas and Peucker. x and y in turn; the ends are kept.
 */
export function simplify(points: ArrayLike<number>, tolerance: number): number[] {
  const near = withoutNear(points, tolerance);
  const count = near.length / 2;
  if (count < 3) return near;
  const keep = new Uint8Array(count);
  keep[0] = 1;
  keep[count - 1] = 1;
  const stack = [0, count - 1];
  while (stack.length > 0) {
    const last = stack.pop() ?? 0;
    const first = stack.pop() ?? 0;
    const far = farthest(near, first, last, tolerance * tolerance);
    if (far < 0) continue;
    keep[far] = 1;
    stack.push(first, far, far, last);
  }
  const kept: number[] = [];
  for (let index = 0; index < count; index++)
    if (keep[index]) kept.push(near[index * 2] ?? 0, near[index * 2 + 1] ?? 0);
  return kept;
}

function withoutNear(points: ArrayLike<number>, tolerance: number): number[] {
  const kept: number[] = [];
  const limit = tolerance * tolerance;
  const end = points.length - 2;
  let lastX = Number.NaN;
  let lastY = Number.NaN;
  for (let index = 0; index <= end; index += 2) {
    const x = points[index] ?? 0;
    const y = points[index + 1] ?? 0;
    if (index !== end && (x - lastX) ** 2 + (y - lastY) ** 2 < limit) continue;
    kept.push(x, y);
    lastX = x;
    lastY = y;
  }
  return kept;
}

/** The point farthest from the stretch between two others; -1 when all are within the limit. */
function farthest(points: readonly number[], first: number, last: number, limit: number): number {
  const ax = points[first * 2] ?? 0;
  const ay = points[first * 2 + 1] ?? 0;
  const dx = (points[last * 2] ?? 0) - ax;
  const dy = (points[last * 2 + 1] ?? 0) - ay;
  const length = dx * dx + dy * dy;
  let most = limit;
  let found = -1;
  for (let index = first + 1; index < last; index++) {
    const px = (points[index * 2] ?? 0) - ax;
    const py = (points[index * 2 + 1] ?? 0) - ay;
    const along = length === 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / length));
    const off = (px - along * dx) ** 2 + (py - along * dy) ** 2;
    if (off <= most) continue;
    most = off;
    found = index;
  }
  return found;
}
