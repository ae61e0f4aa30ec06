import { element } from '../svg.ts';
import type { EventTime, KnownDate, TimelineItem } from './data.ts';
import type { Scale } from './scale.ts';

/** How an event is marked: a point, a bar for what lasted, or a frame for some time within. */
export interface Mark {
  readonly type: 'point' | 'bar' | 'frame';
  /** Px. */
  readonly x0: number;
  readonly x1: number;
  /** Px: where its label belongs. */
  readonly target: number;
}

/** Px below which a stretch of time is a point. */
const shortest = 13;

/** Px of a bar's thickness and of a point's radius. */
export const barHeight = 9;
export const pointRadius = 5.5;

/** The mark of an event on the axis. */
export function markOf({ time }: TimelineItem, scale: Scale): Mark {
  const [first, last] = [scale.segments[0], scale.segments.at(-1)];
  const { from, to } = extentOf(time);
  const x0 = time.openFrom ? (first?.x0 ?? 0) : scale.at(Math.max(from, first?.from ?? 0));
  const x1 = time.openTo ? (last?.x1 ?? 0) : scale.at(Math.min(to, last?.to ?? 0));
  const isDay = time.from === time.to && !time.openFrom && !time.openTo;
  if (x1 - x0 < shortest || isDay) return { type: 'point', x0, x1, target: (x0 + x1) / 2 };
  if (time.lasts) return { type: 'bar', x0, x1, target: x0 + 1 };
  return { type: 'frame', x0, x1, target: Math.min((x0 + x1) / 2, x0 + 40) };
}

/** From 1898 to 1923 are 25 years: where only years are known, what lasted reaches from the middle of one to that of the other. */
function extentOf({ lasts, first, last, from, to }: EventTime): { readonly from: number; readonly to: number } {
  const isYear = (date: KnownDate): boolean => date.type === 'date' && date.month === undefined;
  const half = 182.5;
  return {
    from: lasts && isYear(first) ? from + half : from,
    to: lasts && isYear(last) ? to + 1 - half : to + 1,
  };
}

/** A part of a mark, along the axis. */
interface MarkPart {
  readonly type: 'point' | 'bar' | 'frame';
  readonly class: string;
  /** Px; the middle of a point. */
  readonly from: number;
  readonly to: number;
}

/** Draws a mark whose middle is at `y`. */
export function drawMark(item: TimelineItem, mark: Mark, y: number): string {
  const top = y - barHeight / 2;
  return markShape(item, mark)
    .map(({ type, from, to, class: own }) => {
      if (type === 'point') return element('circle', { class: own, cx: from, cy: y, r: pointRadius });
      const rx = type === 'frame' ? barHeight / 2 : undefined;
      return element('rect', { class: own, x: from, y: top, width: to - from, height: barHeight, rx });
    })
    .join('');
}

/** What a mark is made of: dotted where it is about, in shorter and shorter pieces where it is open. */
export function markShape({ time, highlight }: TimelineItem, mark: Mark): MarkPart[] {
  const isVague = time.approximate || time.uncertain;
  const now = highlight ? ' timeline-now' : '';
  if (mark.type === 'point') {
    const kind = isVague ? 'timeline-ring timeline-vague' : 'timeline-point';
    return [{ type: 'point', class: kind + now, from: mark.target, to: mark.target }];
  }
  if (mark.type === 'frame') {
    const kind = isVague ? 'timeline-frame timeline-vague' : 'timeline-frame';
    return [{ type: 'frame', class: kind + now, from: mark.x0 + 1, to: mark.x1 - 1 }];
  }
  const isLong = mark.x1 - mark.x0 > 2 * fadeLength;
  const from = mark.x0 + (time.openFrom && isLong ? fadeLength : barGap);
  const to = mark.x1 - (time.openTo && isLong ? fadeLength : barGap);
  const bar: MarkPart = isVague
    ? { type: 'frame', class: `timeline-frame timeline-vague${now}`, from, to }
    : { type: 'bar', class: `timeline-bar${now}`, from, to };
  const before = time.openFrom && isLong ? fade(from, -1, now) : [];
  const after = time.openTo && isLong ? fade(to, 1, now) : [];
  return [bar, ...before, ...after];
}

/** Px that a bar keeps from its end, so that one can be told from the next. */
const barGap = 1.25;
const fadeLength = 34;

/** How far the pieces of an open end are from the bar, and how long they are, in px. */
const pieces = [
  [3, 9],
  [15, 6],
  [24, 4],
  [31, 2],
] as const;

function fade(end: number, direction: 1 | -1, now: string): MarkPart[] {
  return pieces.map(([away, length]) => {
    const from = direction === 1 ? end + away : end - away - length;
    return { type: 'bar', class: `timeline-bar${now}`, from, to: from + length };
  });
}
