import type { Deck } from './deck.ts';
import { element } from './element.ts';

/** The dark cover of a screen that a lecturer darkens to be listened to; a tap on it takes it off. */
export function coverWhenBlank(deck: Deck): void {
  const cover = document.body.appendChild(element(document, 'div', { class: 'deck-blank', hidden: '' }));
  const draw = () => {
    cover.hidden = !deck.driver.lecture().blank;
  };
  deck.driver.changes.on(draw);
  cover.addEventListener('click', () => deck.driver.send({ do: 'blank', on: false }));
  draw();
}
