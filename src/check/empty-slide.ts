import type { Rule } from './rule.ts';

/**
 * A slide that shows nothing.
 *
 *     ##
 *     ^
 */
export const emptySlide: Rule = ({ edition, report }) => {
  for (const act of edition.acts) {
    for (const slide of act.slides) {
      if (slide.blocks.length > 0 || (slide.headline.length > 0 && slide.part === 1)) continue;
      const spoken = slide.notes.length > 0 || slide.read.length > 0;
      const detail =
        slide.part > 1 ? ': the "---" before it begins a slide without text' : spoken ? ', it has only notes' : '';
      report('slide-empty', slide, slide.span, { title: slide.short || slide.number, detail });
    }
  }
};
