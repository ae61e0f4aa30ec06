import { clockTime } from '../../model/speaking-time.ts';
import type { Outline, OutlineAct, OutlineSlide } from '../../serve/state.ts';
import { element } from './element.ts';
import { byId } from './page.ts';
import type { Words } from './words.ts';

/** Draws the slides by act; a click opens one. */
export function showOutline(outline: Outline | undefined, words: Words, goTo: (slide: string) => void): void {
  byId('outline').replaceChildren(...(outline?.acts ?? []).map((act) => actItem(act, words, goTo)));
}

/** Marks the slide that the deck shows, wherever a panel names it. */
export function markCurrent(id: string): void {
  for (const each of document.querySelectorAll<HTMLElement>('.desk-side [data-slide]')) {
    const isHere = each.dataset.slide === id;
    if (isHere === each.hasAttribute('aria-current')) continue;
    each.toggleAttribute('aria-current', isHere);
    if (isHere) each.setAttribute('aria-current', 'true');
    if (isHere) each.scrollIntoView({ block: 'nearest' });
  }
}

function actItem({ title, slides }: OutlineAct, words: Words, goTo: (slide: string) => void): HTMLElement {
  const list = element('ol', 'outline-slides', ...slides.map((slide) => slideItem(slide, words, goTo)));
  if (title === '') return element('li', 'outline-act', list);
  return element('li', 'outline-act', element('h3', '', title), list);
}

function slideItem(slide: OutlineSlide, words: Words, goTo: (slide: string) => void): HTMLElement {
  const button = element('button', 'outline-slide', element('span', 'outline-number', slide.number));
  button.type = 'button';
  button.dataset.slide = slide.id;
  button.append(element('span', 'outline-title', slide.title));
  const facts = [
    slide.worst === '' ? '' : words.many(`${slide.worst}s`, slide.problems),
    slide.optional ? (words.optional ?? '') : '',
    slide.isShown ? '' : (words.notInDeck ?? ''),
  ].filter(Boolean);
  const fact = element('span', 'outline-fact', facts.join(', '));
  fact.dataset.worst = slide.worst;
  button.append(fact, element('span', 'outline-time', slide.time > 0 ? clockTime(slide.time) : ''));
  if (slide.isShown) button.addEventListener('click', () => goTo(slide.id));
  else button.setAttribute('aria-disabled', 'true');
  return element('li', '', button);
}
