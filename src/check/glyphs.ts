import { slidesOf } from '../model/walk.ts';
import type { Rule } from './rule.ts';

/**
 * Characters that no bundled font has; each is reported where it first stands.
 *
 *     The harbour is 旅順.
 *                    ^
 */
export const glyphs: Rule = ({ edition, uncovered, report }) => {
  const { text } = edition.source;
  const missing = uncovered(text);
  if (missing.length === 0) return;
  const slides = [...slidesOf(edition)];
  for (const glyph of missing) {
    const start = text.indexOf(glyph);
    const slide = slides.findLast((each) => each.span.start <= start) ?? slides[0];
    if (!slide) continue;
    const code = `U+${(glyph.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
    report(
      'glyph-missing',
      slide,
      { start, end: start + glyph.length },
      { glyph, code, shown: 'The machine that shows it decides how it looks.' },
    );
  }
};
