import type { Deck } from './deck.ts';
import { element } from './element.ts';

/** The screen that a lecturer darkens to be listened to. */
export interface Blank {
  isOn(): boolean;
  set(on: boolean): void;
}

/** Makes the dark cover; a tap on it takes it off. */
export function makeBlank(deck: Deck): Blank {
  const cover = document.body.appendChild(element(document, 'div', { class: 'deck-blank', hidden: '' }));
  const blank: Blank = {
    isOn: () => !cover.hidden,
    set(on) {
      if (on === blank.isOn()) return;
      cover.hidden = !on;
      deck.changes.tell({ type: 'blank', on });
    },
  };
  cover.addEventListener('click', () => blank.set(false));
  return blank;
}
