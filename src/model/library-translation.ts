import type { EntryPlace } from './library.ts';
import type { SourceText } from './span.ts';

/** The kinds of entries whose texts are translated. */
export type TranslatedKind = 'sources' | 'claims' | 'places' | 'people' | 'events';

/** One language's file: `ru.yaml`. */
export interface LibraryTranslation {
  readonly source: SourceText;
  readonly entries: Readonly<Record<TranslatedKind, ReadonlyMap<string, TranslatedEntry>>>;
  /** Words for kinds of places: `port` → порт. */
  readonly kinds: ReadonlyMap<string, string>;
}

/** What the readers of a language get of an entry. */
export interface TranslatedEntry {
  readonly at: EntryPlace;
  /** Fingerprint of the texts that were translated; '' when it wasn't kept. */
  readonly from: string;
  /** By the names of the entry's keys; without those that aren't translated. */
  readonly texts: Readonly<Record<string, string>>;
  /** Further words by which a text in this language attributes something to a source. */
  readonly names: readonly string[];
}

/** The languages, BCP 47, of those texts of an entry that aren't in the reader's, by the names of its keys. */
export type ForeignTexts = Readonly<Record<string, string>>;
