import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readGeoJson } from '../../../src/figure/map/geojson.ts';
import { mapData, prepared } from './support.ts';

describe('names', () => {
  const names = (yaml: string, when: string, lang = 'en') =>
    mapData(yaml, { when, lang }).pins.map(({ name, other }) => [name, other]);

  test('are those of the time, with today’s beneath', () => {
    const yaml = 'places: [port-arthur, dalny, mukden]';
    expect(names(yaml, '1904')).toEqual([
      ['Port Arthur', 'Lüshun'],
      ['Dalny', 'Dalian'],
      ['Mukden', 'Shenyang'],
    ]);
    expect(names(yaml, '1930')).toEqual([
      ['Ryojun', 'Lüshun'],
      ['Dairen', 'Dalian'],
      ['Mukden', 'Shenyang'],
    ]);
    expect(names(yaml, '1904', 'ru')[1]).toEqual(['Дальний', 'Далянь']);
  });

  test('without a time are those without years, as in the text', () => {
    expect(names('places: [port-arthur, dalny]', '')).toEqual([
      ['Lüshun', ''],
      ['Dalian', ''],
    ]);
  });

  test('the fence’s own time goes before the slide’s', () => {
    expect(names('places: [dalny]\nwhen: 1904', '1930')).toEqual([['Dalny', 'Dalian']]);
  });

  test('period, modern and own ones', () => {
    expect(names('places: [dalny]\nlabels: period', '1904')).toEqual([['Dalny', '']]);
    expect(names('places: [dalny]\nlabels: modern', '1904')).toEqual([['Dalian', '']]);
    expect(names('places: [{ place: dalny, name: The port }]', '1904')).toEqual([['The port', 'Dalian']]);
    expect(names('places: [{ place: dalny, name: Dalny (Dalian) }]', '1904')).toEqual([['Dalny (Dalian)', '']]);
  });
});

describe('routes', () => {
  const route = '{ from: mukden, to: port-arthur, by: air, label: landing, date: 1945-08-22 }';

  test('bring the places that only they name', () => {
    const { pins, routes } = mapData(`places: [mukden]\nroutes: [${route}]`);
    expect(pins.map(({ name, route: number }) => [name, number])).toEqual([
      ['Mukden', undefined],
      ['Port Arthur', 0],
    ]);
    expect(routes[0]).toMatchObject({ label: 'landing, 22 Aug 1945', told: 'landing, 22 August 1945' });
  });

  test('only pass by what lies between', () => {
    const { pins, routes } = mapData(
      'places: [mukden]\nroutes: [{ from: harbin, to: dalny, via: [mukden, port-arthur] }]',
    );
    expect(pins.map(({ name }) => name)).toEqual(['Mukden', 'Harbin', 'Dairen']);
    expect(routes[0]?.names).toEqual(['Harbin', 'Mukden', 'Port Arthur', 'Dairen']);
  });

  test.each([
    ['1945-08', 'Aug 1945', 'August 1945'],
    ['~1945-08-21', 'c. 21 Aug 1945', 'about 21 August 1945'],
    ['1945-08-21?', '21 Aug 1945?', '21 August 1945?'],
    ['1945-08-11/1945-08-16', '11–16 Aug 1945', '11–16 August 1945'],
  ])('on %s', (date, label, told) => {
    expect(mapData(`routes: [{ from: mukden, to: dalny, date: ${date} }]`).routes[0]).toMatchObject({ label, told });
  });

  test('lead to points of the map by their names', () => {
    const yaml =
      'places: [{ at: [132.9, 42.8], name: Nakhodka }]\nroutes: [{ from: Nakhodka, to: [135.4, 35.5], by: sea }]';
    expect(mapData(yaml).routes[0]?.stops).toEqual([
      [132.9, 42.8],
      [135.4, 35.5],
    ]);
  });

  test('one alone has the accent, unless the author says otherwise', () => {
    const accents = (yaml: string) => mapData(yaml).routes.map(({ accent }) => accent);
    expect(accents(`routes: [${route}]`)).toEqual([true]);
    expect(accents(`routes: [${route}]\nhighlight: none`)).toEqual([false]);
    expect(accents(`routes: [${route}, { from: mukden, to: dalny }]`)).toEqual([false, false]);
    expect(accents(`routes: [${route}, { from: mukden, to: dalny }]\nhighlight: landing`)).toEqual([true, false]);
    expect(accents(`routes: [${route}, { from: mukden, to: harbin }]\nhighlight: [Mukden – Harbin]`)).toEqual([
      false,
      true,
    ]);
  });
});

test.each([
  ['places: [port-artur]', 'places.0 place-unknown port-artur | , did you mean "port-arthur"?'],
  ['places: [mukden, kukushkino]', 'places.1 figure-value The place "kukushkino" | an entry without coordinates'],
  ['routes: [{ from: mukden, to: dalni }]', 'routes.0.to place-unknown dalni'],
  ['routes: [{ from: mukden, to: dalny, via: [x1] }]', 'routes.0.via.0 place-unknown x1'],
  ['routes: [{ from: mukden, to: mukden }]', 'routes.0 figure-value The route | one that ends where it begins'],
  [
    'places: [mukden]\nextent: east-asa',
    'extent figure-value extent | "east-asa" | a region of the world or four numbers | Did you mean "east-asia"? ',
  ],
  ['places: [mukden]\ninset: nowhere-at-all', 'inset figure-value'],
  [
    'places: [mukden]\nhighlight: mukdn',
    'highlight figure-value highlight | "mukdn" | a place, route or area of this map | Did you mean "mukden"? ',
  ],
  ['rivers: true', ' figure-empty map | it names no places'],
  ['areas: [{ file: broken.geojson }]', 'areas.0.file figure-file broken.geojson | it is not JSON'],
])('reports %s', (yaml, expected) => {
  const { data, problems } = prepared(yaml, { files: { 'broken.geojson': '{"type":' } });
  expect(data).toBeUndefined();
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(expected);
});

test('what lies outside the extent is a warning, and the map is drawn', () => {
  const { data, problems } = prepared('places: [mukden, tokyo]\nextent: liaodong');
  expect(data?.pins).toHaveLength(2);
  expect(problems).toEqual([expect.stringContaining('places.1 figure-outside Tokyo')]);
});

test('every problem is told at once', () => {
  const { problems } = prepared('places: [nope-one]\nroutes: [{ from: nope-two, to: mukden }]\nextent: nowhere');
  expect(problems.map((problem) => problem.split(' ')[0])).toEqual(['places.0', 'routes.0.from', 'extent']);
});

describe('GeoJSON', () => {
  const ring = [
    [121, 39],
    [122, 39],
    [122, 40],
    [121, 39],
  ];

  test.each([
    { type: 'Polygon', coordinates: [ring] },
    { type: 'MultiPolygon', coordinates: [[ring]] },
    { type: 'Feature', geometry: { type: 'Polygon', coordinates: [ring] } },
    { type: 'FeatureCollection', features: [{ type: 'Feature', geometry: { type: 'Polygon', coordinates: [ring] } }] },
  ])('$type', (data) => {
    expect(readGeoJson(JSON.stringify(data))).toEqual([ring]);
  });

  test.each([
    ['null', 'it is not GeoJSON'],
    ['{"type":"Point","coordinates":[1,2]}', 'it holds a Point, not only areas'],
    ['{"type":"Topology"}', 'it is TopoJSON, not GeoJSON'],
    ['{"type":"FeatureCollection","features":[]}', 'it holds no area'],
    ['{"type":"Polygon","coordinates":[[[1,2],[3,4]]]}', 'a ring has fewer than four points'],
    ['{"type":"Polygon","coordinates":[[[500000,4000000],[1,1],[2,2],[1,1]]]}', 'a point lies outside the world'],
    ['{"type":"Polygon","coordinates":[[["a",2]]]}', 'a point is not [longitude, latitude]'],
    [
      `{"type":"Polygon","coordinates":[${JSON.stringify(Array.from({ length: 200_001 }, () => [1, 1]))}]}`,
      '200,000 points',
    ],
    [`${'{"type":"GeometryCollection","geometries":['.repeat(9)}${']}'.repeat(9)}`, 'nested too deeply'],
  ])('%.60s', (text, reason) => {
    expect(readGeoJson(text)).toContain(reason);
  });

  test('never throws', () => {
    fc.assert(fc.property(fc.json(), (text) => readGeoJson(text) !== undefined));
  });
});
