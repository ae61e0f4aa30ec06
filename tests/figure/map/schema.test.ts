import { expect, test } from 'vitest';
import { issues } from './support.ts';

test.each([
  'places: [port-arthur, mukden]',
  'places: [{ place: dalny, label: left }, { at: [121.3, 38.8], name: The fort, kind: battle-site }]',
  'routes: [{ from: mukden, to: [121.3, 38.8], via: [dalny, [122, 40]], by: air, date: 1945-08-22, certain: false }]',
  'extent: [160, 50, -160, 70]\nplaces: [mukden]\nwhen: 1904',
  'areas: [{ points: [[121, 39], [122, 39], [122, 40]], name: Leased }]\ninset: false\nhighlight: none',
  'routes: [{ from: a, to: b, certain: planned, at: 0.3 }]\nareas: [{ points: [[1, 2], [2, 3], [3, 3]], certain: presumed }]',
  'places: [mukden]\nlabels: modern\nborders: modern\nrivers: false\nscale: false\nsteps: true',
])('ok: %s', (yaml) => {
  expect(issues(yaml)).toEqual([]);
});

test.each([
  ['places: mukden', 'places: a list of places, [one, two]'],
  ['places: [{ at: [38.8, 121.3], name: x }]', 'places.0.at: the longitude first, [121.3, 38.8]'],
  ['places: [{ at: [381, 121.3], name: x }]', 'places.0.at: longitude from -180 to 180, then latitude from -90 to 90'],
  ['places: [{ at: [121,9, 38,97], name: x }]', 'places.0.at: [longitude, latitude], two numbers with points'],
  ['places: [{ at: [121.9, 38.97] }]', 'places.0.name: '],
  ['places: [{ label: left }]', 'places.0: a key of the library, or { at: [longitude, latitude], name: The place }'],
  ['routes: [{ from: [121,9, 38,97], to: b }]', 'routes.0.from: [longitude, latitude], two numbers with points'],
  ['routes: [{ from: a, to: b, via: [[1, 2, 3]] }]', 'routes.0.via.0: [longitude, latitude], two numbers with points'],
  ['routes: [{ from: a, to: b, at: 30 }]', 'routes.0.at: a share of the way, from 0 to 1'],
  ['routes: [{ from: a, to: b, certain: 3 }]', 'routes.0.certain: true, false, or a word such as planned'],
  ['extent: [120, 30, 130, 40, 5]', 'extent: [west, south, east, north] in degrees, four numbers with points'],
  ['places: [{ at: [.nan, 3], name: x }]', 'places.0'],
  ['places: [{ place: dalny, label: north }]', 'places.0'],
  ['routes: [{ from: a }]', 'routes.0.to'],
  ['routes: [{ from: a, to: b, by: boat }]', 'routes.0.by: land, sea, air, rail or front'],
  ['routes: [{ from: a, to: b, date: yesterday }]', 'routes.0.date: a date such as 1945-08-22, 1945-08 or 1904/1905'],
  ['extent: [120, 50, 130, 40]', 'extent: [west, south, east, north]; south is less than north'],
  ['extent: [120, 30, 230, 40]', 'extent: west and east from -180 to 180, south and north from -90 to 90'],
  ['areas: [{ points: [[1, 2]], name: x }]', 'areas.0.points: at least three points'],
  ['labels: old', 'labels: period, modern or both'],
  ['when: whenever', 'when: a date such as'],
  [`places: [${'a, '.repeat(600)}a]`, 'places: at most 200 entries'],
])('not ok: %s', (yaml, message) => {
  const [first = '', ...rest] = issues(yaml);
  expect(first).toContain(message);
  expect(rest).toEqual([]);
});
