import type { Drawing } from '../model/drawing.ts';
import type { Frame } from '../model/drawn.ts';
import type { KioskDisplay } from '../model/kiosk.ts';
import type { Edition } from '../model/narrative.ts';
import { drawingsOf } from '../model/walk.ts';
import { drawingFrames } from './drawing-frames.ts';

/** Units of 1/720 of the shorter side that a page has beside its margins, foot and controls. */
const wide = { width: 1280, height: 560 } as const;
const tall = { width: 640, height: 940 } as const;

/** The room of each figure on the declared display; upright a map stands below its words. */
export function kioskFrames(edition: Edition, display: KioskDisplay): ReadonlyMap<Drawing, Frame> {
  const isTall = display.height > display.width;
  const frames = drawingFrames(
    edition,
    isTall ? { width: 816, height: tall.height } : { width: wide.width, height: wide.height + 90 },
  );
  const maps = new Set(drawingsOf(edition).flatMap(({ drawing, slide }) => (slide.layout === 'map' ? [drawing] : [])));
  return new Map(
    [...frames].map(([drawing, frame]) => {
      if (!maps.has(drawing)) return [drawing, isTall ? { ...frame, width: tall.width } : frame];
      if (isTall)
        return [
          drawing,
          { width: tall.width, height: 640, clear: { top: 0, right: 0, bottom: 0, left: 0 }, covered: [] },
        ];
      return [
        drawing,
        { ...frame, height: wide.height, clear: { ...frame.clear, bottom: 0 }, covered: frame.covered.slice(0, 1) },
      ];
    }),
  );
}
