import { describe, expect, test } from 'vitest';
import type { Box, Drawn, Frame, LabelBox } from '../../../src/figure/figure.ts';
import type { MapData } from '../../../src/figure/map/data.ts';
import { drawMap } from '../../../src/figure/map/draw.ts';
import { landMask } from '../../../src/figure/map/land-mask.ts';
import { sceneOf } from '../../../src/figure/map/scene.ts';
import { headline, mapData, ringsOf, slide, tools } from './support.ts';

const draw = (yaml: string, frame: Frame = headline): Drawn => drawMap(mapData(yaml), frame, tools());
const scene = (data: MapData, frame: Frame = headline) => sceneOf(data, frame, tools());
const label = ({ labels }: Drawn, text: string): LabelBox => {
  const found = labels.find((each) => each.text === text);
  if (!found) throw new Error(`no label "${text}" among ${labels.map((each) => each.text).join(', ')}`);
  return found;
};
const distance = ({ x, y, width, height }: Box, [px, py]: readonly [number, number, ...number[]]): number =>
  Math.hypot(Math.max(x - px, 0, px - x - width), Math.max(y - py, 0, py - y - height));
const ends = (svg: string, kind = 'map-line') => ringsOf(svg, kind).map((run) => [run[0], run.at(-1)] as const);

describe('lines', () => {
  test('meet at bare coordinates, and leave room for marks', () => {
    const { svg } = draw(
      'extent: [112, 50, 122, 54]\nplaces: [{ at: [120, 52], name: x }]\nscale: false\nroutes: [{ from: [114, 52], to: [117, 52], by: rail }, { from: [117, 52], to: [120, 52], by: rail }]',
    );
    const [first, second] = ends(svg);
    expect(first?.[1]).toEqual(second?.[0]);
    const at = scene(mapData('extent: [112, 50, 122, 54]')).view.place([120, 52]);
    expect((at[0] ?? 0) - (second?.[1]?.[0] ?? 0)).toBeCloseTo(11, 0);
  });

  test.each([12, 24, 36, 60])('an arrow of %s px has a head of at least 7 px', (length) => {
    const flat: Frame = { ...headline, width: 1104, height: 200 };
    const box = 'extent: [110, 38, 140, 44]\nscale: false';
    const { view } = scene(mapData(box), flat);
    const from = view.back(500, 100);
    const to = view.back(500 + length, 100);
    const { svg } = draw(
      `${box}\nplaces: [{ at: [${from}], name: a }, { at: [${to}], name: b }]\nroutes: [{ from: a, to: b }]`,
      flat,
    );
    const [tip = [0, 0], left = [0, 0], right = [0, 0]] =
      /class="map-head" d="M([^Z]*)Z/
        .exec(svg)?.[1]
        ?.split('L')
        .map((point) => point.split(' ').map(Number)) ?? [];
    const foot = [((left[0] ?? 0) + (right[0] ?? 0)) / 2, ((left[1] ?? 0) + (right[1] ?? 0)) / 2];
    expect(Math.hypot((tip[0] ?? 0) - (foot[0] ?? 0), (tip[1] ?? 0) - (foot[1] ?? 0))).toBeGreaterThan(6.9);
  });
});

describe('labels of routes', () => {
  const two = (more = '') => `extent: [112, 44, 136, 56]
routes:
  - { from: [114, 50], to: [134, 50], by: rail, label: The southern line${more} }
  - { from: [114, 51.5], to: [134, 51.5], by: rail, label: The northern line }`;

  test('stand nearer to their own line than to another', () => {
    const { linePoints } = scene(mapData(two()));
    const drawn = draw(two());
    ['The southern line', 'The northern line'].forEach((text, own) => {
      const [to, off] = [own, 1 - own].map((index) =>
        Math.min(...(linePoints[index] ?? []).map((point) => distance(label(drawn, text), point))),
      );
      expect(to).toBeLessThan(30);
      expect(to).toBeLessThan(off ?? 0);
    });
  });

  test('stand where the author puts them', () => {
    const [first, last] = [0.1, 0.9].map((at) => label(draw(two(`, at: ${at}`)), 'The southern line'));
    expect((first?.x ?? 0) + 300).toBeLessThan(last?.x ?? 0);
  });

  test('are written once for two parts of one line', () => {
    const { labels, crowded } = draw(
      'routes: [{ from: mukden, to: harbin, by: rail, label: The line }, { from: harbin, to: chita, by: rail, label: The line }]',
    );
    expect(labels.filter(({ text }) => text === 'The line')).toHaveLength(1);
    expect(crowded).toEqual([]);
  });
});

test.each([
  ['below', (box: Box, y: number) => box.y > y],
  ['above', (box: Box, y: number) => box.y + box.height < y],
] as const)('a name stays %s its mark, even across a railway', (side, holds) => {
  const yaml = `extent: [124, 47, 131, 53]
places: [{ place: blagoveshchensk, label: ${side} }]
routes: [{ from: [125, 50.5], to: [130, 50.5], by: rail }, { from: [125, 50], to: [130, 50], by: rail }]`;
  const drawn = draw(yaml);
  const data = mapData(yaml);
  expect(drawn.svg).not.toContain('map-leader');
  expect(holds(label(drawn, 'Blagoveshchensk'), scene(data).pins[0]?.[1] ?? 0)).toBe(true);
});

test('a name that has no room on its side is reported', () => {
  const yaml = 'extent: [120, 50, 135, 53]\nplaces: [{ place: blagoveshchensk, label: right }]';
  const [x = 0] = scene(mapData(yaml)).pins[0] ?? [];
  const { crowded } = draw(yaml, { ...headline, covered: [{ x: x + 60, y: 0, width: 600, height: 470 }] });
  expect(crowded).toEqual(['Blagoveshchensk']);
});

test('but stands elsewhere in a frame that lets it', () => {
  const yaml = 'extent: [120, 50, 135, 53]\nplaces: [{ place: blagoveshchensk, label: right }]';
  const [x = 0] = scene(mapData(yaml)).pins[0] ?? [];
  const covered = [{ x: x + 60, y: 0, width: 600, height: 470 }];
  const drawn = draw(yaml, { ...headline, covered, anySide: true });
  expect(drawn.crowded).toEqual([]);
  expect(label(drawn, 'Blagoveshchensk').x).toBeLessThan(x);
  // Where its side has room, nothing moves.
  expect(draw(yaml, { ...headline, anySide: true }).labels).toEqual(draw(yaml, headline).labels);
});

describe('names across the map', () => {
  test('stay near their point, those of seas on the sea', () => {
    const yaml = 'places: [yellow-sea, manchuria, korea, mukden, dalny, port-arthur, harbin, wonsan, beijing]';
    const data = mapData(yaml);
    const { view, world } = scene(data);
    const { svg } = draw(yaml);
    for (const { name, at, kind } of data.letterings) {
      const texts = [...svg.matchAll(/class="map-wide map-wide-(\w+)" x="([\d.]+)" y="([\d.]+)"[^>]*>([^<]*)</g)];
      const [x, y] = view.place(at);
      for (const [, , left, top, text = ''] of texts.filter(([, , , , text = '']) => name.includes(text))) {
        expect(Math.abs(Number(left) - x), text).toBeLessThan(90);
        expect(Math.abs(Number(top) - y), text).toBeLessThan(90);
      }
      if (kind !== 'sea') continue;
      const { x: boxX, y: boxY, width, height } = label(draw(yaml), name);
      for (const corner of [boxX, boxX + width])
        expect(world.landShare({ x: corner, y: boxY + height / 2, width: 0, height: 0 })).toBe(0);
    }
  });

  test('can be left out, and called otherwise', () => {
    const { labels, description } = draw(
      'places: [mukden, { place: manchuria, label: none }, { place: korea, name: Chosen }]',
    );
    const texts = labels.map(({ text }) => text);
    expect(texts).not.toContain('Manchuria');
    expect(texts).toContain('Chosen');
    expect(description).toContain('Written across it: Chosen.');
  });
});

test('the mask of land: a lake is water', () => {
  const square = (from: number, to: number) => [from, from, to, from, to, to, from, to];
  const share = landMask([square(0, 100), square(40, 60)], { width: 200, height: 100 });
  expect(share({ x: 10, y: 10, width: 0, height: 0 })).toBe(1);
  expect(share({ x: 50, y: 50, width: 0, height: 0 })).toBe(0);
  expect(share({ x: 2, y: 2, width: 195, height: 95 })).toBeCloseTo(0.48, 1);
});

test('in which way a line is not certain stands in the key and in the description', () => {
  const { labels, description } = draw(
    'routes: [{ from: mukden, to: harbin, by: rail, certain: planned }, { from: mukden, to: dalny, by: rail, certain: false }]',
  );
  const texts = labels.map(({ text }) => text);
  expect(texts).toContain('by rail, planned');
  expect(texts).toContain('by rail, not certain');
  expect(description).toContain('By rail between Mukden and Harbin (planned).');
});

test('the credit keeps clear of what covers the map', () => {
  const covered = [...slide.covered, { x: 900, y: 560, width: 380, height: 160 }];
  const text = 'Natural Earth; places: GeoNames';
  const credit = label(draw('places: [mukden, dalny]', { ...slide, covered }), text);
  for (const box of covered)
    expect(
      credit.x + credit.width <= box.x ||
        credit.x >= box.x + box.width ||
        credit.y + credit.height <= box.y ||
        credit.y >= box.y + box.height,
    ).toBe(true);
});
