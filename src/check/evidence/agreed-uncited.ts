import { isReference } from '../../model/evidence.ts';
import { blocksIn, everythingOn, slidesOf, tokensIn } from '../../model/walk.ts';
import type { Rule } from '../rule.ts';

/**
 * What is not in dispute has a source too.
 *
 *     ::: agreed
 *     The garrison laid down its arms.
 *     ^
 *     :::
 */
export const agreedUncited: Rule = ({ edition, report }) => {
  for (const slide of slidesOf(edition)) {
    for (const block of blocksIn(everythingOn(slide))) {
      const first = block.type === 'contested' ? block.agreed[0] : undefined;
      if (block.type !== 'contested' || !first || tokensIn(block.agreed).some(isReference)) continue;
      report('agreed-uncited', slide, { start: first.span.start, end: first.span.start + 1 }, {});
    }
  }
};
