import type { Library } from '../../model/library.ts';
import { type NameMark, nameMarkOf } from '../../model/name-mark.ts';
import { nameFor } from '../../model/names.ts';
import { flat, slidesOf, tokensIn } from '../../model/walk.ts';
import type { Rule } from '../rule.ts';

/**
 * A person has been born and is not yet dead, a place exists, when the slide takes place.
 *
 *     ## The landing {when=1945}
 *     [Makarov]{person=makarov} …
 *               ^
 */
export const outOfTime: Rule = ({ edition, library, report }) => {
  for (const slide of slidesOf(edition)) {
    const { when } = slide;
    if (!when) continue;
    for (const token of [...flat(slide.headline), ...tokensIn(slide.blocks)]) {
      const mark = nameMarkOf(token);
      const entry = mark && entryOf(mark, library);
      if (!mark || !entry) continue;
      const early = when.to < entry.from;
      if (!early && when.from <= entry.to) continue;
      const year = Math.floor(early ? entry.from : entry.to - 1e-6);
      const verb = mark.kind === 'person' ? (early ? 'was born in' : 'died in') : early ? 'begins in' : 'ends in';
      const name = nameFor(entry.names, edition.meta.lang, when);
      report('out-of-time', slide, mark.span, { name, when: `${verb} ${year}`, slide: when.text, kind: mark.kind });
    }
  }
};

function entryOf(mark: NameMark, library: Library) {
  return mark.kind === 'place' ? library.places.get(mark.id) : library.people.get(mark.id);
}
