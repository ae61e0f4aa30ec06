import { noticeOf } from './slide.ts';

const pending = 'notice-pending';

/**
 * Puts every slide with a notice behind it, but for those whose notice was accepted. It is done before Reveal starts:
 * whatever road leads to the slide, or shows it as a thumbnail, meets the notice. A notice holds for all slides with the
 * same `data-notice`, as those of an act.
 */
export function holdBack(slides: readonly HTMLElement[], accepted: readonly string[]): void {
  for (const slide of slides) {
    const { notice } = slide.dataset;
    if (notice !== undefined && noticeOf(slide)) setPending(slide, !accepted.includes(notice));
  }
}

/** Whether the slide is hidden behind its notice now. */
export function isHeldBack(slide: HTMLElement): boolean {
  return slide.classList.contains(pending);
}

/** The style sheet takes what isn't to be seen out of the page, and out of the accessibility tree with it. */
function setPending(slide: HTMLElement, on: boolean): void {
  slide.classList.toggle(pending, on);
  noticeOf(slide)?.toggleAttribute('hidden', !on);
}
