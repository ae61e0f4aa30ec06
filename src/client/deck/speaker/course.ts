import { dropped, spentUntil } from '../../../model/lecture.ts';
import type { Deck } from '../deck.ts';
import { roadOf } from '../road.ts';
import { type Course, lengthsOf } from './plan.ts';

/** Where the lecture stands against its plan at this moment. */
export function courseOf({ driver, slides, settings }: Deck): Course {
  const lecture = driver.lecture();
  const spent = spentUntil(lecture, driver.now());
  const passed = new Set(dropped(lecture, roadOf(slides)));
  return {
    lengths: lengthsOf(slides.map(timeOf), settings.duration),
    spent: slides.map(({ id }) => (spent[id] ?? 0) / 1000),
    dropped: slides.map(({ id }) => passed.has(id)),
    index: slides.findIndex(({ id }) => id === lecture.view.slide),
  };
}

/** A slide's own time in seconds, when the script gives one. */
function timeOf(slide: HTMLElement): number | undefined {
  const time = Number.parseFloat(slide.dataset.time ?? '');
  return time > 0 ? time : undefined;
}
