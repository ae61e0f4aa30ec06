import type { Box, Frame } from '../figure.ts';

/** The room for a chart inside its frame: all of it, or what a panel leaves free, with a margin. */
export function areaOf({ width, height, clear, covered }: Frame): Box {
  if (!isPart({ width, height, clear, covered })) return { x: 0, y: 0, width, height };
  const foot = Math.min(
    height,
    ...covered.filter(({ y, width: wide }) => y > height / 2 && wide >= width).map(({ y }) => y),
  );
  const left = clear.left + (clear.left > 0 ? 44 : 64);
  const right = clear.right + 64;
  const top = clear.top + 56;
  const bottom = Math.max(clear.bottom, height - foot) + 40;
  return { x: left, y: top, width: Math.max(120, width - left - right), height: Math.max(120, height - top - bottom) };
}

/** Whether a panel covers a part of the frame, so that the drawing keeps the frame's size. */
export function isPart({ clear, covered }: Frame): boolean {
  return covered.length > 0 || clear.top + clear.right + clear.bottom + clear.left > 0;
}
