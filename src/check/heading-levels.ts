import type { Token } from 'markdown-it';
import type { Span } from '../model/span.ts';
import { slidesOf, tokensIn } from '../model/walk.ts';
import type { Rule } from './rule.ts';

/**
 * Headings inside a slide follow one another without a gap.
 *
 *     ## Slide
 *     #### Heading
 *     ^
 */
export const headingLevels: Rule = ({ edition, report }) => {
  for (const slide of slidesOf(edition)) {
    let before = 2;
    for (const token of tokensIn(slide.blocks)) {
      if (token.type !== 'heading_open') continue;
      const found = Number(token.tag.slice(1));
      if (found > before + 1)
        report('heading-skipped', slide, spanOf(token), {
          found,
          before,
          expected: before + 1,
          marks: '#'.repeat(before + 1),
        });
      before = found;
    }
  }
};

function spanOf(token: Token): Span {
  return (token.meta?.span as Span | undefined) ?? { start: 0, end: 0 };
}
