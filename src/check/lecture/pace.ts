import { paceLimits } from '../../model/lecture-bars.ts';
import { type LectureSlide, lectureSlides } from '../../model/lecture-slides.ts';
import { clockTime, spokenWords } from '../../model/speaking-time.ts';
import type { LectureContext, LectureRule } from './lecture-rule.ts';

/** Seconds: times are written in steps of five, so half a step to either side is meant too. */
const rounding = 2.5;

interface Told extends LectureSlide {
  readonly words: number;
}

/**
 * Notes that are too long or too short for the time they are given.
 *
 *     ## The siege {#siege time="40 s"}
 *     ^
 */
export const lecturePace: LectureRule = ({ edition, lecture, report }) => {
  const limits = paceLimits(lecture.pace);
  const timed = toldSlides({ edition }).filter(({ slide, words }) => slide.time > 0 && words > 0);
  const isReadOut = areReadOut(timed, sum(timed.map(({ slide }) => slide.time)), lecture.pace);
  for (const { slide, act, words } of timed) {
    const isFast = rateOf(words, slide.time + rounding) > limits.fastest;
    const isSlow = isReadOut && rateOf(words, slide.time - rounding) < limits.slowest;
    if (!isFast && !isSlow) continue;
    report('lecture-pace', slide, slide.span, {
      number: slide.number,
      title: slide.title,
      act: act === '' || slide.kind === 'act' ? '' : ` in act "${act}"`,
      words,
      time: clockTime(slide.time),
      rate: rateOf(words, slide.time),
      limit: limitTold(isFast, limits),
      needed: `${Math.max(5, Math.round((words * 12) / lecture.pace) * 5)} s`,
    });
  }
};

/**
 * Notes of the whole lecture that don't fit its length. Slides that may be left out count only when there is too little.
 *
 *     duration: 40 min
 *     ^
 */
export const lectureLength: LectureRule = ({ edition, lecture, reportScript }) => {
  const { duration, places } = edition.meta;
  const told = toldSlides({ edition });
  const words = sum(told.map((each) => each.words));
  if (duration === 0 || words === 0) return;
  const limits = paceLimits(lecture.pace);
  const needed = sum(told.filter(({ slide }) => !slide.optional).map((each) => each.words));
  const isFast = rateOf(needed, duration) > limits.fastest;
  const isSlow = rateOf(words, duration) < limits.slowest && areReadOut(told, duration, lecture.pace);
  const isWhole = told.every((each) => each.words > 0 || each.slide.kind === 'title');
  if (!isFast && !(isSlow && isWhole)) return;
  const counted = isFast ? needed : words;
  reportScript('lecture-length', places.duration, {
    words: counted,
    time: clockTime(duration),
    rate: rateOf(counted, duration),
    limit: limitTold(isFast, limits),
    needed: Math.max(1, Math.round(counted / lecture.pace)),
    act: isFast ? longestAct(told) : '',
  });
};

/** Slides with the words of their notes. */
function toldSlides({ edition }: Pick<LectureContext, 'edition'>): Told[] {
  return lectureSlides(edition).map((each) => ({ ...each, words: spokenWords(each.slide) }));
}

/** Notes that fill less than half of their time are keywords, not text to be read out: they can't be too short. */
function areReadOut(told: readonly Told[], seconds: number, pace: number): boolean {
  return rateOf(sum(told.map(({ words }) => words)), seconds) >= pace / 2;
}

/** Words a minute. */
function rateOf(words: number, seconds: number): number {
  return Math.round((words * 60) / seconds);
}

function limitTold(isFast: boolean, { fastest, slowest }: { fastest: number; slowest: number }): string {
  return isFast ? `more than ${fastest} are hard to follow` : `fewer than ${slowest} leave silence`;
}

/** The act with the most words, for the hint; '' where there are no two. */
function longestAct(told: readonly Told[]): string {
  const acts = new Map<string, number>();
  for (const { act, words } of told) if (act !== '') acts.set(act, (acts.get(act) ?? 0) + words);
  const [longest] = [...acts].toSorted((a, b) => b[1] - a[1]);
  return longest && acts.size > 1 ? ` Its longest act is "${longest[0]}" with ${longest[1]} words.` : '';
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all + each, 0);
}
