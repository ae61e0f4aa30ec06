import type { Days } from './data.ts';

/** A stretch of the axis without a break: days, the last excluded, and where they stand in px. */
export interface Segment extends Days {
  readonly x0: number;
  readonly x1: number;
}

/** From days to px along the axis; every segment has the same scale. */
export interface Scale {
  readonly segments: readonly Segment[];
  /** Px of a day. */
  readonly perDay: number;
  /** Where a moment stands, in days and parts of a day; inside a break the middle of the gap. */
  readonly at: (day: number) => number;
}

/** Px between two segments. */
export const breakGap = 30;

/** Lays stretches of days out between two px. */
export function scaleOver(stretches: readonly Days[], x0: number, x1: number): Scale {
  const length = stretches.reduce((sum, { from, to }) => sum + to - from, 0);
  const perDay = Math.max(0, x1 - x0 - breakGap * (stretches.length - 1)) / Math.max(1, length);
  let x = x0;
  const segments = stretches.map(({ from, to }) => {
    const segment = { from, to, x0: x, x1: x + (to - from) * perDay };
    x = segment.x1 + breakGap;
    return segment;
  });
  const at = (day: number): number => {
    const segment = segments.find(({ to }) => day <= to) ?? segments.at(-1);
    if (!segment) return x0;
    if (day < segment.from) return segment === segments[0] ? segment.x0 : segment.x0 - breakGap / 2;
    return Math.min(segment.x1, segment.x0 + (day - segment.from) * perDay);
  };
  return { segments, perDay, at };
}
