import type { Code, Params } from '../../codes.ts';
import { type Diagnostic, problem } from '../../diagnostic.ts';
import type { Edition, Slide } from '../../model/narrative.ts';
import { textFingerprint } from '../../model/text-fingerprint.ts';
import { slidesOf } from '../../model/walk.ts';
import { suggestion } from '../../suggest.ts';
import { datesDiffer } from './dates.ts';
import { numbersDiffer } from './numbers.ts';
import { pairsOf } from './pairs.ts';

/** `check --languages`: every translation of a narrative against the edition that it follows. */
export function checkLanguages(editions: readonly Edition[]): Diagnostic[] {
  const original = originalOf(editions);
  if (!original || editions.length < 2) return [];
  return editions
    .filter((each) => each !== original)
    .flatMap((each) => {
      const from = each.meta.translation?.from;
      const named = editions.find(({ meta }) => meta.lang === from && meta.lang !== each.meta.lang);
      const unknown = from !== undefined && !named ? [fromUnknown(each, from, editions)] : [];
      const there = named ?? original;
      return [...unknown, ...(unknown.length > 0 ? [] : age(each, there)), ...compare(each, there)];
    });
}

/** The edition that follows none: the one that the others name, else English, else the first. */
function originalOf(editions: readonly Edition[]): Edition | undefined {
  const named = new Set(editions.flatMap(({ meta }) => meta.translation?.from ?? []));
  const free = editions.filter(({ meta }) => meta.translation === undefined);
  const among = free.length > 0 ? free : editions;
  return (
    among.find(({ meta }) => named.has(meta.lang)) ?? among.find(({ meta }) => /^en\b/i.test(meta.lang)) ?? among[0]
  );
}

function fromUnknown(edition: Edition, from: string, editions: readonly Edition[]): Diagnostic {
  const others = editions.filter((each) => each !== edition).map(({ meta }) => meta.lang);
  return at(edition, 'translation', 'translation-unknown', { from, suggestion: suggestion(from, others) });
}

/** Whether the original is still the text that was translated. */
function age(edition: Edition, original: Edition): Diagnostic[] {
  const fingerprint = textFingerprint(original.source.text);
  const there = original.source.path;
  const { translation } = edition.meta;
  if (!translation)
    return [at(edition, 'title', 'translation-unmarked', { there, from: original.meta.lang, fingerprint })];
  if (translation.text.toLowerCase() === fingerprint) return [];
  return [at(edition, 'translation', 'translation-old', { there, fingerprint })];
}

function compare(edition: Edition, original: Edition): Diagnostic[] {
  const [here, there] = [edition.source.path, original.source.path];
  const problems: Diagnostic[] = [];
  const report = <C extends Code>(code: C, slide: Slide, params: Params<C>): void => {
    if (edition.meta.allow[code] !== undefined || slide.allow[code] !== undefined) return;
    problems.push(problem(code, edition.source, slide.span, params));
  };
  const ids = new Set([...slidesOf(edition)].map(({ id }) => id));
  const others = new Set([...slidesOf(original)].map(({ id }) => id));
  const end = { start: edition.source.text.length, end: edition.source.text.length };
  for (const id of others)
    if (!ids.has(id)) problems.push(problem('translation-slide', edition.source, end, { id, here, there }));
  for (const slide of slidesOf(edition))
    if (!others.has(slide.id)) report('translation-slide-extra', slide, { id: slide.id, here, there });
  for (const pair of pairsOf(edition, original)) {
    const { id } = pair.here;
    const numbers = numbersDiffer(pair);
    if (numbers !== '') report('translation-numbers', pair.here, { id, difference: numbers, there });
    const dates = datesDiffer(pair);
    if (dates !== '') report('translation-dates', pair.here, { id, difference: dates, there });
  }
  return problems;
}

/** A problem at a key of the front matter. */
function at<C extends Code>(edition: Edition, key: string, code: C, params: Params<C>): Diagnostic {
  return problem(code, edition.source, edition.meta.places[key] ?? { start: 0, end: 0 }, params);
}
