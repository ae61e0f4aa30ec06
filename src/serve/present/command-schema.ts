import * as v from 'valibot';
import type { Command } from '../../model/lecture.ts';

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const slide = v.pipe(v.string(), v.maxLength(200));

/** A command as it comes over the network. */
export const commandSchema: v.GenericSchema<unknown, Command> = v.pipe(
  v.variant('do', [
    v.strictObject({ do: v.picklist(['forward', 'back', 'first', 'last']) }),
    v.strictObject({
      do: v.literal('open'),
      slide,
      at: v.optional(v.union([v.picklist(['start', 'end']), v.pipe(v.number(), v.integer(), v.minValue(0))])),
    }),
    v.strictObject({ do: v.picklist(['blank', 'late']), on: v.boolean() }),
    v.strictObject({ do: v.literal('freeze'), on: v.optional(v.boolean()) }),
    v.strictObject({
      do: v.literal('stand'),
      blank: v.boolean(),
      view: v.strictObject({
        slide,
        step: v.pipe(v.number(), v.integer(), v.minValue(0)),
        accepted: v.pipe(v.array(slide), v.maxLength(1000)),
      }),
    }),
    v.strictObject({ do: v.literal('point'), at: v.optional(v.strictObject({ x: share, y: share })) }),
    v.strictObject({ do: v.literal('watch'), to: v.picklist(['arm', 'start', 'pause', 'reset']) }),
  ]),
  v.transform((command) => command as Command),
);
