import type { BlockStyle } from './block.ts';

/** So many events are a crowd: they are set small and close. */
export const crowd = 24;

/** Sizes of labels from generous to the least that can be read in a hall. */
const sizes = [27, 25, 23, 21, 20, 19, 18, 17, 16, 15];

/** A way to set labels. */
export interface Way extends Shape {
  readonly size: number;
  /** What it costs for each label, however well they stand. */
  readonly least: number;
}

/** All ways to set so many labels in some sizes, the best first. */
export function waysFor(count: number, among: readonly number[]): Way[] {
  const top = among[0] ?? 0;
  return among
    .flatMap((size) =>
      shapesFor(size, count).map((shape) => ({ ...shape, size, least: (top - size) * 0.22 + looks(shape) })),
    )
    .toSorted((a, b) => a.least - b.least);
}

/** Long and low is read more easily than narrow and high. */
function looks({ lines, runIn }: Shape): number {
  return (lines === 4 ? 0.4 : lines === 3 ? 0.1 : 0) + (runIn ? 0.3 : 0);
}

/** How labels may be broken: in how many lines, and whether the date begins the first of them. */
const shapes: readonly Shape[] = [
  { lines: 1, runIn: false },
  { lines: 2, runIn: false },
  { lines: 3, runIn: false },
  { lines: 4, runIn: false },
  { lines: 1, runIn: true },
  { lines: 2, runIn: true },
  { lines: 3, runIn: true },
  { lines: 4, runIn: true },
];

type Shape = Pick<BlockStyle, 'lines' | 'runIn'>;

function shapesFor(size: number, count: number): readonly Shape[] {
  return count > 60 ? [{ lines: 3, runIn: true }] : shapes.filter((shape) => isFor(shape, size, count));
}

/** Many labels are set in few ways, for trying them takes time; only small dates stand in a line with their labels. */
function isFor({ lines, runIn }: Shape, size: number, count: number): boolean {
  if (count > crowd) return runIn ? size <= 17 && lines > 1 : lines === 2 || lines === 3;
  return !runIn || size <= 17;
}

/** Sizes that are tried, the largest first. */
export function sizesFor(count: number): readonly number[] {
  return count > 60 ? [15] : sizes.filter((size) => size <= largestFor(count));
}

/** Few labels are large. */
function largestFor(count: number): number {
  if (count <= 4) return 27;
  if (count <= 8) return 25;
  if (count <= 14) return 21;
  return count <= crowd ? 20 : 18;
}
