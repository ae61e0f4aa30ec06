import { paceLimits } from './lecture-bars.ts';
import type { Rehearsal, Rehearsed, RehearsedSlide } from './rehearsal.ts';
import { clockTime } from './speaking-time.ts';

/** One thing that is said of a rehearsal. Every language, and the terminal, has a text for its name. */
export interface Told<Name extends string> {
  readonly name: Name;
  /** What its text has in braces. */
  readonly values: Readonly<Record<string, string | number>>;
}

export type PartName = 'None' | 'AsPlanned' | 'Longer' | 'Shorter' | 'TooFast' | 'Slow' | 'Some';
export type LengthName = 'Length' | 'TooLong' | 'Left';

/** What is said of an act, or of the whole; compared with what was planned for the slides that were visited. */
export function partTold(
  { visited, slides, actual, plannedOfVisited, rate }: Rehearsed,
  pace: number,
): Told<PartName>[] {
  const say = (name: PartName, values: Told<PartName>['values'] = {}): Told<PartName> => ({ name, values });
  if (visited === 0) return [say('None')];
  const off = Math.round(actual - plannedOfVisited);
  const { fastest, slowest } = paceLimits(pace);
  // Half a step of five seconds a slide is no difference: so finely nobody plans.
  const isOnTime = Math.abs(off) <= visited * 2.5;
  return [
    isOnTime ? say('AsPlanned') : say(off > 0 ? 'Longer' : 'Shorter', { time: clockTime(Math.abs(off)) }),
    ...(rate > fastest ? [say('TooFast')] : []),
    // Fewer than half are keywords, not text to be read out.
    ...(rate < slowest && rate >= pace / 2 ? [say('Slow')] : []),
    ...(visited < slides ? [say('Some', { visited, slides })] : []),
  ];
}

/** What is said of the planned length; undefined where none is planned, or a part of the lecture wasn't rehearsed. */
export function lengthTold({ whole, duration }: Rehearsal): Told<LengthName> | undefined {
  if (duration === 0 || whole.visited < whole.slides) return undefined;
  const off = Math.round(whole.actual - duration);
  const name = Math.abs(off) < 15 ? 'Length' : off > 0 ? 'TooLong' : 'Left';
  const values = { took: clockTime(whole.actual), duration: clockTime(duration), off: clockTime(Math.abs(off)) };
  return { name, values };
}

/** How many slides are named. */
const named = 8;

/** The slides that weren't rehearsed: the first of them, and how many more there are. */
export function skippedIn({ slides }: Rehearsal): {
  readonly slides: readonly RehearsedSlide[];
  readonly more: number;
} {
  const skipped = slides.filter(({ actual }) => actual === undefined);
  return { slides: skipped.slice(0, named), more: Math.max(0, skipped.length - named) };
}
