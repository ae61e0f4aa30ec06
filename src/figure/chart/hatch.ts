import { tenth } from '../svg.ts';

/**
 * Slanted lines across a box, as a path: hatching without a pattern, which would need an id. `gap` is between the lines,
 * in px along the edge.
 */
export function hatch(x: number, y: number, width: number, height: number, gap: number): string {
  const lines: string[] = [];
  for (let at = gap / 2; at < width + height; at += gap) {
    // From the lower or left edge up to the right, at 45 degrees.
    const [x1, y1] = at <= height ? [x, y + at] : [x + at - height, y + height];
    const [x2, y2] = at <= width ? [x + at, y] : [x + width, y + at - width];
    lines.push(`M${tenth(x1)} ${tenth(y1)}L${tenth(x2)} ${tenth(y2)}`);
  }
  return lines.join('');
}
