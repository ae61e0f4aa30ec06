import type { Lecture } from '../../model/lecture.ts';
import { cloneInto } from './clone.ts';
import type { Deck } from './deck.ts';
import { element } from './element.ts';
import { faceOf } from './slide.ts';

/**
 * Keeps a picture of the slide before the audience while the lecturer leafs on behind it. A page that is told only what
 * the audience sees does without.
 */
export function keepWhenFrozen(deck: Deck, root: HTMLElement): void {
  const { width, height } = deck.settings;
  const box = element(document, 'div', { class: 'slide-box' });
  const cover = root.appendChild(element(document, 'div', { class: 'deck-frozen', hidden: '' }, box));
  cover.style.setProperty('--ratio', String(width / height));
  deck.driver.changes.on((before: Lecture) => {
    const { frozen } = deck.driver.lecture();
    if (frozen === before.frozen) return;
    cover.hidden = frozen === undefined;
    const slide = deck.slides.find(({ id }) => id === frozen?.slide);
    // As it stands: what was done to a map on the slide belongs to what was shown.
    if (slide) cloneInto(box, faceOf(slide), 'now', 'frozen-');
    else box.replaceChildren();
  });
}
