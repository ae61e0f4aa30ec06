import type { Drawing } from '../../model/drawing.ts';
import type { Frame } from '../../model/drawn.ts';
import type { Edition } from '../../model/narrative.ts';
import { drawingsOf } from '../../model/walk.ts';

/** Height for width. */
const shapes: Readonly<Record<Drawing['spec']['kind'], number>> = { map: 0.72, timeline: 0.62, chart: 0.56 };

/** The room of each figure in a column of text, `width` in CSS px: nothing stands over it, its caption stands below. */
export function paperFrames(edition: Edition, width: number): ReadonlyMap<Drawing, Frame> {
  const clear = { top: 0, right: 0, bottom: 0, left: 0 };
  return new Map(
    drawingsOf(edition).map(({ drawing }) => [
      drawing,
      { width, height: Math.round(width * shapes[drawing.spec.kind]), clear, covered: [] },
    ]),
  );
}
