import * as v from 'valibot';

/** A sign of life of the page, sent every two seconds from an animation frame. */
export type Beat = v.InferOutput<typeof beatSchema>;

const count = v.pipe(v.number(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));
const name = v.pipe(v.string(), v.maxLength(200));

export const beatSchema = v.object({
  boot: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  version: v.optional(name, ''),
  screen: v.picklist(['attract', 'menu', 'story']),
  staff: v.boolean(),
  page: name,
  changes: count,
  heap: count,
  nodes: count,
  blank: v.boolean(),
  errors: count,
});

/** Nobody is there: the page may be exchanged. */
export function isAtRest(beat: Beat | undefined): boolean {
  return beat?.screen === 'attract' && !beat.staff;
}
