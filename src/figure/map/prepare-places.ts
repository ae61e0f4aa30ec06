import type { DateSpan } from '../../model/date-span.ts';
import type { Library, Place } from '../../model/library.ts';
import type { LonLat, MapPlaceSpec, MapSpec, PlaceMark, StopSpec } from '../../model/map-spec.ts';
import { placeMarks } from '../../model/map-spec.ts';
import { nameFor } from '../../model/names.ts';
import { suggestion } from '../../suggest.ts';
import type { PrepareContext } from '../figure.ts';
import type { Lettering, Pin } from './data.ts';

/** A place with its names chosen, as a mark or as letters across the map. */
export interface Found extends Omit<Pin, 'accent'> {
  readonly type: 'pin' | Lettering['kind'];
  /** Its key in the library; '' for a point. */
  readonly key: string;
  readonly credit: string;
  /** Where the author names it: `places.0`. */
  readonly path: string;
}

/** Finds the places that a map names. */
export interface PlaceFinder {
  /** The time whose names are shown. */
  readonly when: DateSpan | undefined;
  /** An entry of `places`; undefined after a report. */
  readonly listed: (place: MapPlaceSpec, index: number) => Found | undefined;
  /** A stop of a route: from `places` by key or name, else from the library; undefined after a report. */
  readonly stop: (stop: StopSpec, path: string) => Found | undefined;
}

/** Today, as far as names go. */
const today: DateSpan = { text: '', from: 2020, to: 2021 };

export function placeFinder(spec: MapSpec, context: PrepareContext): PlaceFinder {
  const when = spec.when ?? context.when;
  const known: Found[] = [];
  const shared = { labels: spec.labels, when };
  const listed = (place: MapPlaceSpec, index: number): Found | undefined => {
    const path = `places.${index}`;
    const found = place.type === 'point' ? pointOf(place, path) : entryOf(place, path, context, shared);
    if (found) known.push(found);
    return found;
  };
  const stop = (named: StopSpec, path: string): Found | undefined => {
    if (named.type === 'at') return bare(named.at, path);
    const own = known.find(({ key, name }) => key === named.name || name === named.name);
    if (own) return own;
    const points = spec.places.flatMap((place) => (place.type === 'point' ? [place.name] : []));
    const place = { type: 'library', key: named.name, name: '', side: 'auto', mark: '' } as const;
    return entryOf(place, path, context, shared, points);
  };
  return { when, listed, stop };
}

/** A point on a way, without a name or a mark. */
function bare(at: LonLat, path: string): Found {
  return {
    type: 'pin',
    key: '',
    name: '',
    other: '',
    at,
    mark: 'point',
    side: 'none',
    errorKm: 0,
    route: undefined,
    credit: '',
    path,
  };
}

function pointOf({ at, name, side, mark }: MapPlaceSpec & { type: 'point' }, path: string): Found {
  return { ...bare(at, path), name, side, mark: mark || 'point' };
}

interface Naming {
  readonly labels: MapSpec['labels'];
  readonly when: DateSpan | undefined;
}

function entryOf(
  { key, name, side, mark }: MapPlaceSpec & { type: 'library' },
  path: string,
  context: PrepareContext,
  naming: Naming,
  alsoKnown: readonly string[] = [],
): Found | undefined {
  const { library, report } = context;
  const entry = library.places.get(key);
  if (!entry) {
    // What could not be read is reported where it stands.
    if (!library.unread.keys.has(key) && !library.unread.kinds.has('place'))
      report('place-unknown', path, {
        key,
        suggestion: suggested(key, alsoKnown, library),
        text: key,
      });
    return undefined;
  }
  if (!entry.coordinates) {
    report('figure-value', path, {
      what: `The place "${key}"`,
      found: 'an entry without coordinates',
      expected: 'one that can be found on a map',
      hint: 'Add its coordinates to places.yaml, or leave it out of the map.',
    });
    return undefined;
  }
  return {
    type: typeOf(entry),
    key,
    ...namesOf(entry, name, context.lang, naming),
    at: [entry.coordinates.longitude, entry.coordinates.latitude],
    mark: mark || (isMark(entry.kind) ? entry.kind : 'point'),
    side,
    errorKm: entry.errorKm,
    route: undefined,
    credit: entry.credit,
    path,
  };
}

/** The key of the place that has this name or spelling, else the key or name that is nearest. */
function suggested(word: string, points: readonly string[], { places }: Library): string {
  const plain = (text: string): string => text.toLowerCase().replace(/[\s_-]+/g, '-');
  for (const { id, names, variants } of places.values())
    if ([...names.map(({ text }) => text), ...variants].some((text) => plain(text) === plain(word)))
      return `, did you mean "${id}"?`;
  return suggestion(word, [...points, ...places.keys()]);
}

function isMark(kind: string): kind is PlaceMark {
  return (placeMarks as readonly string[]).includes(kind);
}

function typeOf({ kind }: Place): Found['type'] {
  if (kind === 'sea') return 'sea';
  if (kind === 'lake' || kind === 'river') return 'water';
  return kind === 'region' || kind === 'railway' ? 'region' : 'pin';
}

/** The name of the time, and today's where it differs. */
function namesOf(
  { names }: Place,
  own: string,
  lang: string,
  { labels, when }: Naming,
): { name: string; other: string } {
  const modern = nameFor(names, lang, today);
  const period = nameFor(names, lang, when);
  const name = own || (labels === 'modern' ? modern : period);
  // "Wonsan (Genzan)" needs no second Wonsan.
  const isNamed = name.toLocaleLowerCase(lang).includes(modern.toLocaleLowerCase(lang));
  const isOther = own === '' ? modern !== name : !isNamed;
  return { name, other: labels === 'both' && isOther ? modern : '' };
}
