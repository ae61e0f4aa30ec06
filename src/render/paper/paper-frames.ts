import type { Drawing } from '../../model/drawing.ts';
import type { Frame } from '../../model/drawn.ts';
import type { Edition } from '../../model/narrative.ts';
import { drawingsOf } from '../../model/walk.ts';

/** CSS px of a figure in running text: the full width of the text on A4 with its margin. */
const width = 640;
const heights: Readonly<Record<Drawing['spec']['kind'], number>> = { map: 400, timeline: 320, chart: 300 };

/** The room of each figure on paper: nothing stands over it, and its caption stands below. */
export function paperFrames(edition: Edition): ReadonlyMap<Drawing, Frame> {
  const clear = { top: 0, right: 0, bottom: 0, left: 0 };
  return new Map(
    drawingsOf(edition).map(({ drawing }) => [
      drawing,
      { width, height: heights[drawing.spec.kind], clear, covered: [] },
    ]),
  );
}
