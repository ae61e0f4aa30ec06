import type { Drawing } from '../../model/drawing.ts';
import type { Drawn, Frame } from '../../model/drawn.ts';
import type { Edition } from '../../model/narrative.ts';
import type { PrintSettings } from '../../model/print-settings.ts';
import { drawingsOf } from '../../model/walk.ts';

type Sizes = Readonly<Record<Drawing['spec']['kind'], readonly [number, number]>>;

/** CSS px, wider than tall, so that a page seldom has no room left for one. */
const usual: Sizes = { map: [640, 400], timeline: [640, 320], chart: [640, 300] };
/** The narrower a figure is drawn, the larger its letters are on the page. */
const large: Sizes = {
  map: [460, 430],
  timeline: [460, 540],
  chart: [460, 390],
};

const clear = { top: 0, right: 0, bottom: 0, left: 0 };

/** The room of each figure in the reader. */
export function readerFrames(edition: Edition, settings: PrintSettings): ReadonlyMap<Drawing, Frame> {
  return new Map(
    drawingsOf(edition).map(({ drawing }) => [drawing, frameOf((settings.large ? large : usual)[drawing.spec.kind])]),
  );
}

/**
 * More room for the figures whose labels found none; their title and caption still stand on the same page. In a frame as
 * narrow as that of large print their names may also leave the sides that the author asks for.
 */
export function tallerFrames(
  frames: ReadonlyMap<Drawing, Frame>,
  drawn: ReadonlyMap<Drawing, Drawn>,
): ReadonlyMap<Drawing, Frame> {
  const taller = ({ width, height }: Frame): Frame => ({
    ...frameOf([width, Math.max(height, Math.min(height * 1.5, width * 1.15))]),
    anySide: width < usual.map[0],
  });
  return new Map(
    [...frames].flatMap(([drawing, frame]) =>
      (drawn.get(drawing)?.crowded.length ?? 0) > 0 ? [[drawing, taller(frame)] as const] : [],
    ),
  );
}

/** The room of the map in the glossary. */
export function glossaryFrame(settings: PrintSettings): Frame {
  return frameOf(settings.large ? large.map : [640, 440]);
}

function frameOf([width, height]: readonly [number, number]): Frame {
  return { width, height, clear, covered: [] };
}
