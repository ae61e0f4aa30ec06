import { readdirSync } from 'node:fs';
import { type Diagnostic, problem } from '../diagnostic.ts';
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
import { positionAt, type SourceText } from '../model/span.ts';
import { type Entry, readYamlLists } from '../yaml-list.ts';
import { resolveInside } from './inside.ts';
import { claimOf, datasetOf, personOf, placeOf, sourceOf } from './library-entries.ts';
import { danglingReferences } from './library-references.ts';
import { readText } from './read-script.ts';
import { readReferences } from './references.ts';

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
  const open = (name: string): SourceText => {
    const inside = resolveInside(folder, folder, name);
    if (inside.type === 'outside') problems.push(problem('file-outside', undefined, undefined, { path: name }));
    if (inside.type !== 'inside') return emptySource;
    const { file } = inside;
    const read = readText(file, cwd);
    files.push(file);
    problems.push(...read.problems);
    return read.source ?? emptySource;
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

  const bibliographies = readdirSync(folder)
    .filter((name) => /\.(bib|json)$/i.test(name))
    .sort();
  const imported = await readReferences(bibliographies.map(open), problems);
  const sources = open('sources.yaml');
  const { references } = readLists(sources, { references: sourceSchema }, problems);
  const claims = open('claims.yaml');
  const claimLists = readLists(claims, { claims: claimSchema, questions: questionSchema }, problems);
  const places = open('places.yaml');
  const people = open('people.yaml');
  const events = open('events.yaml');
  const statistics = open('statistics.yaml');
  const own = keep(sources, 'source', references, (value, at) => sourceOf(value, at, imported.get(value.id)));
  for (const { id, at } of imported.values()) if (!own.has(id)) seen.set(`cited ${id}`, at);
  const library: Library = {
    folder,
    sources: new Map([...imported, ...own]),
    claims: keep(claims, 'claim', claimLists.claims, claimOf),
    questions: keep(claims, 'question', claimLists.questions, (value, at) => ({ ...value, at })),
    places: keep(places, 'place', readLists(places, { places: placeSchema }, problems).places, placeOf),
    people: keep(people, 'person', readLists(people, { people: personSchema }, problems).people, personOf),
    events: keep(events, 'event', readLists(events, { events: eventSchema }, problems).events, (value, at) => ({
      ...value,
      at,
    })),
    datasets: keep(
      statistics,
      'dataset',
      readLists(statistics, { datasets: datasetSchema }, problems).datasets,
      datasetOf,
    ),
  };
  // An entry that couldn't be read would be missed by all the others.
  if (problems.length === 0) problems.push(...danglingReferences(library));
  return { library, files, problems };
}

const emptySource: SourceText = { path: '', file: '', text: '', lineStarts: [0] };

function readLists<S extends Parameters<typeof readYamlLists>[1]>(
  source: SourceText,
  schemas: S,
  problems: Diagnostic[],
): ReturnType<typeof readYamlLists<S>>['lists'] {
  const read = readYamlLists(source, schemas);
  problems.push(...read.problems);
  return read.lists;
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
