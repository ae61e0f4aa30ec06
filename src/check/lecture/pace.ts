import { briefNotes, paceLimits } from '../../model/lecture-bars.ts';
import { type LectureSlide, lectureSlides } from '../../model/lecture-slides.ts';
import { clockTime, spokenWords } from '../../model/speaking-time.ts';
import type { LectureContext, LectureRule } from './lecture-rule.ts';

/** Seconds: times are written in steps of five, so half a step to either side is meant too. */
const rounding = 2.5;

interface Told extends LectureSlide {
  readonly words: number;
}

/**
 * Notes that are too long or too short for the time they are given, of a slide or, where no slide of it is told, of an act.
 *
 *     ## The siege {#siege time="40 s"}
 *     ^
 */
export const lecturePace: LectureRule = ({ edition, lecture, report }) => {
  const limits = paceLimits(lecture.pace);
  const acts = actsOf(toldSlides({ edition })).map((act) => act.filter(isTimed));
  const isReadOut = areReadOut(acts.flat(), timeOf(acts.flat()), lecture.pace);
  /** Tells the notes of these slides at the first of them; false when their pace is a good one. */
  const tell = (slides: readonly Told[], what: string, planned: (seconds: number) => string): boolean => {
    const [words, time, spare] = [wordsOf(slides), timeOf(slides), slides.length * rounding];
    const isFast = rateOf(words, time + spare) > limits.fastest;
    const isSlow = isReadOut && rateOf(words, time - spare) < limits.slowest;
    const [first] = slides;
    if (!first || !(isFast || isSlow)) return false;
    report('lecture-pace', first.slide, first.slide.span, {
      what,
      words,
      time: clockTime(time),
      rate: rateOf(words, time),
      limit: limitTold(isFast, limits),
      needed: planned(Math.max(5, Math.round((words * 12) / lecture.pace) * 5)),
    });
    return true;
  };
  const isBrief = (slides: readonly Told[]): boolean => (wordsOf(slides) * 60) / lecture.pace < briefNotes;
  for (const slides of acts) {
    const judged = slides.filter((each) => !isBrief([each]));
    const told = judged.filter((each) => tell([each], nameOf(each), (seconds) => `time="${seconds} s"`));
    const act = slides[0]?.act ?? '';
    if (told.length > 0 || judged.length === slides.length || isBrief(slides) || act === '') continue;
    tell(slides, `act "${act}"`, (seconds) => `${clockTime(seconds)} for its slides together`);
  }
};

function nameOf({ slide, act }: Told): string {
  const within = act === '' || slide.kind === 'act' ? '' : ` in act "${act}"`;
  return `slide ${slide.number} "${slide.title}"${within}`;
}

/**
 * Notes of the whole lecture that don't fit its length. Slides that may be left out count only when there is too little.
 *
 *     duration: 40 min
 *     ^
 */
export const lectureLength: LectureRule = ({ edition, lecture, reportScript }) => {
  const { duration, places } = edition.meta;
  const told = toldSlides({ edition });
  const words = wordsOf(told);
  if (duration === 0 || words === 0) return;
  const limits = paceLimits(lecture.pace);
  const needed = wordsOf(told.filter(({ slide }) => !slide.optional));
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

/** Slides by act; two acts may have the same title. */
function actsOf(slides: readonly Told[]): Told[][] {
  const acts: Told[][] = [];
  for (const each of slides) {
    const act = acts.at(-1);
    if (act && each.slide.kind !== 'act' && act[0]?.act === each.act) act.push(each);
    else acts.push([each]);
  }
  return acts;
}

function isTimed({ slide, words }: Told): boolean {
  return slide.time > 0 && words > 0;
}

function wordsOf(told: readonly Told[]): number {
  return told.reduce((all, { words }) => all + words, 0);
}

/** Seconds. */
function timeOf(told: readonly Told[]): number {
  return told.reduce((all, { slide }) => all + slide.time, 0);
}

/** Notes that fill less than half of their time are keywords, not text to be read out: they can't be too short. */
function areReadOut(told: readonly Told[], seconds: number, pace: number): boolean {
  return rateOf(wordsOf(told), seconds) >= pace / 2;
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
