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
  /** Opens the slide with this id or number; false when there is none. */
  goTo(id: string): boolean;
  current(): SlideName;
}

declare global {
  interface Window {
    lanternist?: LanternistApi;
  }
}

/** Puts `window.lanternist` there, and tells the window of every slide with a `lanternist:slide` event. */
export function offerApi(deck: Deck): void {
  const current = (): SlideName => {
    const slide = deck.current();
    return { id: slide.id, number: numberOf(slide), title: titleOf(slide) };
  };
  const tell = () => window.dispatchEvent(new CustomEvent<SlideName>('lanternist:slide', { detail: current() }));
  window.lanternist = {
    goTo(id) {
      const slide = findSlide(deck.slides, id);
      if (slide) deck.goTo(slide);
      return slide !== undefined;
    },
    current,
  };
  deck.changes.on((change) => {
    if (change.type === 'slide') tell();
  });
  tell();
}
