import type { Box } from '../figure.ts';

const cell = 24;

/** Sums the weights of points inside a box; the points of small cells are kept together, so that few are looked at. */
export function pointGrid(
  points: readonly (readonly [x: number, y: number, weight: number])[],
  { width, height }: { readonly width: number; readonly height: number },
): (box: Box) => number {
  const columns = Math.ceil(width / cell) + 1;
  const rows = Math.ceil(height / cell) + 1;
  const cells: number[][] = Array.from({ length: columns * rows }, () => []);
  for (const [x, y, weight] of points)
    if (x >= 0 && y >= 0 && x <= width && y <= height)
      cells[Math.floor(y / cell) * columns + Math.floor(x / cell)]?.push(x, y, weight);
  return (box) => {
    const [right, bottom] = [box.x + box.width, box.y + box.height];
    const lastColumn = Math.min(columns - 1, Math.floor(right / cell));
    const lastRow = Math.min(rows - 1, Math.floor(bottom / cell));
    let sum = 0;
    for (let row = Math.max(0, Math.floor(box.y / cell)); row <= lastRow; row++)
      for (let column = Math.max(0, Math.floor(box.x / cell)); column <= lastColumn; column++) {
        const found = cells[row * columns + column] ?? [];
        for (let index = 0; index < found.length; index += 3) {
          const [x = 0, y = 0] = [found[index], found[index + 1]];
          if (x > box.x && x < right && y > box.y && y < bottom) sum += found[index + 2] ?? 0;
        }
      }
    return sum;
  };
}
