import type { Span } from '../model/span.ts';
import { slidesOf, wordsOf } from '../model/walk.ts';
import { suggestion } from '../suggest.ts';
import type { Rule } from './rule.ts';

/**
 * Links inside the script lead to a slide.
 *
 *     [the landing](#the-fligt)
 *     ^
 */
export const linkTargets: Rule = ({ edition, report }) => {
  const ids = new Set([...slidesOf(edition)].map((slide) => slide.id));
  // The bibliography is made after the checks.
  if (edition.notes.some((note) => note.type === 'citation')) ids.add('sources');
  for (const slide of slidesOf(edition)) {
    for (const token of wordsOf(slide)) {
      const href = token.type === 'link_open' ? String(token.attrGet('href') ?? '') : '';
      if (!href.startsWith('#') || href === '#') continue;
      const id = decode(href.slice(1));
      if (ids.has(id)) continue;
      report('link-target-missing', slide, (token.meta?.span as Span | undefined) ?? slide.span, {
        id,
        suggestion: suggestion(id, ids),
      });
    }
  }
};

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
