import { dayOf } from '../model/calendar.ts';
import type { DateSpan } from '../model/date-span.ts';
import type { Meta } from '../model/narrative.ts';
import { dayAt } from '../model/span-days.ts';
import { widthOf } from './line-estimate.ts';
import { writeShort } from './short-date.ts';

export interface StripView {
  /** Places in percent of the strip, as text with two digits, so that equal input gives equal bytes. */
  readonly points: readonly PointView[];
  readonly mark: { readonly left: string; readonly width: string } | false;
}

interface PointView {
  readonly left: string;
  /** '' where there is no room, or where the same words stand already. */
  readonly label: string;
  /** It stands before its mark. */
  readonly flip: boolean;
  /** There is no room for it on a 4:3 slide. */
  readonly wideOnly: boolean;
}

/** CSS px of the strip at 16:9 and at 4:3, of its words, and of the room that a label leaves; as `slide.css` has them. */
const lines = { wide: 742, narrow: 422 } as const;
const size = 15;
const gap = 8;

/**
 * The hairline at the foot of a slide: the narrative's span with its turning points, and where this slide stands.
 * Undefined when the script gives no span.
 */
export function stripView(meta: Meta, when: DateSpan | undefined): StripView | undefined {
  const { span } = meta;
  if (!span || span.to <= span.from) return undefined;
  const share = (year: number): number => Math.min(1, Math.max(0, (year - span.from) / (span.to - span.from)));
  const name = namer(span, meta.lang);
  const turns = meta.turning
    .map(({ when: { from } }) => ({ at: share(from), label: name(from), flip: false }))
    .sort((a, b) => a.at - b.at);
  const start = { at: 0, label: name(span.from, true), flip: false };
  const end = { at: 1, label: name(lastMomentOf(span)), flip: true };
  return {
    points: labelled([start, ...turns, end]).sort((a, b) => Number(a.left) - Number(b.left)),
    mark: when ? { left: percent(share(when.from)), width: percent(share(when.to) - share(when.from)) } : false,
  };
}

/** Writes moments by years; by months where the span is shorter than three years, by days where shorter than two months. */
function namer({ from, to }: DateSpan, lang: string): (moment: number, isFirst?: boolean) => string {
  const length = to - from;
  return (moment, isFirst = false) => {
    const { year, month, day } = dayOf(Math.floor(dayAt(moment) + 1e-3), 'gregorian');
    if (length >= 3) return writeShort({ year, month: undefined, day: undefined }, lang);
    if (length >= 1 / 6) return writeShort({ year, month, day: undefined }, lang);
    return writeShort({ year: isFirst ? year : undefined, month, day }, lang);
  };
}

/** The span ends with its last day, not with the first moment after it. */
function lastMomentOf({ from, to }: DateSpan): number {
  return Math.max(from, to - 1e-4);
}

interface Point {
  readonly at: number;
  readonly label: string;
  readonly flip: boolean;
}

/** Leaves out the labels that have no room beside the earlier ones, and those that stand there already. */
function labelled(points: readonly Point[]): PointView[] {
  const taken = { wide: [] as Stretch[], narrow: [] as Stretch[] };
  const told = new Set<string>();
  return points.map(({ at, label, flip }) => {
    const width = (widthOf(label) / 100) * size + gap;
    const isFlipped = flip || (1 - at) * lines.narrow < width;
    const hasRoom = (which: keyof typeof lines): boolean => {
      const from = at * lines[which] - (isFlipped ? width : 0);
      const isFree = from >= 0 && taken[which].every((each) => from + width <= each.from || from >= each.to);
      if (isFree) taken[which].push({ from, to: from + width });
      return isFree;
    };
    const isTold = told.has(label) || !hasRoom('wide');
    const isNarrow = !isTold && hasRoom('narrow');
    if (!isTold) told.add(label);
    return { left: percent(at), label: isTold ? '' : label, flip: isFlipped, wideOnly: !isTold && !isNarrow };
  });
}

/** CSS px of a label. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

function percent(share: number): string {
  return (share * 100).toFixed(2);
}
