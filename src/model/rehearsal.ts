import { lectureSlides } from './lecture-slides.ts';
import type { Edition } from './narrative.ts';
import { speakingTime } from './speaking-time.ts';

/** Milliseconds: a slide that was shown for less was only passed through. */
export const leastVisit = 3000;

/** One slide of a rehearsal. */
export interface RehearsedSlide {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  /** Of its notes. */
  readonly words: number;
  /** Seconds. */
  readonly planned: number;
  /** Seconds; undefined for a slide that wasn't visited, or only passed through. */
  readonly actual: number | undefined;
}

/** Slides together. */
export interface Rehearsed {
  /** How many there are, and how many were visited. */
  readonly slides: number;
  readonly visited: number;
  /** Seconds of all slides as planned, of the visited ones as planned, and what these really took. */
  readonly planned: number;
  readonly plannedOfVisited: number;
  readonly actual: number;
  /** Words of the visited slides' notes, and how many were spoken a minute; 0 where nothing was. */
  readonly words: number;
  readonly rate: number;
}

export interface RehearsedAct extends Rehearsed {
  /** Short title; '' for slides before any act. */
  readonly title: string;
}

/** A rehearsal, reckoned. */
export interface Rehearsal {
  readonly slides: readonly RehearsedSlide[];
  readonly acts: readonly RehearsedAct[];
  readonly whole: Rehearsed;
  /** Seconds of the planned length; 0 when none is given. */
  readonly duration: number;
}

/**
 * Reckons a rehearsal. `took` are the milliseconds that each slide was shown, by id: what isn't of the script, such as
 * the sources, doesn't count. `pace` in words a minute plans slides for which the script plans nothing.
 */
export function rehearsalOf(edition: Edition, took: Readonly<Record<string, number>>, pace: number): Rehearsal {
  const { duration } = edition.meta;
  const all = lectureSlides(edition);
  const share = shareOf(
    all.map(({ slide }) => slide.time),
    duration,
  );
  const rows = all.map(({ slide, act }) => {
    const { words, planned } = speakingTime(slide, pace, share);
    const real = Object.hasOwn(took, slide.id) ? (took[slide.id] ?? 0) : 0;
    const actual = real >= leastVisit && real < Infinity ? real / 1000 : undefined;
    return { act, row: { id: slide.id, number: slide.number, title: slide.title, words, planned, actual } };
  });
  const byAct = new Map<string, RehearsedSlide[]>();
  for (const { act, row } of rows) byAct.set(act, [...(byAct.get(act) ?? []), row]);
  const slides = rows.map(({ row }) => row);
  const acts = [...byAct].map(([title, own]) => ({ title, ...together(own) }));
  return { slides, acts, whole: together(slides), duration };
}

/** Seconds that slides without a time share, as in the speaker view; undefined where no length is planned. */
function shareOf(times: readonly number[], duration: number): number | undefined {
  const open = times.filter((time) => time === 0).length;
  if (duration === 0 || open === 0) return undefined;
  return Math.max(0, duration - sum(times)) / open;
}

function together(slides: readonly RehearsedSlide[]): Rehearsed {
  const visited = slides.filter(({ actual }) => actual !== undefined);
  const spoken = visited.filter(({ words }) => words > 0);
  const words = sum(spoken.map((each) => each.words));
  const minutes = sum(spoken.map((each) => each.actual ?? 0)) / 60;
  return {
    slides: slides.length,
    visited: visited.length,
    planned: sum(slides.map(({ planned }) => planned)),
    plannedOfVisited: sum(visited.map(({ planned }) => planned)),
    actual: sum(visited.map(({ actual }) => actual ?? 0)),
    words,
    rate: minutes > 0 ? Math.round(words / minutes) : 0,
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all + each, 0);
}
