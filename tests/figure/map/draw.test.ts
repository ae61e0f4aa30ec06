import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Box, Drawn, Frame } from '../../../src/figure/figure.ts';
import type { MapData } from '../../../src/figure/map/data.ts';
import { drawMap } from '../../../src/figure/map/draw.ts';
import { frames, headline, mapData, ringsOf, slide, tools } from './support.ts';

const thirty = `places: [port-arthur, dalny, mukden, harbin, vladivostok, nikolsk-ussuriisk, spassk, iman, lesozavodsk, khabarovsk,
  volochayevka, nikolayevsk, blagoveshchensk, zeya, bochkarevo, chita, urulga, verkhneudinsk, irkutsk, urga, kyakhta, maimachen,
  suchan, olga, tetukhe, anuchino, komsomolsk, wonsan, beijing, tokyo]`;
const landing = `places: [mukden, port-arthur, dalny, yellow-sea]
routes: [{ from: mukden, to: port-arthur, by: air, date: 1945-08-22 }]`;
const railways = `places: [chita, harbin, lake-baikal, manchuria]
routes:
  - { from: chita, to: vladivostok, via: [[117.4, 49.6], harbin], by: rail, label: Chinese Eastern }
  - { from: vladivostok, to: wonsan, by: sea, certain: false }
  - { from: harbin, to: mukden, label: on foot }
  - { from: [125, 44], to: [130, 48], by: front, label: the front }
areas: [{ points: [[121, 38.7], [122, 39.2], [121.5, 39.6]], name: Leased, certain: false }]
borders: modern`;
const world =
  'places: [washington, moscow, tokyo, yalta]\nextent: world\nroutes: [{ from: tokyo, to: washington, by: air }]';

const draw = (yaml: string, frame: Frame = slide, lang = 'en'): Drawn =>
  drawMap(mapData(yaml, { lang }), frame, tools(lang));

const overlap = (a: Box, b: Box): boolean =>
  a.x + 0.01 < b.x + b.width &&
  b.x + 0.01 < a.x + a.width &&
  a.y + 0.01 < b.y + b.height &&
  b.y + 0.01 < a.y + a.height;

describe.each(Object.entries(frames))('in the frame %s', (_, frame) => {
  test.each([
    ['the landing', landing],
    ['railways', railways],
    ['the world', world],
    ['thirty places', thirty],
  ])('%s: every name has its own room', (_name, yaml) => {
    const { labels, crowded } = draw(yaml, frame);
    expect(crowded).toEqual([]);
    const outside = labels.filter(
      ({ x, y, width, height }) => x < 0 || y < 0 || x + width > frame.width || y + height > frame.height,
    );
    expect(outside).toEqual([]);
    const onOthers = labels.flatMap((label, index) =>
      [...labels.slice(index + 1), ...frame.covered.map((box) => ({ ...box, text: 'panel' }))]
        .filter((other) => overlap(label, other))
        .map((other) => `${label.text} on ${other.text}`),
    );
    expect(onOthers).toEqual([]);
  });
});

test('same data, same bytes', () => {
  expect(draw(railways)).toEqual(draw(railways));
});

test('no text is too small for the hall', () => {
  for (const frame of Object.values(frames)) {
    const small = [...draw(thirty, frame).svg.matchAll(/class="([^"]*)"[^>]*font-size="([\d.]+)"/g)].filter(
      ([, , size]) => Number(size) < 15,
    );
    expect(small.map(([, kind]) => kind)).toEqual([]);
  }
});

test('a route keeps to its great circle, and is cut where the world is', () => {
  const runs = ringsOf(draw(world, headline).svg, 'map-line').slice(0, 2);
  expect(runs).toHaveLength(2);
  for (const run of runs)
    run.slice(1).forEach(([x, y], index) => {
      const [bx, by] = run[index] ?? [x, y];
      expect(Math.hypot(x - bx, y - by)).toBeLessThan(120);
    });
});

test('places that the author brings onto the panel’s side stay in the clear part', () => {
  const { labels } = draw(landing);
  expect(labels.find(({ text }) => text === 'Mukden')?.x).toBeGreaterThan(560);
});

describe('what is said', () => {
  test('in English', () => {
    expect(draw(landing).title).toBe('Map: Mukden, Port Arthur, Dairen and Yellow Sea, 22 August 1945');
    expect(draw(landing).description).toBe(
      'The map shows Mukden (Shenyang), Port Arthur (Lüshun) and Dairen (Dalian). Written across it: Yellow Sea. ' +
        'By air from Mukden to Port Arthur: 22 August 1945. Source of the map: Natural Earth; places: GeoNames.',
    );
    expect(draw(railways).description).toContain(
      'By rail between Chita and Vladivostok by way of Harbin: Chinese Eastern.',
    );
    expect(draw(railways).description).toContain('By sea from Vladivostok to Wonsan (not certain).');
    expect(draw(railways).description).toContain('Shaded: Leased (not certain). ');
    expect(draw(railways).description).toContain("Today's borders.");
  });

  test('in Russian', () => {
    expect(draw(landing, slide, 'ru').description).toContain('По воздуху: Мукден — Порт-Артур: 22 августа 1945 года.');
  });

  test('in the author’s words', () => {
    const { title, description } = draw('places: [mukden]\ntitle: Mukden\ndescription: A city.');
    expect([title, description]).toEqual(['Mukden', 'A city.']);
  });

  test('where a place may be elsewhere', () => {
    const { description, svg, labels } = draw('places: [suchan, sitsa, kangauz]');
    expect(description).toContain('The position is uncertain of Sitsa and Kangauz.');
    expect(svg).toContain('map-doubt');
    expect(labels.map(({ text }) => text)).toContain('position uncertain');
  });
});

describe('steps', () => {
  const count = (svg: string): number => svg.split('data-step="map-step"').length - 1;

  test('areas, places and routes in their order', () => {
    const { svg, steps } = draw(`${railways}\nsteps: true`);
    expect(steps).toBe(1 + 2 + 4);
    expect(count(svg)).toBe(steps);
    const order = [...svg.matchAll(/data-step="map-step".*?(Leased|>Chita|>Harbin|Chinese Eastern|on foot)/g)].map(
      ([, found]) => found,
    );
    expect(order).toEqual(['Leased', '>Chita', '>Harbin', 'Chinese Eastern', 'on foot']);
  });

  test('never more than twelve of places', () => {
    expect(draw(`${thirty}\nsteps: true`).steps).toBe(0);
    expect(draw(thirty).svg).not.toContain('data-step');
  });
});

test('modern borders are drawn only when asked for, and said', () => {
  expect(draw(landing).svg).not.toContain('map-border');
  expect(draw(railways).labels.map(({ text }) => text)).toContain("today's borders");
});

test('a hostile name stays text', () => {
  const { svg } = draw('places: [{ at: [121, 39], name: "<script>alert(1)</script>\\"&\'" }]');
  expect(svg).not.toContain('<script');
  expect(svg).toContain('&lt;script&gt;');
});

test('nothing that would need another file, a style or an id', () => {
  expect(draw(railways).svg).not.toMatch(/<style|<script|url\(|\sid=|href|foreignObject|NaN|Infinity|undefined/);
});

describe('any data', () => {
  const empty: MapData = {
    ...{ title: '', description: '', steps: false, pins: [], letterings: [], routes: [], areas: [], extent: undefined },
    ...{ borders: false, rivers: true, scale: true, inset: 'auto', credits: [], moments: [], when: '' },
  };
  const point = fc.tuple(
    fc.double({ min: -180, max: 180, noNaN: true }),
    fc.double({ min: -90, max: 90, noNaN: true }),
  );
  const pin = (at: [number, number]) =>
    ({ name: 'Name', other: '', at, mark: 'city', side: 'auto', accent: false, errorKm: 0, route: undefined }) as const;

  test('is drawn, in any part of the world', () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 4 }), fc.boolean(), (points, isSea) => {
        const by = isSea ? 'sea' : 'land';
        const route = { names: [], stops: points, by, label: '', certain: true, arrow: true, accent: false } as const;
        const data = { ...empty, pins: points.map(pin), routes: points.length > 1 ? [route] : [] };
        const { svg, labels } = drawMap(data, headline, tools());
        expect(svg).not.toMatch(/NaN|Infinity/);
        expect(svg.length).toBeLessThan(150_000);
        expect(labels.every(({ x, width }) => x >= 0 && x + width <= headline.width)).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  test('two hundred places at one point are not a disaster', () => {
    const pins = Array.from({ length: 200 }, () => pin([121, 39]));
    const { crowded, labels } = drawMap({ ...empty, pins }, headline, tools());
    expect(crowded.length + labels.filter(({ text }) => text === 'Name').length).toBe(200);
  });
});
