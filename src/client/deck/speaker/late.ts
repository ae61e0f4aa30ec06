import { dropped, isFresh } from '../../../model/lecture.ts';
import type { Deck } from '../deck.ts';
import { button, element } from '../element.ts';
import { roadOf } from '../road.ts';
import { numberOf, shortTitleOf, titleOf } from '../slide.ts';
import { fill } from '../words.ts';
import { courseOf } from './course.ts';
import { asClock, paceOf, standing } from './plan.ts';
import { write } from './times.ts';

/** The button for a lecture that runs late, and what is told beside it. */
export interface Late {
  readonly button: HTMLElement;
  /** Which slides are passed over and what that saves; else what could be. */
  readonly told: HTMLElement;
  tick(): void;
}

/** Lets a lecturer who runs late pass over the optional slides, and take them in again. */
export function buildLate(doc: Document, deck: Deck): Late {
  const { driver } = deck;
  const { words } = deck.settings;
  const told = element(doc, 'p', { class: 'sp-late', id: 'sp-late' });
  const toggle = button(
    doc,
    { class: 'sp-toggle', 'aria-describedby': told.id },
    () => driver.send({ do: 'late', on: !driver.lecture().late }),
    words.late,
  );
  return {
    button: toggle,
    told,
    tick() {
      const { late } = driver.lecture();
      const optional = optionalAhead(deck);
      toggle.setAttribute('aria-pressed', String(late));
      toggle.disabled = !late && optional.length === 0;
      told.classList.toggle('sp-is-late', late);
      write(told, late ? passedOver(deck) : offer(deck, optional));
    },
  };
}

/** The optional slides after this one that were not shown yet. */
function optionalAhead(deck: Deck): readonly HTMLElement[] {
  const { lengths, index } = courseOf(deck);
  const optional = new Set(dropped({ ...deck.driver.lecture(), late: true }, roadOf(deck.slides)));
  return deck.slides.filter((slide, i) => i > index && i < lengths.length && optional.has(slide.id));
}

function offer(deck: Deck, optional: readonly HTMLElement[]): string {
  const { words } = deck.settings;
  if (optional.length === 0) return [words.lateNone, ...stillLate(deck)].join(' ');
  const time = timeOf(deck, optional);
  return fill(time > 0 ? words.lateSaves : words.lateCan, { count: optional.length, time: asClock(time) });
}

function passedOver(deck: Deck): string {
  const { words } = deck.settings;
  const passed = new Set(dropped(deck.driver.lecture(), roadOf(deck.slides)));
  const slides = deck.slides.filter(({ id }) => passed.has(id));
  const [first] = slides;
  if (!first) return [words.lateNone, ...stillLate(deck)].join(' ');
  const named = slides.map((slide) => `${numberOf(slide)} ${shortTitleOf(slide)}`).join(' · ');
  const text =
    slides.length === 1
      ? fill(words.passedOne, { number: numberOf(first), title: titleOf(first) })
      : fill(words.passedMany, { count: slides.length, slides: named });
  const time = timeOf(deck, slides);
  return [text, ...(time > 0 ? [fill(words.saved, { time: asClock(time) })] : []), ...stillLate(deck)].join(' ');
}

/** Said once there is nothing more to leave out and the plan can't be met any longer. */
function stillLate(deck: Deck): string[] {
  if (isFresh(deck.driver.lecture().watch)) return [];
  const { off, planned } = standing(courseOf(deck), 0, deck.slides.length);
  if (paceOf(off, planned) !== 'behind') return [];
  return [fill(deck.settings.words.lateStill, { time: Math.max(1, Math.round(off / 60)) })];
}

function timeOf(deck: Deck, slides: readonly HTMLElement[]): number {
  const { lengths } = courseOf(deck);
  return slides.reduce((all, slide) => all + (lengths[deck.slides.indexOf(slide)] ?? 0), 0);
}
