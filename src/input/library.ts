import { readdirSync } from 'node:fs';
import { type Diagnostic, hasError, problem } from '../diagnostic.ts';
import {
  claimSchema,
  datasetSchema,
  eventSchema,
  personSchema,
  placeSchema,
  questionSchema,
  sourceSchema,
} from '../library-schema.ts';
import type { EntryPlace, Library } from '../model/library.ts';
import type { LibraryTranslation } from '../model/library-translation.ts';
import { positionAt, type SourceText } from '../model/span.ts';
import { type Entry, readYamlLists } from '../yaml-list.ts';
import { resolveInside } from './inside.ts';
import { claimOf, datasetOf, personOf, placeOf, sourceOf } from './library-entries.ts';
import { isBibliography, languageOf, misnamedFiles } from './library-files.ts';
import { danglingReferences } from './library-references.ts';
import { readTranslation } from './library-translations.ts';
import { readText } from './read-script.ts';
import { readReferences } from './references.ts';
import { unknownTypes } from './source-types.ts';

export interface ReadLibrary {
  readonly library: Library;
  /** Every file that was read. */
  readonly files: readonly string[];
  readonly problems: readonly Diagnostic[];
}

/** Reads all files of a library. Entries with a mistake are reported and left out. */
export async function readLibrary(folder: string, cwd: string): Promise<ReadLibrary> {
  const problems: Diagnostic[] = [];
  const files: string[] = [];
  const unread: Unreadable = { kinds: new Set(), keys: new Set() };
  const open = (name: string): SourceText => {
    const inside = resolveInside(folder, folder, name);
    if (inside.type === 'missing') return emptySource;
    const read = inside.type === 'inside' ? readText(inside.file, cwd) : undefined;
    if (inside.type === 'inside') files.push(inside.file);
    problems.push(...(read?.problems ?? [problem('file-outside', undefined, undefined, { path: name })]));
    if (!read?.source) lose(unread, name);
    return read?.source ?? emptySource;
  };
  const lists = <S extends Parameters<typeof readYamlLists>[1]>(name: string, source: SourceText, schemas: S) => {
    const read = readYamlLists(source, schemas);
    problems.push(...read.problems);
    if (read.broken) lose(unread, name);
    for (const id of read.leftOut) unread.keys.add(id);
    return read.lists;
  };
  const seen: Seen = new Map();
  const keep = <T extends { id: string }, U>(
    source: SourceText,
    kind: string,
    entries: readonly Entry<T>[],
    make: (value: T, at: EntryPlace) => U,
  ): Map<string, U> => {
    const kept = new Map<string, U>();
    for (const { value, span } of entries) {
      const at = { source, span };
      if (isNew(seen, kind, value.id, at, problems)) kept.set(value.id, make(value, at));
    }
    return kept;
  };

  const names = readdirSync(folder).sort();
  const bibliographies = names.filter(isBibliography);
  const imported = await readReferences(bibliographies.map(open), problems);
  if (hasError(problems)) lose(unread, 'sources');
  const sources = open('sources.yaml');
  const { references } = lists('sources', sources, { references: sourceSchema });
  problems.push(...unknownTypes(sources, references));
  const claims = open('claims.yaml');
  const claimLists = lists('claims', claims, { claims: claimSchema, questions: questionSchema });
  const places = open('places.yaml');
  const people = open('people.yaml');
  const events = open('events.yaml');
  const statistics = open('statistics.yaml');
  const own = keep(sources, 'source', references, (value, at) => sourceOf(value, at, imported.get(value.id)));
  for (const { id, at } of imported.values()) if (!own.has(id)) seen.set(`cited ${id}`, at);
  const untranslated: Omit<Library, 'translations'> = {
    folder,
    sources: new Map([...imported, ...own]),
    claims: keep(claims, 'claim', claimLists.claims, claimOf),
    questions: keep(claims, 'question', claimLists.questions, (value, at) => ({ ...value, at })),
    places: keep(places, 'place', lists('places', places, { places: placeSchema }).places, placeOf),
    people: keep(people, 'person', lists('people', people, { people: personSchema }).people, personOf),
    events: keep(events, 'event', lists('events', events, { events: eventSchema }).events, (value, at) => ({
      ...value,
      at,
    })),
    datasets: keep(
      statistics,
      'dataset',
      lists('statistics', statistics, { datasets: datasetSchema }).datasets,
      datasetOf,
    ),
    unread,
  };
  const misnamed = misnamedFiles(folder, names, files, cwd);
  for (const { stem, told } of misnamed) {
    lose(unread, stem);
    problems.push(told);
  }
  // An entry that couldn't be read would be missed by all the others.
  if (!hasError(problems)) problems.push(...danglingReferences(untranslated));
  const translations = new Map<string, LibraryTranslation>();
  for (const name of names) {
    const lang = languageOf(name);
    if (lang === undefined) continue;
    const read = readTranslation(open(name), untranslated);
    problems.push(...read.problems);
    translations.set(lang, read.translation);
  }
  return { library: { ...untranslated, translations }, files, problems };
}

const emptySource: SourceText = { path: '', file: '', text: '', lineStarts: [0] };

/** An `Unread` while it grows. */
interface Unreadable {
  readonly kinds: Set<'cited' | 'place' | 'person'>;
  readonly keys: Set<string>;
}

/** Counts the entries of a file as unread; '' stands for all files. */
function lose({ kinds }: Unreadable, name: string): void {
  if (name === '' || name.startsWith('places')) kinds.add('place');
  if (name === '' || name.startsWith('people')) kinds.add('person');
  if (/^$|^(?:sources|claims)/.test(name) || isBibliography(name)) kinds.add('cited');
}

/** Keys met so far, by kind. A claim and a source share one space of keys, for a citation may name either. */
type Seen = Map<string, EntryPlace>;

function isNew(seen: Seen, kind: string, id: string, at: EntryPlace, problems: Diagnostic[]): boolean {
  const space = kind === 'claim' || kind === 'source' ? 'cited' : kind;
  const first = seen.get(`${space} ${id}`);
  if (first) {
    const line = positionAt(first.source, first.span.start).line;
    problems.push(problem('entry-duplicate', at.source, at.span, { id, first: `${first.source.path}:${line}` }));
    return false;
  }
  seen.set(`${space} ${id}`, at);
  return true;
}
