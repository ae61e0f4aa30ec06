import type { Edition, Slide } from '../model/narrative.ts';
import { leastVisit } from '../model/rehearsal.ts';
import { positionAt } from '../model/span.ts';
import { slidesOf } from '../model/walk.ts';
import { hasHeading, headingAttributes, newAttributes } from './heading-place.ts';

/** A time that goes into a heading. Seconds. */
export interface TimeChange {
  readonly id: string;
  readonly title: string;
  /** From 1. */
  readonly line: number;
  /** 0 when the heading had none. */
  readonly before: number;
  readonly after: number;
}

/** A slide whose time has no heading to stand in: it shares what the others leave of `duration`. */
export interface UnwrittenTime {
  readonly id: string;
  readonly title: string;
  readonly why: 'title' | 'continuation' | 'no-heading';
  /** Seconds that it took. */
  readonly took: number;
}

/** A script with the times of a rehearsal. */
export interface WithTimes {
  readonly text: string;
  readonly changes: readonly TimeChange[];
  readonly unwritten: readonly UnwrittenTime[];
}

/** Seconds that times are rounded to. */
const step = 5;

/**
 * Writes the time that each slide really took into its heading. `took` are milliseconds by slide; what wasn't visited, or
 * only passed through, keeps its time. Nothing else of the script changes.
 */
export function withTimes(edition: Edition, took: Readonly<Record<string, number>>): WithTimes {
  const { source } = edition;
  const changes: TimeChange[] = [];
  const unwritten: UnwrittenTime[] = [];
  let text = '';
  let done = 0;
  for (const slide of slidesOf(edition)) {
    const { id, title, time, span } = slide;
    const real = Object.hasOwn(took, id) ? (took[id] ?? 0) : 0;
    if (!(real >= leastVisit && real < Infinity)) continue;
    const after = Math.max(step, Math.round(real / 1000 / step) * step);
    const why = obstacle(source.text, slide);
    if (why !== '') unwritten.push({ id, title, why, took: after });
    if (why !== '' || after === time) continue;
    const { start, end, insert } = placeFor(source.text, slide, `time="${after} s"`);
    text += source.text.slice(done, start) + insert;
    done = end;
    changes.push({ id, title, line: positionAt(source, span.start).line, before: time, after });
  }
  return { text: text + source.text.slice(done), changes, unwritten };
}

function obstacle(text: string, slide: Slide): UnwrittenTime['why'] | '' {
  if (slide.kind === 'title') return 'title';
  if (slide.part > 1) return 'continuation';
  return hasHeading(text, slide) ? '' : 'no-heading';
}

/**
 * What the time takes the place of: the one that is there, else a place before the closing brace.
 *
 *     ## The fortress {#fortress time="90 s" .wide}
 *                                ^---------^
 *     ## The fortress {#fortress .wide}
 *                                     ^
 */
function placeFor(text: string, slide: Slide, time: string): { start: number; end: number; insert: string } {
  const attributes = headingAttributes(text, slide);
  if (!attributes) {
    const { at, insert } = newAttributes(text, slide, time);
    return { start: at, end: at, insert };
  }
  const old = attributes.pairs.find(({ key }) => key === 'time');
  if (old) return { start: old.start, end: old.end, insert: time };
  const at = attributes.end - 1;
  return { start: at, end: at, insert: /[\s{]/.test(text[at - 1] ?? '') ? time : ` ${time}` };
}
