import type { Code } from '../codes.ts';
import { editorKey, type Library, type Name } from '../model/library.ts';
import { type LibraryUse, libraryUses } from '../model/library-use.ts';
import { slideAt } from '../model/walk.ts';
import { suggestion } from '../suggest.ts';
import type { Rule } from './rule.ts';

/**
 * Every key leads to an entry of the library. Names and other spellings lead to the key that is meant. What could not
 * be read has been reported in the library.
 *
 *     [@izvestya, para. 2] and [Liushun]{place=liushun}
 *       ^                               ^
 */
export const keys: Rule = ({ edition, library, report }) => {
  if (library.folder === '') return;
  for (const use of libraryUses(edition)) {
    const known = keysFor(use, library);
    if (known.has(use.key) || library.unread.kinds.has(use.kind) || library.unread.keys.has(use.key)) continue;
    const slide = slideAt(edition, use.span.start);
    if (!slide) continue;
    const meant = meantBy(use, library);
    const guess = meant === undefined ? suggestion(use.key, [...known.keys()]) : `, did you mean "${meant}"?`;
    report(codeOf(use), slide, use.span, { key: use.key, suggestion: guess, text: use.key });
  }
};

function codeOf({ kind }: LibraryUse): Extract<Code, 'source-unknown' | 'place-unknown' | 'person-unknown'> {
  return kind === 'place' ? 'place-unknown' : kind === 'person' ? 'person-unknown' : 'source-unknown';
}

function keysFor({ kind }: LibraryUse, library: Library): ReadonlyMap<string, unknown> {
  if (kind === 'place') return library.places;
  if (kind === 'person') return library.people;
  return new Map<string, unknown>([...library.sources, ...library.claims, [editorKey, true]]);
}

/** The key of the place or person that has this name or spelling. */
function meantBy({ kind, key }: LibraryUse, library: Library): string | undefined {
  if (kind === 'cited') return [...library.sources.values()].find((source) => same(source.voice, key))?.id;
  const entries: Iterable<{ id: string; names: readonly Name[]; variants: readonly string[] }> =
    kind === 'place' ? library.places.values() : library.people.values();
  for (const { id, names, variants } of entries)
    if ([...names.map((name) => name.text), ...variants].some((text) => same(text, key))) return id;
  return undefined;
}

/** Equal but for case, spaces and hyphens. */
function same(a: string, b: string): boolean {
  const plain = (text: string): string => text.toLowerCase().replace(/[\s_-]+/g, '-');
  return plain(a) === plain(b);
}
