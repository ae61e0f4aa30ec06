import { type Deck, findSlide } from './deck.ts';
import { numberOf, titleOf } from './slide.ts';

/** A slide as others see it: `window.lanternist.current()`, and the detail of a `lanternist:slide` event. */
interface SlideName {
  readonly id: string;
  readonly number: string;
  readonly title: string;
}

/** What the writing desk uses from outside. */
interface LanternistApi {
  /** Opens the slide with this id or number, before its first step or after its last; false when there is none. */
  goTo(id: string, at?: 'start' | 'end'): boolean;
  current(): SlideName;
  /**
   * Rereads the slides after they were changed from outside, and opens the one with this id; without one the open slide
   * stays open, with its steps.
   */
  sync(id?: string): void;
}

declare global {
  interface Window {
    lanternist?: LanternistApi;
  }
}

/** Puts `window.lanternist` there, and tells the window of every slide with a `lanternist:slide` event. */
export function offerApi(deck: Deck, sync: (id?: string) => void): void {
  const current = (): SlideName => {
    const slide = deck.current();
    return { id: slide.id, number: numberOf(slide), title: titleOf(slide) };
  };
  const tell = () => window.dispatchEvent(new CustomEvent<SlideName>('lanternist:slide', { detail: current() }));
  window.lanternist = {
    goTo(id, at = 'start') {
      const slide = findSlide(deck.slides, id);
      if (slide) deck.goTo(slide, at);
      return slide !== undefined;
    },
    current,
    sync,
  };
  deck.changes.on((change) => {
    if (change.type === 'slide') tell();
  });
  tell();
}
