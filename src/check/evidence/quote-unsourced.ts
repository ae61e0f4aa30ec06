import { isReference } from '../../model/evidence.ts';
import { blocksIn, flat, slidesOf, tokensIn } from '../../model/walk.ts';
import type { Rule } from '../rule.ts';

/**
 * Somebody's words come with the place where they stand, on the same slide.
 *
 *     ::: {.quote by="A. N. Belousov"}
 *     ^
 */
export const quoteUnsourced: Rule = ({ edition, report }) => {
  for (const slide of slidesOf(edition)) {
    if ([...flat(slide.headline), ...tokensIn(slide.blocks)].some(isReference)) continue;
    for (const block of blocksIn(slide.blocks)) {
      const isQuote = block.type === 'quote' || (block.type === 'prose' && block.kind === 'blockquote');
      if (isQuote) {
        report('quote-unsourced', slide, { start: block.span.start, end: block.span.start + 1 }, {});
        break;
      }
    }
  }
};
