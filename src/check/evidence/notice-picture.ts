import { groundsOf } from '../../model/grounds.ts';
import type { Sensitivity } from '../../model/library.ts';
import type { Slide } from '../../model/narrative.ts';
import { citationsIn } from '../../model/passages.ts';
import { pictureOf } from '../../model/pictures.ts';
import type { Span } from '../../model/span.ts';
import { blocksIn, flat, slidesOf, tokensIn } from '../../model/walk.ts';
import type { Rule } from '../rule.ts';

/** What is named in a sentence and never shown. */
const unshown: readonly Sensitivity[] = ['torture', 'graphic-violence', 'sexual-violence'];

/**
 * No picture stands beside a statement about torture, graphic or sexual violence.
 *
 *     ![A camp](media/camp.jpg)
 *     ^
 */
export const noticePicture: Rule = ({ edition, library, report }) => {
  for (const slide of slidesOf(edition)) {
    const { claims } = groundsOf(citationsIn([...slide.headline, ...tokensIn(slide.blocks)]), library);
    const what = unshown.find((tag) => claims.some((claim) => claim.sensitivity.includes(tag)));
    if (what === undefined) continue;
    for (const span of picturesOn(slide)) report('notice-picture', slide, span, { what: what.replace('-', ' ') });
  }
};

/** Where pictures stand, alone or in the text. */
function picturesOn(slide: Slide): Span[] {
  const alone = [...blocksIn(slide.blocks)].flatMap((block) => (block.type === 'figure' ? [block.picture.span] : []));
  const among = [...flat(slide.headline), ...tokensIn(slide.blocks)].filter((token) => token.type === 'image');
  return [...alone, ...among.map((token) => pictureOf(token).span)];
}
