import { createHash } from 'node:crypto';
import type { Library } from './library.ts';
import type { ForeignTexts, LibraryTranslation, TranslatedEntry, TranslatedKind } from './library-translation.ts';

/** The texts of each kind of entry that readers see, and that are translated. */
export const translatedTexts = {
  sources: ['voice', 'perspective', 'omits', 'translation', 'note'],
  claims: ['statement'],
  places: ['note'],
  people: ['role', 'note'],
  events: ['label'],
} as const satisfies Readonly<Record<TranslatedKind, readonly string[]>>;

/** A name is no foreign text, whatever its language. */
const nameless = (key: string): boolean => key !== 'voice';

/**
 * The library as the readers of a language get it: translated texts in the place of the originals, and of those that
 * aren't translated the language that they are in. `own` is the library's own language; '' when nobody has said it.
 */
export function inLanguage(library: Library, lang: string, own: string): Library {
  if (own === '' || baseOf(lang) === baseOf(own)) return library;
  const translation = translationFor(library, lang);
  const told = <T extends object>(kind: TranslatedKind, entries: ReadonlyMap<string, T>): ReadonlyMap<string, T> =>
    new Map([...entries].map(([id, entry]) => [id, translated(kind, entry, translation?.entries[kind].get(id), own)]));
  return {
    ...library,
    sources: new Map(
      [...told('sources', library.sources)].map(([id, source]) => {
        const { voice = '', names = [] } = library.sources.get(id) ?? {};
        const more = translation?.entries.sources.get(id)?.names ?? [];
        return [id, { ...source, names: [...names, ...(source.voice === voice ? [] : [voice]), ...more] }];
      }),
    ),
    claims: told('claims', library.claims),
    places: new Map(
      [...told('places', library.places)].map(([id, place]) => {
        const kindWord = translation?.kinds.get(place.kind);
        const foreign = place.kind === '' || kindWord ? place.foreign : { ...place.foreign, kind: own };
        return [id, { ...place, ...(kindWord ? { kindWord } : {}), ...(foreign ? { foreign } : {}) }];
      }),
    ),
    people: told('people', library.people),
    events: told('events', library.events),
  };
}

/** The library's texts in a language: `ru-RU` finds `ru.yaml`. */
export function translationFor({ translations }: Library, lang: string): LibraryTranslation | undefined {
  return translations.get(lang) ?? translations.get(baseOf(lang));
}

/** What a translation keeps of an entry: 8 hexadecimal digits over those of its texts that are translated. */
export function entryFingerprint(kind: TranslatedKind, entry: object): string {
  const texts = textsOf(kind, entry);
  return createHash('sha256').update(JSON.stringify(texts)).digest('hex').slice(0, 8);
}

/** The texts of an entry that readers see, without empty ones. */
export function textsOf(kind: TranslatedKind, entry: object): readonly (readonly [string, string])[] {
  const values = entry as Readonly<Record<string, unknown>>;
  return translatedTexts[kind].flatMap((key) => {
    const text = values[key];
    return typeof text === 'string' && text !== '' ? [[key, text] as const] : [];
  });
}

function translated<T extends object>(
  kind: TranslatedKind,
  entry: T,
  found: TranslatedEntry | undefined,
  own: string,
): T {
  const keys = textsOf(kind, entry).map(([key]) => key);
  const texts = Object.fromEntries(keys.flatMap((key) => (found?.texts[key] ? [[key, found.texts[key]]] : [])));
  const rest = keys.filter((key) => texts[key] === undefined && nameless(key));
  const foreign: ForeignTexts = Object.fromEntries(rest.map((key) => [key, own]));
  return { ...entry, ...texts, ...(rest.length > 0 ? { foreign } : {}) };
}

/** Whether two codes name one language: `en-GB` and `en`. */
export function isSameLanguage(one: string, other: string): boolean {
  return baseOf(one) === baseOf(other);
}

function baseOf(lang: string): string {
  return lang.toLowerCase().split('-')[0] ?? '';
}
