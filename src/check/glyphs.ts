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
    report('glyph-missing', slide, { start, end: start + glyph.length }, { glyph, code, shown: mendFor(glyph) });
  }
};

/** Fonts for East Asian letters come in packages of their own, for they are large. */
function mendFor(glyph: string): string {
  const packages: readonly (readonly [RegExp, string])[] = [
    [/\p{Script=Hangul}/u, 'noto-serif-kr'],
    [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'noto-serif-jp'],
    [/\p{Script=Han}/u, 'noto-serif-sc (simplified Chinese), noto-serif-tc or noto-serif-jp'],
  ];
  const name = packages.find(([letters]) => letters.test(glyph))?.[1];
  if (name === undefined) return 'The machine that shows it decides how it looks.';
  return `Install its package beside Lanternist, npm install @fontsource/${name}, and name the language: [旅順]{lang=ja}.`;
}
