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

/** How long, in ms, Reveal's own books may wait: in a long deck they take longer than the slide that is waited for. */
const later = 300;

/**
 * Makes what rereads the slides after somebody changed them in the page, as the writing desk does: superscripts become
 * buttons, and slides that came, went or moved are counted anew. The slide with the id that is given is opened; else the
 * open one stays open, with the steps it shows.
 */
export function makeReread(
  root: HTMLElement,
  reveal: RevealApi,
  deck: Deck,
  { slides, road }: WasRead,
): (id?: string) => void {
  let timer = 0;
  return (id) => {
    makeButtons(root, deck.settings.words);
    const now = slidesOf(root);
    const { view } = deck.driver.lecture();
    const find = (name: string | undefined): HTMLElement | undefined => now.find((slide) => slide.id === name);
    const wanted = find(id) ?? find(view.slide);
    const isSame = now.length === slides.length && now.every((slide, index) => slide === slides[index]);
    if (!isSame) {
      const known = new Set(slides);
      slides.splice(0, slides.length, ...now);
      road.splice(0, road.length, ...roadOf(now));
      holdBack(slides, view.accepted);
      for (const slide of now) if (!known.has(slide)) reveal.syncFragments(slide);
      clearTimeout(timer);
      timer = window.setTimeout(() => reveal.sync(), later);
    }
    if (wanted && wanted.id !== view.slide) deck.goTo(wanted);
    else if (wanted && !isSame) {
      const { h, v } = reveal.getIndices(wanted);
      reveal.slide(h, v);
    }
  };
}
