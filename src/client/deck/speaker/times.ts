import { elapsed, isFresh } from '../../../model/lecture.ts';
import type { Deck } from '../deck.ts';
import { button, element } from '../element.ts';
import { fill } from '../words.ts';
import { asClock, drift, makePlan } from './plan.ts';

/** The row of clocks at the head of the speaker window. */
export function buildTimes(doc: Document, deck: Deck) {
  const { driver } = deck;
  const { words, lang, duration } = deck.settings;
  const plan = makePlan(deck.slides.map(timeOf), duration);
  const clock = element(doc, 'dd');
  const run = element(doc, 'dd');
  const planned = element(doc, 'dd');
  const pace = element(doc, 'p', { class: 'sp-pace' });
  const toggle = button(doc, {}, () => {
    driver.send({ do: 'watch', to: driver.lecture().watch.since === undefined ? 'start' : 'pause' });
    draw();
  });
  const reset = () => {
    driver.send({ do: 'watch', to: 'reset' });
    draw();
  };
  const group = (name: string, value: HTMLElement) => element(doc, 'div', {}, element(doc, 'dt', {}, name), value);

  const draw = () => {
    clock.textContent = new Date().toLocaleTimeString(lang || 'en', timeOfDay);
    const { watch } = driver.lecture();
    const seconds = elapsed(watch, driver.now()) / 1000;
    run.textContent = asClock(seconds);
    toggle.textContent = watch.since === undefined ? words.start : words.pause;
    const index = deck.slides.indexOf(deck.current());
    planned.textContent = `${asClock(plan.span(index).end)} / ${asClock(duration || plan.total)}`;
    const off = isFresh(watch) ? 0 : drift(plan, index, seconds);
    const text = off > 0 ? words.behind : off < 0 ? words.ahead : words.onTime;
    pace.textContent = isFresh(watch) ? '' : fill(text, { time: asClock(off) });
    pace.dataset.pace = off > 0 ? 'behind' : off < 0 ? 'ahead' : 'on-time';
  };
  const times = element(
    doc,
    'dl',
    {},
    group(words.clock, clock),
    group(words.elapsed, run),
    ...(plan.total > 0 ? [group(words.planned, planned)] : []),
  );
  const row = element(doc, 'div', { class: 'sp-times' }, times);
  if (plan.total > 0) row.append(pace);
  row.append(element(doc, 'div', { class: 'sp-watch' }, toggle, button(doc, {}, reset, words.reset)));
  return { element: row, tick: draw };
}

const timeOfDay = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

/** A slide's own time in seconds, when the script gives one. */
function timeOf(slide: HTMLElement): number | undefined {
  const time = Number.parseFloat(slide.dataset.time ?? '');
  return Number.isFinite(time) ? time : undefined;
}
