import type { Deck } from '../deck.ts';
import { roadOf } from '../road.ts';
import { type Course, courseAt, lengthsOf } from './plan.ts';

/** Where the lecture stands against its plan at this moment. */
export function courseOf({ driver, slides, settings }: Deck): Course {
  return courseAt(driver.lecture(), roadOf(slides), lengthsOf(slides.map(timeOf), settings.duration), driver.now());
}

/** A slide's own time in seconds; 0 when the script gives none. */
function timeOf(slide: HTMLElement): number {
  return Number.parseFloat(slide.dataset.time ?? '') || 0;
}
