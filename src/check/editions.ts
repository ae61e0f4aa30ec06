import { type Diagnostic, problem } from '../diagnostic.ts';
import type { Edition } from '../model/narrative.ts';
import { slidesOf } from '../model/walk.ts';

/** Rules between the languages of one narrative: every slide has an id, and the order agrees. */
export function checkEditions(editions: readonly Edition[]): Diagnostic[] {
  const problems: Diagnostic[] = [];
  const [first, ...others] = editions;
  if (!first || others.length === 0) return problems;
  for (const edition of editions) {
    for (const slide of slidesOf(edition)) {
      if (slide.explicitId || slide.kind === 'title' || slide.part > 1) continue;
      problems.push(
        problem('id-missing', edition.source, slide.span, {
          title: slide.title,
          count: editions.length,
          file: edition.source.path,
        }),
      );
    }
  }
  if (problems.length > 0) return problems;
  const expected = [...slidesOf(first)];
  for (const edition of others) {
    const found = [...slidesOf(edition)];
    const at = found.findIndex((slide, index) => slide.id !== expected[index]?.id);
    const index = at >= 0 ? at : found.length < expected.length ? found.length : -1;
    if (index < 0) continue;
    const here = found[index];
    const place = here?.span ?? { start: edition.source.text.length, end: edition.source.text.length };
    problems.push(
      problem('editions-differ', edition.source, place, {
        id: here?.id ?? 'none',
        here: edition.source.path,
        there: first.source.path,
        other: expected[index]?.id ?? 'none',
      }),
    );
  }
  return problems;
}

/** In a narrative folder the script's `lang` is that of its file name. */
export function checkLanguage(edition: Edition, expected: string): Diagnostic[] {
  const { lang, places } = edition.meta;
  if (expected === '' || lang.toLowerCase() === expected.toLowerCase()) return [];
  return [problem('language-differs', edition.source, places.lang, { found: lang, expected })];
}
