import { type Diagnostic, problem } from '../diagnostic.ts';
import { translationSchemas } from '../library-schema.ts';
import type { EntryPlace, Library } from '../model/library.ts';
import { textsOf, translatedTexts } from '../model/library-language.ts';
import type { LibraryTranslation, TranslatedEntry, TranslatedKind } from '../model/library-translation.ts';
import { positionAt, type SourceText } from '../model/span.ts';
import { suggestion } from '../suggest.ts';
import { type Entry, readYamlLists } from '../yaml-list.ts';

type TextsOfLibrary = Omit<Library, 'translations'>;

/** An entry of any of the lists; its texts are found by their keys. */
interface Translated {
  readonly id: string;
  readonly from?: string;
  readonly names?: readonly string[];
  /** Of a kind of place. */
  readonly text?: string;
}

/**
 * Reads one language's file. Keys that the library doesn't have, and texts where it has none, are reported.
 *
 *     sources:
 *       - id: izvestya
 *             ^
 */
export function readTranslation(
  source: SourceText,
  library: TextsOfLibrary,
): { readonly translation: LibraryTranslation; readonly problems: readonly Diagnostic[] } {
  const { lists, problems: found } = readYamlLists(source, translationSchemas);
  const problems = [...found];
  const take = (kind: TranslatedKind | 'kinds', entries: readonly Entry<Translated>[]) => {
    const taken = new Map<string, { readonly value: Translated; readonly at: EntryPlace }>();
    for (const { value, span } of entries) {
      const first = taken.get(value.id)?.at;
      if (first) {
        const line = positionAt(source, first.span.start).line;
        problems.push(problem('entry-duplicate', source, span, { id: value.id, first: `${source.path}:${line}` }));
      } else taken.set(value.id, { value, at: { source, span } });
    }
    problems.push(...[...taken.values()].flatMap(({ value, at }) => strays(kind, value, at, library)));
    return taken;
  };
  const entriesOf = (kind: TranslatedKind): ReadonlyMap<string, TranslatedEntry> =>
    new Map([...take(kind, lists[kind])].map(([id, { value, at }]) => [id, entryOf(kind, value, at)]));
  const translation: LibraryTranslation = {
    source,
    entries: {
      sources: entriesOf('sources'),
      claims: entriesOf('claims'),
      places: entriesOf('places'),
      people: entriesOf('people'),
      events: entriesOf('events'),
    },
    kinds: new Map([...take('kinds', lists.kinds)].map(([id, { value }]) => [id, value.text ?? ''])),
  };
  return { translation, problems };
}

function entryOf(kind: TranslatedKind, value: Translated, at: EntryPlace): TranslatedEntry {
  const { from = '', names = [] } = value;
  return { at, from, texts: Object.fromEntries(textsOf(kind, value)), names };
}

const singular = { sources: 'source', claims: 'claim', places: 'place', people: 'person', events: 'event' } as const;

/** Translated texts that have no original. */
function strays(
  kind: TranslatedKind | 'kinds',
  value: Translated,
  at: EntryPlace,
  library: TextsOfLibrary,
): Diagnostic[] {
  const { id } = value;
  if (isUnread(kind, id, library)) return [];
  const stray = (what: string, known: Iterable<string>): Diagnostic =>
    problem('library-translation-stray', at.source, at.span, { what, suggestion: suggestion(id, [...known]) });
  if (kind === 'kinds') {
    const known = new Set([...library.places.values()].map((place) => place.kind).filter(Boolean));
    return known.has(id) ? [] : [stray(`place of the kind "${id}"`, known)];
  }
  const original = library[kind].get(id);
  if (!original) return [stray(`${singular[kind]} "${id}"`, library[kind].keys())];
  const known = new Set(textsOf(kind, original).map(([key]) => key));
  return textsOf(kind, value)
    .filter(([key]) => !known.has(key) && (translatedTexts[kind] as readonly string[]).includes(key))
    .map(([key]) => stray(`"${key}" of the ${singular[kind]} "${id}"`, []));
}

/** What could not be read has been reported where it stands. */
function isUnread(kind: TranslatedKind | 'kinds', id: string, { unread }: TextsOfLibrary): boolean {
  if (unread.keys.has(id)) return true;
  if (kind === 'people') return unread.kinds.has('person');
  if (kind === 'places' || kind === 'kinds') return unread.kinds.has('place');
  return unread.kinds.has('cited');
}
