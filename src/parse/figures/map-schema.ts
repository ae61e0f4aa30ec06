import * as v from 'valibot';
import type { DateSpan } from '../../model/date-span.ts';
import {
  type Certainty,
  type LabelSide,
  labelSides,
  type PlaceMark,
  placeMarks,
  routeKinds,
} from '../../model/map-spec.ts';
import { readDateSpan } from '../../model/read-date-span.ts';
import { commonEntries, text, words } from './common.ts';

/** The keys of a `map` fence. */
export function mapSchema() {
  return v.object({
    ...commonEntries(),
    places: list(place(), 'a list of places, [one, two]'),
    routes: list(route(), 'a list of routes, [{ from: one, to: two, by: sea }]'),
    areas: list(area(), 'a list of areas, [{ file: area.geojson, name: The area }]'),
    extent: v.optional(
      v.lazy(
        (input): v.GenericSchema<unknown, string | [number, number, number, number]> =>
          Array.isArray(input)
            ? boxSchema()
            : text('auto, a region such as east-asia, or [west, south, east, north] in degrees'),
      ),
      'auto',
    ),
    highlight: v.optional(v.union([text(), v.array(text())], 'a name or a list of names, or none')),
    labels: v.optional(v.picklist(['period', 'modern', 'both'], 'period, modern or both'), 'both'),
    when: date(),
    moments: list(moment(), 'a list of times, [{ when: 1904, lang: ru, note: leased to Russia }]'),
    borders: v.optional(v.picklist(['none', 'modern'], 'none or modern'), 'none'),
    rivers: v.optional(v.boolean('true or false'), true),
    scale: v.optional(v.boolean('true or false'), true),
    inset: v.optional(v.union([v.boolean(), text()], 'auto, false, or a region such as east-asia'), 'auto'),
  });
}

/** More would not be read by anyone. */
const most = 200;

function list<T>(item: v.GenericSchema<unknown, T>, expected: string) {
  return v.optional(v.pipe(v.array(item, expected), v.maxLength(most, `at most ${most} entries`)), []);
}

/** `mukden`, `{ place: mukden, label: left }` or `{ at: [123.4, 41.8], name: Mukden }`. */
function place() {
  const entries = {
    name: words(),
    label: v.optional(v.picklist(labelSides, 'right, left, above, below or none')),
    kind: v.optional(v.picklist(placeMarks, `${placeMarks.slice(0, -1).join(', ')} or ${placeMarks.at(-1)}`)),
  };
  const expected = 'a key of the library, or { at: [longitude, latitude], name: The place }';
  const entry = v.object({ place: text('a key of the library'), ...entries }, expected);
  const point = v.object({ at: lonLat(), ...entries, name: text('the name of the place') }, expected);
  const any = v.union([text(), entry, point], expected);
  // Chosen by its keys, so that a message names the key that is missing.
  return v.lazy((input): v.GenericSchema<unknown, PlaceValue> => {
    if (!isEntry(input)) return text(expected);
    return 'place' in input ? entry : 'at' in input ? point : any;
  });
}

type PlaceValue =
  | string
  | { place: string; name: string; label?: LabelSide | undefined; kind?: PlaceMark | undefined }
  | { at: [number, number]; name: string; label?: LabelSide | undefined; kind?: PlaceMark | undefined };

function isEntry(input: unknown): input is object {
  return typeof input === 'object' && input !== null && !Array.isArray(input);
}

/** Two numbers, east first; what leaves the world is given back the other way round. */
function lonLat() {
  const expected = '[longitude, latitude], two numbers with points, such as [121.3, 38.8]';
  return v.pipe(
    v.array(v.number(expected), expected),
    v.length(2, expected),
    v.transform(([lon = 0, lat = 0]): [number, number] => [lon, lat]),
    v.check(isInWorld, ({ input: [lon, lat] }) =>
      isInWorld([lat, lon])
        ? `the longitude first, [${lat}, ${lon}]`
        : 'longitude from -180 to 180, then latitude from -90 to 90',
    ),
  );
}

function isInWorld([lon, lat]: [number, number]): boolean {
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
}

function boxSchema() {
  const expected = '[west, south, east, north] in degrees, four numbers with points';
  return v.pipe(
    v.array(v.number(expected), expected),
    v.length(4, expected),
    v.transform(([west = 0, south = 0, east = 0, north = 0]): [number, number, number, number] => [
      west,
      south,
      east,
      north,
    ]),
    v.check(
      ([west, south, east, north]) => isInWorld([west, south]) && isInWorld([east, north]),
      'west and east from -180 to 180, south and north from -90 to 90',
    ),
    v.check(
      ([west, south, east, north]) => south < north && west !== east,
      '[west, south, east, north]; south is less than north',
    ),
  );
}

function route() {
  return v.object(
    {
      from: stop(),
      to: stop(),
      via: v.optional(v.pipe(v.array(stop(), 'a list of places or [longitude, latitude]'), v.maxLength(most)), []),
      by: v.optional(v.picklist(routeKinds, 'land, sea, air, rail or front'), 'land'),
      label: words(),
      date: date(),
      certain: certainty(),
      at: v.optional(v.pipe(v.number(share), v.minValue(0, share), v.maxValue(1, share))),
      arrow: v.optional(v.boolean('true or false')),
    },
    'a route, { from: one, to: two, by: sea }',
  );
}

const share = 'a share of the way, from 0 to 1';

function stop() {
  return v.lazy(
    (input): v.GenericSchema<unknown, string | [number, number]> =>
      Array.isArray(input) ? lonLat() : text('a place, or [longitude, latitude]'),
  );
}

/** `false`, or a word that says how: `planned`. */
function certainty() {
  const expected = 'true, false, or a word such as planned or presumed';
  return v.optional(
    v.pipe(
      v.union([v.boolean(), v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(40))], expected),
      v.transform((value): Certainty => ({ yes: true, true: true, no: false, false: false })[String(value)] ?? value),
    ),
    true,
  );
}

function area() {
  const common = { name: words(), certain: certainty() };
  const expected = 'an area, { file: area.geojson, name: The area } or { points: [[121, 39], …], name: The area }';
  const points = v.pipe(
    v.array(lonLat(), 'a list of [longitude, latitude]'),
    v.minLength(3, 'at least three points'),
    v.maxLength(20_000, 'at most 20,000 points; put more into a GeoJSON file'),
  );
  const drawn = v.object({ points, ...common }, expected);
  const filed = v.object({ file: text('a GeoJSON file of the project'), ...common }, expected);
  const any = v.union([filed, drawn], expected);
  return v.lazy((input): v.GenericSchema<unknown, AreaValue> => {
    if (!isEntry(input)) return any;
    return 'file' in input ? filed : 'points' in input ? drawn : any;
  });
}

type AreaValue = { name: string; certain: Certainty } & ({ file: string } | { points: [number, number][] });

/** `{ when: 1898-03-27/1905-01-02, lang: ru, note: leased to Russia }` */
function moment() {
  return v.object(
    { when: dateSpan(), lang: words(), label: words(), note: words() },
    'a time, { when: 1904, lang: ru }',
  );
}

function date() {
  return v.optional(dateSpan());
}

function dateSpan() {
  return v.pipe(
    text('a date'),
    v.rawTransform(({ dataset, addIssue, NEVER }): DateSpan => {
      const span = readDateSpan(dataset.value);
      if (span) return span;
      addIssue({ message: 'a date such as 1945-08-22, 1945-08 or 1904/1905' });
      return NEVER;
    }),
  );
}
