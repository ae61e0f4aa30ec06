import type { Box } from '../figure.ts';

/** How much of a box is land, from 0 to 1; lakes are water. */
export type LandShare = (box: Box) => number;

const cell = 5;

/** Looks at the middles of small cells, by even and odd crossings; made when it is first asked. Rings in px, x and y in turn. */
export function landMask(
  rings: readonly (readonly number[])[],
  { width, height }: { readonly width: number; readonly height: number },
): LandShare {
  const columns = Math.ceil(width / cell);
  const rows = Math.ceil(height / cell);
  let sums: Uint16Array | undefined;
  return (box) => {
    sums ??= sumsOf(rings, columns, rows);
    const left = within(box.x / cell, columns - 1);
    const right = within((box.x + box.width) / cell, columns - 1) + 1;
    const top = within(box.y / cell, rows - 1);
    const bottom = within((box.y + box.height) / cell, rows - 1);
    let land = 0;
    for (let row = top; row <= bottom; row++) {
      const start = row * (columns + 1);
      land += (sums[start + right] ?? 0) - (sums[start + left] ?? 0);
    }
    return land / ((right - left) * (bottom - top + 1));
  };
}

function within(value: number, most: number): number {
  return Math.max(0, Math.min(most, Math.floor(value)));
}

/** For each row, how many cells are land up to each column. */
function sumsOf(rings: readonly (readonly number[])[], columns: number, rows: number): Uint16Array {
  const crossings: number[][] = Array.from({ length: rows }, () => []);
  for (const ring of rings) {
    let [ax, ay] = [ring.at(-2) ?? 0, ring.at(-1) ?? 0];
    for (let index = 0; index < ring.length; index += 2) {
      const [bx, by] = [ring[index] ?? 0, ring[index + 1] ?? 0];
      const first = Math.max(0, Math.ceil(Math.min(ay, by) / cell - 0.5));
      const last = Math.min(rows, Math.ceil(Math.max(ay, by) / cell - 0.5));
      for (let row = first; row < last; row++)
        crossings[row]?.push(ax + ((bx - ax) * ((row + 0.5) * cell - ay)) / (by - ay));
      [ax, ay] = [bx, by];
    }
  }
  const sums = new Uint16Array(rows * (columns + 1));
  crossings.forEach((found, row) => {
    found.sort((a, b) => a - b);
    let passed = 0;
    let land = 0;
    for (let column = 0; column < columns; column++) {
      while (passed < found.length && (found[passed] ?? 0) < (column + 0.5) * cell) passed++;
      land += passed % 2;
      sums[row * (columns + 1) + column + 1] = land;
    }
  });
  return sums;
}
