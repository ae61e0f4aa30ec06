import type { DateRange, PartialDay } from './date-range.ts';

/** A date found in a text. */
export interface DateReading extends DateRange {
  /** Offsets of the date itself, without words before it: "in [December 1904]". */
  readonly start: number;
  readonly end: number;
}

const date = /(\d{4})-(\d{2})(?:-(\d{2}))?(?![-\d])/y;
const join = /[ \u00A0\u202F]{0,2}[–—〜～~/][ \u00A0\u202F]{0,2}| - /y;

/**
 * Reads a date in ISO 8601 that starts at an offset, or two with a dash or slash between.
 *
 *     1904-12-20    1904-12    1904-02-08/1904-02-09
 *     ^
 */
export function readIsoDate(text: string, start: number): DateReading | undefined {
  if (/[-\d\p{L}]/u.test(text.charAt(start - 1))) return undefined;
  const first = isoAt(text, start);
  if (!first) return undefined;
  join.lastIndex = first.end;
  const between = join.exec(text)?.[0];
  const second = between === undefined ? undefined : isoAt(text, first.end + between.length);
  return { from: first.day, to: (second ?? first).day, start, end: (second ?? first).end };
}

function isoAt(text: string, at: number): { readonly day: PartialDay; readonly end: number } | undefined {
  date.lastIndex = at;
  const match = date.exec(text);
  if (!match) return undefined;
  const month = Number(match[2]);
  const day = match[3] === undefined ? undefined : Number(match[3]);
  // 1904-45 and 1985-66-44 are ranges and shelf marks.
  if (month < 1 || month > 12) return undefined;
  return { day: { year: Number(match[1]), month, day }, end: at + match[0].length };
}
