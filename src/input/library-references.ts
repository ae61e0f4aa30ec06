import { type Diagnostic, problem } from '../diagnostic.ts';
import { type EntryPlace, editorKey, type Library } from '../model/library.ts';
import { suggestion } from '../suggest.ts';

/** Keys that one entry names. */
interface Named {
  readonly at: EntryPlace;
  readonly id: string;
  readonly kind: 'source' | 'claim' | 'place' | 'person';
  readonly keys: readonly string[];
}

/**
 * Keys by which entries of a library name one another, and that lead nowhere.
 *
 *     sources:
 *       - { source: izvestya, locator: para. 2 }
 *                   ^
 */
export function danglingReferences(library: Omit<Library, 'translations'>): Diagnostic[] {
  const { claims, sources, places, people } = library;
  const known: Readonly<Record<Named['kind'], ReadonlyMap<string, unknown>>> = {
    source: new Map<string, unknown>([...sources, [editorKey, true]]),
    claim: claims,
    place: places,
    person: people,
  };
  return namedIn(library).flatMap(({ at, id, kind, keys }) =>
    keys
      .filter((key) => key !== '' && !known[kind].has(key))
      .map((key) => {
        const found = at.source.text.indexOf(key, at.span.end);
        const span = found < 0 ? at.span : { start: found, end: found + key.length };
        const params = { id, kind, key, suggestion: suggestion(key, known[kind].keys()) };
        return problem('reference-unknown', at.source, span, params);
      }),
  );
}

function namedIn({ claims, questions, events, datasets }: Omit<Library, 'translations'>): Named[] {
  return [
    ...[...claims.values()].flatMap((claim): Named[] => {
      const { at, id, contests, places, people } = claim;
      return [
        { at, id, kind: 'source', keys: claim.sources.map(({ source }) => source) },
        { at, id, kind: 'claim', keys: contests },
        { at, id, kind: 'place', keys: places },
        { at, id, kind: 'person', keys: people },
      ];
    }),
    ...[...questions.values()].map(
      ({ at, id, sides }): Named => ({ at, id, kind: 'claim', keys: sides.flatMap((side) => side.claims) }),
    ),
    ...[...events.values()].flatMap(({ at, id, place, claims: keys }): Named[] => [
      { at, id, kind: 'place', keys: [place] },
      { at, id, kind: 'claim', keys },
    ]),
    ...[...datasets.values()].map(
      ({ at, id, rows }): Named => ({ at, id, kind: 'claim', keys: rows.map((row) => row.claim) }),
    ),
  ];
}
