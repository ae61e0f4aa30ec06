import type { Edition, Slide } from '../../model/narrative.ts';
import { passagesOf, wordsIn } from '../../model/passages.ts';
import { slidesOf } from '../../model/walk.ts';

/** A slide and the one that it was translated from. */
export interface Pair {
  readonly here: Slide;
  readonly there: Slide;
}

/** The slides that two editions share, by their ids. */
export function pairsOf(here: Edition, there: Edition): Pair[] {
  const byId = new Map([...slidesOf(there)].map((slide) => [slide.id, slide]));
  return [...slidesOf(here)].flatMap((slide) => {
    const other = byId.get(slide.id);
    return other ? [{ here: slide, there: other }] : [];
  });
}

/** What visitors and readers meet of a slide: headline, body and `::: read`. */
export function readable(slide: Slide): string {
  return passagesOf(slide)
    .filter(({ register }) => register !== 'notes' && register !== 'cue')
    .map(({ tokens }) => wordsIn(tokens))
    .join('\n');
}

/** `has 156 where 159 stands`; '' when nothing differs. Both lists are in the order of the text. */
export function difference(extra: readonly string[], missing: readonly string[]): string {
  const [is, was] = [extra.join(' and '), missing.join(' and ')];
  if (is !== '' && was !== '') return `has ${is} where ${was} stands`;
  if (is !== '') return `has ${is}, which does not stand`;
  return was === '' ? '' : `lacks ${was}, which stands`;
}
