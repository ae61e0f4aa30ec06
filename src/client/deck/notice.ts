import { noticeOf } from './slide.ts';

/** Which content notices still stand before their slides. */
export interface Notices {
  /** Whether the slide is hidden behind its notice now. */
  standsBefore(slide: HTMLElement): boolean;
  /** Shows the slide, and every other under the same notice, for the rest of this session. */
  accept(slide: HTMLElement): void;
}

const pending = 'notice-pending';

/**
 * Puts every slide with a notice behind it, before Reveal starts: whatever road leads to the slide, or shows it as a
 * thumbnail, meets the notice. A notice holds for all slides with the same `data-notice`, as those of an act.
 */
export function holdBackNotices(slides: readonly HTMLElement[]): Notices {
  for (const slide of slides) {
    if (slide.dataset.notice !== undefined && noticeOf(slide)) setPending(slide, true);
  }
  return {
    standsBefore: (slide) => slide.classList.contains(pending),
    accept(slide) {
      for (const each of slides) {
        if (each.dataset.notice === slide.dataset.notice) setPending(each, false);
      }
    },
  };
}

/** The style sheet takes what isn't to be seen out of the page, and out of the accessibility tree with it. */
function setPending(slide: HTMLElement, on: boolean): void {
  slide.classList.toggle(pending, on);
  noticeOf(slide)?.toggleAttribute('hidden', !on);
}
