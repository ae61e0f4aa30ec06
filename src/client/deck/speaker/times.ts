import { elapsed, isFresh } from '../../../model/lecture.ts';
import type { Deck } from '../deck.ts';
import { button, element } from '../element.ts';
import { fill, type Words } from '../words.ts';
import { courseOf } from './course.ts';
import { asClock, paceOf, type Standing, standing } from './plan.ts';

/** A part of the speaker view that is drawn anew several times a second. */
export interface Ticking {
  readonly element: HTMLElement;
  tick(): void;
}

/** The row of clocks: time of day, stopwatch, what is left of the lecture, this slide, and how the whole goes. */
export function buildTimes(doc: Document, deck: Deck): Ticking {
  const { driver } = deck;
  const { words, lang, duration } = deck.settings;
  const clock = element(doc, 'dd');
  const run = element(doc, 'dd');
  const left = element(doc, 'dd');
  const leftName = element(doc, 'dt', {}, words.left);
  const own = element(doc, 'dd', { class: 'sp-own' });
  const pace = element(doc, 'p', { class: 'sp-pace' });
  const toggle = button(doc, {}, () => {
    driver.send({ do: 'watch', to: driver.lecture().watch.since === undefined ? 'start' : 'pause' });
  });
  const reset = button(doc, {}, () => driver.send({ do: 'watch', to: 'reset' }), words.reset);
  const whole = () => standing(courseOf(deck), 0, deck.slides.length);

  const tick = () => {
    const { watch } = driver.lecture();
    const seconds = elapsed(watch, driver.now()) / 1000;
    const course = courseOf(deck);
    const all = standing(course, 0, deck.slides.length);
    const slide = standing(course, course.index, course.index + 1);
    const remaining = (duration || all.planned) - seconds;
    write(clock, new Date().toLocaleTimeString(lang || 'en', timeOfDay));
    write(run, asClock(seconds));
    write(toggle, watch.since === undefined ? words.start : words.pause);
    write(leftName, remaining < 0 ? words.over : words.left);
    write(left, asClock(remaining));
    write(own, slide.planned > 0 ? `${asClock(slide.spent)} / ${asClock(slide.planned)}` : asClock(slide.spent));
    drawPace(pace, isFresh(watch) ? undefined : all, words);
  };
  const group = (name: HTMLElement, value: HTMLElement) => element(doc, 'div', {}, name, value);
  const term = (name: string) => element(doc, 'dt', {}, name);
  const hasPlan = duration > 0 || whole().planned > 0;
  const times = element(
    doc,
    'dl',
    {},
    group(term(words.clock), clock),
    group(term(words.elapsed), run),
    ...(hasPlan ? [group(leftName, left)] : []),
    group(term(words.thisSlide), own),
  );
  const row = element(doc, 'div', { class: 'sp-times' }, times);
  if (hasPlan) row.append(pace);
  row.append(element(doc, 'div', { class: 'sp-watch' }, toggle, reset));
  return { element: row, tick };
}

/** Says how a stretch goes, in words and with a sign of its own; nothing while the stopwatch was not started. */
export function drawPace(box: HTMLElement, how: Standing | undefined, words: Words): void {
  const pace = how && paceOf(how.off, how.planned);
  if (box.dataset.pace !== (pace ?? '')) box.dataset.pace = pace ?? '';
  const text = pace && { ahead: words.ahead, 'on-time': words.onTime, behind: words.behind }[pace];
  write(box, text && how ? fill(text, { time: asClock(how.off) }) : '');
}

/** Changes a text only when it is another one, so that what is read aloud or selected stays. */
export function write(box: HTMLElement, text: string): void {
  if (box.textContent !== text) box.textContent = text;
}

const timeOfDay = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
