import type { Stop } from '../../model/lecture.ts';
import { noticeOf, stepsOf } from './slide.ts';

/** The road through the slides of a page. It is read at every step: the writing desk exchanges slides as they stand. */
export function roadOf(slides: readonly HTMLElement[]): Stop[] {
  return slides.map(stopAt);
}

function stopAt(slide: HTMLElement): Stop {
  return {
    get id() {
      return slide.id;
    },
    get steps() {
      return stepsOf(slide).all;
    },
    get notice() {
      return noticeOf(slide) ? (slide.dataset.notice ?? '') : '';
    },
    get optional() {
      return slide.dataset.optional !== undefined;
    },
  };
}
