import type { Drawing } from '../../model/drawing.ts';
import type { Drawn, Frame } from '../../model/drawn.ts';
import type { Edition } from '../../model/narrative.ts';
import { drawingsOf } from '../../model/walk.ts';

/** CSS px of a phone held upright: a figure that was drawn for a wall would have letters too small to read. */
const sizes: Readonly<Record<Drawing['spec']['kind'], readonly [number, number]>> = {
  map: [400, 440],
  timeline: [400, 560],
  chart: [400, 360],
};
const clear = { top: 0, right: 0, bottom: 0, left: 0 };

/** The room of each figure on a listener's phone. */
export function phoneFrames(edition: Edition): ReadonlyMap<Drawing, Frame> {
  return new Map(
    drawingsOf(edition).map(({ drawing }) => {
      const [width, height] = sizes[drawing.spec.kind];
      return [drawing, { width, height, clear, covered: [] }] as const;
    }),
  );
}

/** More room for the figures whose labels found none: a phone's page may be long. */
export function tallerPhoneFrames(
  frames: ReadonlyMap<Drawing, Frame>,
  drawn: ReadonlyMap<Drawing, Drawn>,
): ReadonlyMap<Drawing, Frame> {
  return new Map(
    [...frames].flatMap(([drawing, frame]) =>
      (drawn.get(drawing)?.crowded.length ?? 0) > 0
        ? [[drawing, { ...frame, height: frame.height * 1.5 }] as const]
        : [],
    ),
  );
}
