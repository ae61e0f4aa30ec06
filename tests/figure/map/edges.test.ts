import { describe, expect, test } from 'vitest';
import type { Frame } from '../../../src/figure/figure.ts';
import { drawMap } from '../../../src/figure/map/draw.ts';
import { regionBox } from '../../../src/figure/map/regions.ts';
import { sceneOf } from '../../../src/figure/map/scene.ts';
import { fitView } from '../../../src/figure/map/view.ts';
import { headline, isInside, mapData, prepared, ringsOf, slide, tools } from './support.ts';

const draw = (yaml: string, frame: Frame = slide, lang = 'en') => drawMap(mapData(yaml, { lang }), frame, tools(lang));

describe('the frame in the small map', () => {
  const window = (yaml: string): number[] => {
    const [, ...numbers] =
      /class="map-inset-window" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"/.exec(draw(yaml).svg) ??
      [];
    return numbers.map(Number);
  };

  test.each([
    ['partly outside the region', 'extent: [44, 38, 54, 50]\ninset: europe'],
    ['on the other side of the earth', 'extent: [135, 34, 142, 38]\ninset: europe'],
    ['across 180°', 'extent: [170, 60, -170, 66]\ninset: japan'],
    ['inside', 'extent: [9, 53, 11, 54]\ninset: europe'],
    ['of the whole world', 'extent: [120, 38, 124, 41]\ninset: world'],
  ])('stays inside: %s', (_, yaml) => {
    const [x = -1, y = -1, width = 0, height = 0] = window(yaml);
    expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
    expect(x + width).toBeLessThanOrEqual(184);
    expect(y + height).toBeLessThanOrEqual(132);
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(5);
  });

  test('a region is made wider where it does not hold the map', () => {
    const [x = 0, , width = 0] = window('extent: [44, 38, 54, 50]\ninset: europe');
    expect(x).toBeGreaterThan(10);
    expect(x + width).toBeLessThan(182);
    expect(width).toBeGreaterThan(30);
  });
});

describe('the name of an area', () => {
  const area = (size: number) =>
    `extent: [110, 40, 130, 54]
scale: false
areas: [{ points: [[120, ${47 - size}], [${120 + size}, 47], [120, ${47 + size}], [${120 - size}, 47]], name: Leased territory }]`;

  test.each([
    ['inside where there is room', 6, true],
    ['beside it where there is none', 1, false],
  ])('stands %s, clear of the outline', (_, size, inside) => {
    const data = mapData(area(size));
    const [{ rings = [] } = {}] = sceneOf(data, headline, tools()).areas;
    const outline = rings.map((ring) =>
      Array.from({ length: ring.length / 2 }, (_each, index): [number, number] => [
        ring[2 * index] ?? 0,
        ring[2 * index + 1] ?? 0,
      ]),
    );
    const lines = draw(area(size), headline).labels.filter(({ text }) => 'Leased territory'.includes(text));
    expect(lines.map(({ text }) => text).join(' ')).toBe('Leased territory');
    const places = lines.flatMap(({ x, y, width, height }) =>
      [0, 0.25, 0.5, 0.75, 1].flatMap((share) => [
        isInside(outline, [x + width * share, y + 2]),
        isInside(outline, [x + width * share, y + height - 2]),
      ]),
    );
    expect(new Set(places)).toEqual(new Set([inside]));
  });
});

describe('the end of the world', () => {
  const pacific = `places: [{ at: [139.6, 35.4], name: Yokohama }, { at: [-122.4, 37.8], name: San Francisco }, { at: [-74, 40.7], name: New York }]`;

  test('is seen where it runs through land', () => {
    expect(sceneOf(mapData(pacific), slide, tools()).view.projection).toBe('world');
    expect(draw(pacific).svg).toContain('map-end');
    expect(draw('extent: [-180, 40, 180, 90]').svg).toContain('map-end');
  });

  test('is not seen in the open sea, and where the map is full', () => {
    expect(draw('extent: world').svg).not.toContain('map-end');
    expect(draw('extent: east-asia').svg).not.toContain('map-end');
    expect(sceneOf(mapData('extent: eurasia'), headline, tools()).view.projection).toBe('azimuthal');
    expect(draw('extent: eurasia', headline).svg).not.toContain('map-end');
  });

  test('land lies within it', () => {
    const { svg } = draw(pacific);
    const end = ringsOf(svg, 'map-end');
    const inFrame = ringsOf(svg, 'map-coast')
      .flat()
      .filter(([x, y]) => x > 0 && y > 0 && x < slide.width && y < slide.height);
    expect(inFrame.length).toBeGreaterThan(500);
    expect(inFrame.filter((point) => !isInside(end, point)).length).toBeLessThan(inFrame.length * 0.01);
  });
});

describe('broad maps', () => {
  test('the Pacific has its ocean in the middle', () => {
    const box = regionBox('pacific');
    expect(box && fitView(box, headline).middle).toBeCloseTo(202.5);
  });

  const world = 'extent: world\nplaces: [tokyo, { at: [-122.4, 37.8], name: San Francisco }]';
  const width = (frame: Frame): number => {
    const { view } = sceneOf(mapData(world), frame, tools());
    return view.at(view.middle + 180, 0)[0] - view.at(view.middle - 180, 0)[0];
  };

  test('the world goes below words that cover none of its places', () => {
    const small = { ...slide, covered: [{ x: 64, y: 60, width: 470, height: 80 }] };
    expect(width(small)).toBeGreaterThan(1100);
  });

  test('and keeps beside those that would', () => {
    const tall = { ...slide, covered: [{ x: 64, y: 60, width: 470, height: 540 }] };
    expect(width(tall)).toBeLessThan(1000);
    const { view, pins } = sceneOf(mapData(world), tall, tools());
    expect(pins.every(([x]) => x > 534)).toBe(true);
    expect(view.projection).toBe('world');
  });
});

test('a place is found by its name', () => {
  expect(prepared('places: [Dairen]').problems).toEqual([expect.stringContaining('did you mean "dalny"?')]);
});

test('every place is told at each time', () => {
  const { description } = draw(
    'places: [port-arthur, dalny]\nmoments: [{ when: 1904, note: leased }, { when: 1955/2025 }]',
  );
  expect(description).toMatch(/Port Arthur, Dal\S+ \(1904, leased\); Lüshun, Dalian \(1955–2025\)/);
});

test('the name of a narrow sea finds room farther off, beside the ways across it', () => {
  const data =
    mapData(`places: [{ at: [49.87, 40.4], name: Баку }, { at: [48.04, 46.35], name: Астрахань }, { at: [44, 56.3], name: Нижний Новгород }]
routes: [{ from: Баку, to: Астрахань, by: sea, label: Пароходы }]`);
  const sea = { name: 'Каспийское море', at: [50.8, 41.5], kind: 'sea', side: 'auto' } as const;
  const { labels, crowded } = drawMap({ ...data, letterings: [sea] }, slide, tools('ru'));
  expect(crowded).toEqual([]);
  const lines = labels.filter(({ text }) => sea.name.includes(text));
  expect(lines.map(({ text }) => text).join(' ')).toBe(sea.name);
  const { points } = sceneOf(data, slide, tools('ru'));
  const crossed = points.filter(([px, py]) =>
    lines.some(({ x, y, width, height }) => px > x && px < x + width && py > y && py < y + height),
  );
  expect(crossed).toEqual([]);
});

test.each([
  ['of large print', { width: 460, height: 529 }],
  ['of a phone', { width: 480, height: 1000 }],
  ['of an upright screen', { width: 1080, height: 1920 }],
])('rivers end a little beyond the frame: %s', (_, size) => {
  const yaml = 'places: [{ at: [10.9, 59.1], name: A }, { at: [10.39, 59.27], name: B }]';
  const { svg } = draw(yaml, { ...size, clear: { top: 0, right: 0, bottom: 0, left: 0 }, covered: [] });
  const points = ['map-river', 'map-coast', 'map-border', 'map-lake'].flatMap((kind) => ringsOf(svg, kind).flat());
  expect(ringsOf(svg, 'map-river').flat().length).toBeGreaterThan(0);
  const { width, height } = size;
  const outside = points.filter(([x, y]) => x < -21 || y < -21 || x > width + 21 || y > height + 21);
  expect(outside).toEqual([]);
});
