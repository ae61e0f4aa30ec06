/** Points as a path with relative steps, in tenths of a pixel; '' for what is shorter than a line. x and y in turn. */
export function writePath(points: ArrayLike<number>, isClosed: boolean): string {
  let x = Math.round((points[0] ?? 0) * 10);
  let y = Math.round((points[1] ?? 0) * 10);
  let path = `M${tenths(x)}${next(y)}l`;
  let steps = 0;
  for (let index = 2; index < points.length; index += 2) {
    const dx = Math.round((points[index] ?? 0) * 10) - x;
    const dy = Math.round((points[index + 1] ?? 0) * 10) - y;
    if (dx === 0 && dy === 0) continue;
    path += steps === 0 ? tenths(dx) + next(dy) : next(dx) + next(dy);
    steps++;
    x += dx;
    y += dy;
  }
  if (steps < (isClosed ? 2 : 1)) return '';
  return isClosed ? `${path}z` : path;
}

/** A number behind another: the minus is enough to part them. */
function next(value: number): string {
  return value < 0 ? tenths(value) : ` ${tenths(value)}`;
}

/** 12 → 1.2, -5 → -.5 */
function tenths(value: number): string {
  const whole = Math.trunc(value / 10);
  const rest = Math.abs(value % 10);
  if (rest === 0) return String(whole);
  const sign = value < 0 ? '-' : '';
  return `${sign}${whole === 0 ? '' : Math.abs(whole)}.${rest}`;
}
