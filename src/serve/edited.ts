import type { Edition, Slide } from '../model/narrative.ts';
import { slidesOf } from '../model/walk.ts';

/** An edit of more slides than this is no edit of one place: a replacement everywhere, another branch. */
const most = 3;

/**
 * The ids of the slides that were edited between two states of a script, in order: what differs in their text, so that
 * neither a changed library nor a changed theme counts, and front matter doesn't. Where slides only went it is the one
 * before them. Empty when nothing or too much was edited.
 */
export function editedSlides(before: Edition, after: Edition): string[] {
  const old = textsOf(before);
  const now = textsOf(after);
  const edited = [...now.keys()].filter((id) => old.get(id) !== now.get(id));
  if (edited.length > 0) return edited.length > most ? [] : edited;
  const gone = [...old.keys()].filter((id) => !now.has(id));
  const [first] = gone;
  if (first === undefined || gone.length > most) return [];
  const ids = [...old.keys()];
  const left = ids.slice(0, ids.indexOf(first)).findLast((id) => now.has(id));
  return left === undefined ? [] : [left];
}

/** What stands in the script for each slide, without space at its ends: a slide below may push it. */
function textsOf(edition: Edition): Map<string, string> {
  const { text } = edition.source;
  const written = (slide: Slide): string => text.slice(slide.extent.start, slide.extent.end).trim();
  return new Map(
    [...slidesOf(edition)].filter(({ kind }) => kind !== 'title').map((slide) => [slide.id, written(slide)]),
  );
}
