import { makeAnnouncer } from './announcer.ts';
import { showCards } from './cards.ts';
import { showChrome, wordsIn } from './chrome.ts';
import { keepFocus } from './focus.ts';
import { scrollOn, showScrollKeys } from './scrolling.ts';
import type { KioskSettings } from './settings.ts';
import { makeStage } from './stage.ts';
import type { KioskState } from './state.ts';
import { pagesOf } from './world.ts';

/** All that a visitor sees and hears of the state. */
export interface View {
  show(state: KioskState): void;
  /** Puts the next page of the attract loop on the stage once the present one has stood there long enough; true then. */
  attractOn(): boolean;
  /** The page that is shown. */
  page(): HTMLElement | undefined;
  /** By most of a screenful. */
  scroll(direction: 1 | -1): void;
  /** Page changes since the start. */
  changeCount(): number;
}

export function makeView(document: Document, root: HTMLElement, settings: KioskSettings): View {
  const stage = makeStage(document, root);
  const announce = makeAnnouncer(document);
  let changed = 0;
  let poster = { index: 0, until: 0 };
  let shown: KioskState | undefined;
  const dwell = (): void => {
    poster = { ...poster, until: performance.now() + stage.attract(poster.index) };
  };
  document.addEventListener('scroll', () => showScrollKeys(document, root, stage.page()), { capture: true });
  return {
    show(state) {
      if (state.screen === 'attract' && shown?.screen !== 'attract') poster = { index: 0, until: 0 };
      const count = state.screen === 'story' ? pagesOf(document, state.story, state.lang).length : 0;
      // Before the page: how large its text is, and how much room the controls leave, decides how it fits.
      showChrome(document, settings, state, count);
      if (state.screen === 'attract') dwell();
      else if (stage.show(state)) changed++;
      showCards(document, stage.page(), state);
      showScrollKeys(document, root, stage.page());
      keepFocus(document, root, state, shown);
      announce(state, stage.page(), wordsIn(settings, state.lang), count);
      shown = state;
    },
    attractOn() {
      if (performance.now() < poster.until) return false;
      poster = { index: poster.index + 1, until: 0 };
      dwell();
      return true;
    },
    page: () => stage.page(),
    scroll: (direction) => scrollOn(document, root, direction, shown?.comfort.calm ?? false),
    changeCount: () => changed,
  };
}
