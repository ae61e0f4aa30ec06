import { isFresh } from '../../../model/lecture.ts';
import type { Deck } from '../deck.ts';
import { element } from '../element.ts';
import { actOf, actsOf } from '../slide.ts';
import { courseOf } from './course.ts';
import { asClock, standing } from './plan.ts';
import { drawPace, type Ticking, write } from './times.ts';

/**
 * The lecture as a bar: a piece for each act as wide as its planned time, filled as far as that is used. Below it what
 * the act of this slide has taken, and how it goes.
 */
export function buildActs(doc: Document, deck: Deck): Ticking {
  const { words } = deck.settings;
  const acts = actsOf(deck.slides).map((slides) => {
    const from = deck.slides.indexOf(slides[0] as HTMLElement);
    const fill = element(doc, 'span', { class: 'sp-fill' });
    const piece = element(doc, 'li', { title: actOf(slides[0] as HTMLElement) }, fill);
    return { from, to: from + slides.length, title: actOf(slides[0] as HTMLElement), piece, fill };
  });
  const bar = element(doc, 'ol', { class: 'sp-bar-acts', 'aria-hidden': 'true' }, ...acts.map(({ piece }) => piece));
  const title = element(doc, 'b');
  const time = element(doc, 'span', { class: 'sp-act-time' });
  const pace = element(doc, 'span', { class: 'sp-pace' });
  const line = element(doc, 'p', { class: 'sp-act' }, title, time, pace);

  const tick = () => {
    const course = courseOf(deck);
    for (const { from, to, piece, fill } of acts) {
      const { planned, spent } = standing(course, from, to);
      const isNow = from <= course.index && course.index < to;
      piece.style.flexGrow = String(Math.max(planned, 1));
      piece.classList.toggle('sp-now-act', isNow);
      piece.classList.toggle('sp-over', spent > planned);
      fill.style.width = share(spent, planned);
      fill.style.setProperty('--kept', share(planned, spent));
      if (!isNow) continue;
      write(title, actOf(deck.slides[course.index] as HTMLElement) || words.thisAct);
      write(time, `${asClock(spent)} / ${asClock(planned)}`);
      drawPace(pace, isFresh(deck.driver.lecture().watch) ? undefined : standing(course, from, to), words);
    }
  };
  return { element: element(doc, 'section', { class: 'sp-acts', 'aria-label': words.thisAct }, bar, line), tick };
}

/** A part of a whole as CSS has it, never more than the whole. */
function share(part: number, whole: number): string {
  return `${Math.min(100, whole > 0 ? (part / whole) * 100 : 0).toFixed(1)}%`;
}
