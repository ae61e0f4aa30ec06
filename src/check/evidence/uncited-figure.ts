import { isReference } from '../../model/evidence.ts';
import type { Edition, Slide } from '../../model/narrative.ts';
import { passagesOf } from '../../model/passages.ts';
import type { Span } from '../../model/span.ts';
import { blocksIn, flat, slidesOf } from '../../model/walk.ts';
import type { Rule } from '../rule.ts';
import { placeInSource } from './place-in-source.ts';

/**
 * A slide that states figures or dates cites something, or lets the editor say it.
 *
 *     The siege lasted 159 days.
 *                      ^
 */
export const uncitedFigure: Rule = ({ edition, report }) => {
  for (const slide of slidesOf(edition)) {
    if (slide.kind === 'title' || isCited(slide)) continue;
    const found = firstFigure(slide, edition);
    if (found) report('uncited-figure', slide, found.span, { figure: found.figure });
  }
};

function isCited(slide: Slide): boolean {
  for (const block of blocksIn(slide.blocks)) {
    if (block.type === 'editor') return true;
    if (block.type === 'contested' && block.accounts.some((account) => account.source !== '')) return true;
  }
  return shownPassages(slide).some((passage) => flat(passage.tokens).some(isReference));
}

function shownPassages(slide: Slide): ReturnType<typeof passagesOf> {
  return passagesOf(slide).filter(
    ({ register }) => register === 'body' || (register === 'headline' && slide.kind === 'slide'),
  );
}

function firstFigure(slide: Slide, { source }: Edition): { figure: string; span: Span } | undefined {
  for (const block of blocksIn(slide.blocks)) {
    const item = block.type === 'numbers' ? block.items[0] : undefined;
    if (item) return { figure: item.figure, span: item.span };
  }
  for (const passage of shownPassages(slide)) {
    for (const token of flat(passage.tokens)) {
      if (token.type !== 'text') continue;
      const match = /\d+(?:[.,\u00A0\u202F]\d+)*(?:\s+\p{L}+)?/u.exec(token.content);
      if (!match) continue;
      return { figure: match[0], span: placeInSource(source, token, match[0], match.index, passage.span) };
    }
  }
  return undefined;
}
