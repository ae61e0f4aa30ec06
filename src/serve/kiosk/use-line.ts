import * as v from 'valibot';
import { type UseLine, useKinds } from '../../model/kiosk-use.ts';

/** Far more than a page gathers in five seconds; after a time without a host it may have some more. */
const mostLines = 200;

const name = (length: number): v.GenericSchema<unknown, string> =>
  v.pipe(v.string(), v.maxLength(length), v.regex(/^[\p{L}\p{N}\p{M}._:%-]*$/u));

const useLine = v.strictObject({
  // From 2020 to 2100.
  at: v.pipe(v.number(), v.minValue(1_577_836_800_000), v.maxValue(4_102_444_800_000), v.transform(Math.round)),
  kind: v.picklist(useKinds),
  story: name(80),
  lang: v.pipe(v.string(), v.maxLength(35), v.regex(/^[A-Za-z0-9-]*$/)),
  page: name(120),
  // At most a day.
  ms: v.pipe(v.number(), v.minValue(0), v.maxValue(86_400_000), v.transform(Math.round)),
});

const body = v.strictObject({ lines: v.pipe(v.array(useLine), v.maxLength(mostLines)) });

/** The lines that a page sends; undefined when anything about them isn't as agreed. */
export function linesOf(value: unknown): readonly UseLine[] | undefined {
  const result = v.safeParse(body, value);
  return result.success ? result.output.lines : undefined;
}

/** A line of a file; undefined when it was torn or isn't one. */
export function lineOf(text: string): UseLine | undefined {
  try {
    const result = v.safeParse(useLine, JSON.parse(text));
    return result.success ? result.output : undefined;
  } catch {
    return undefined;
  }
}
