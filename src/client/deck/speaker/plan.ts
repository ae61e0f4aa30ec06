import { dropped, type Lecture, type Road, spentUntil } from '../../../model/lecture.ts';

/** Where a lecture stands against its plan. Times are seconds; every list has one entry a slide. */
export interface Course {
  /** What each slide was given; see `lengthsOf`. */
  readonly lengths: readonly number[];
  readonly spent: readonly number[];
  /** Passed over: they take no time any more. */
  readonly dropped: readonly boolean[];
  /** The slide that is shown. */
  readonly index: number;
}

/** How a stretch of slides goes. */
export interface Standing {
  /** The time of its slides that are not passed over. */
  readonly planned: number;
  readonly spent: number;
  /** By how much it will end after its time (positive) or before (negative), if the rest goes as planned. */
  readonly off: number;
}

/** The course of a lecture at a moment of its clock, with what `lengthsOf` gives its slides. */
export function courseAt(lecture: Lecture, road: Road, lengths: readonly number[], now: number): Course {
  const spent = spentUntil(lecture, now);
  const passed = new Set(dropped(lecture, road));
  return {
    lengths,
    spent: road.map(({ id }) => (spent[id] ?? 0) / 1000),
    dropped: road.map(({ id }) => passed.has(id)),
    index: road.findIndex(({ id }) => id === lecture.view.slide),
  };
}

/**
 * Gives every slide its time: its own (0 where the script has none), or an even share of what the others
 * leave of the whole duration (0 when unknown).
 */
export function lengthsOf(times: readonly number[], duration: number): readonly number[] {
  const known = sum(times);
  const open = times.filter((time) => time === 0).length;
  const share = open > 0 ? Math.max(0, duration - known) / open : 0;
  return times.map((time) => time || share);
}

/**
 * How the slides from `from` up to `to` go, that one left out. What counts is when they will end: whoever comes to a
 * slide late is behind at once, whoever drops one ahead has won its time, and who goes back to a slide that had its time
 * loses only what is spent there.
 */
export function standing({ lengths, spent, dropped, index }: Course, from: number, to: number): Standing {
  const stretch = lengths.slice(from, to).map((length, i) => ({
    length,
    spent: spent[from + i] ?? 0,
    isDropped: dropped[from + i] ?? false,
    isAhead: from + i >= index,
  }));
  const used = sum(stretch.map((slide) => slide.spent));
  const left = stretch.filter((slide) => slide.isAhead && !slide.isDropped);
  const ends = used + sum(left.map((slide) => Math.max(0, slide.length - slide.spent)));
  return {
    planned: sum(stretch.filter((slide) => !slide.isDropped).map((slide) => slide.length)),
    spent: used,
    off: ends - sum(stretch.map((slide) => slide.length)),
  };
}

/** A stretch in a word: a hundredth of it, ten seconds at least and a minute at most, is no difference. */
export function paceOf(off: number, whole: number): 'ahead' | 'on-time' | 'behind' {
  const slack = Math.min(60, Math.max(10, whole / 100));
  if (Math.abs(off) < slack) return 'on-time';
  return off > 0 ? 'behind' : 'ahead';
}

/** Seconds as "4:05" or "1:04:05". */
export function asClock(seconds: number): string {
  // Sums of fractions end a hair below: 90 s must not be told as 1:29.
  const whole = Math.floor(Math.abs(seconds) + 1e-6);
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (value: number) => String(value).padStart(2, '0');
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
