import type { RevealApi } from 'reveal.js';
import type { Stop } from '../../model/lecture.ts';
import type { Deck } from './deck.ts';
import { makeButtons } from './note-marks.ts';
import { holdBack } from './notice.ts';
import { roadOf } from './road.ts';
import { slidesOf } from './slide.ts';

/** What was read from the page when the deck started; it is brought up to date where it stands. */
interface WasRead {
  readonly slides: HTMLElement[];
  readonly road: Stop[];
}

/**
 * Rereads the slides after somebody changed them in the page, as the writing desk does: superscripts become buttons,
 * and when slides came, went or moved, Reveal counts them anew. The open slide stays open, with the steps it shows.
 */
export function reread(root: HTMLElement, reveal: RevealApi, deck: Deck, { slides, road }: WasRead): void {
  makeButtons(root, deck.settings.words);
  const now = slidesOf(root);
  if (now.length === slides.length && now.every((slide, index) => slide === slides[index])) return;
  slides.splice(0, slides.length, ...now);
  road.splice(0, road.length, ...roadOf(now));
  const { view } = deck.driver.lecture();
  holdBack(slides, view.accepted);
  reveal.sync();
  const open = now.find(({ id }) => id === view.slide);
  if (!open) return;
  const { h, v } = reveal.getIndices(open);
  reveal.slide(h, v);
}
