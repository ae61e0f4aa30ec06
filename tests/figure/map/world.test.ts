import { describe, expect, test } from 'vitest';
import { drawMap } from '../../../src/figure/map/draw.ts';
import { fitView } from '../../../src/figure/map/view.ts';
import type { LonLat } from '../../../src/model/map-spec.ts';
import { headline, isInside, mapData, ringsOf, slide, tools } from './support.ts';

const land: Readonly<Record<string, LonLat>> = {
  Mukden: [123.43, 41.79],
  'Port Arthur': [121.24, 38.83],
  Vladivostok: [131.95, 43.2],
  'east of Baikal': [109.5, 53],
  'west of Baikal': [105.5, 53.5],
  Chukotka: [178, 67],
  'Chukotka beyond 180°': [-178, 67],
  'Chukotka at 180°': [180, 67.5],
  Nome: [-164.8, 64.7],
  'Hawaii, the island': [-155.5, 19.6],
  'Kashan, south of the Caspian': [51.4, 34],
  'Antarctica, the east': [90, -75],
  'Antarctica at 180°': [180, -85.6],
  'the South Pole': [10, -89],
  London: [-0.5, 51.6],
};
const sea: Readonly<Record<string, LonLat>> = {
  'the Yellow Sea': [123, 36.5],
  'the Gulf of Bohai': [120, 39],
  'west of Kwantung': [120.35, 39.45],
  'Tokyo Bay': [139.85, 35.45],
  'Lake Baikal': [108.2, 53.4],
  'the Caspian Sea': [51, 41.5],
  'the Bering Strait': [-168.6, 65.9],
  'the Bering Sea at 180°': [180, 60],
  'off Hawaii': [-157, 18.5],
  'the Maldives’ ocean': [75, 2],
  'Peter the Great Gulf': [131.9, 42.6],
  'the North Pole': [170, 89],
  'the Southern Ocean at 180°': [180, -65],
};
/** What only a close map shows. */
const small = new Set<LonLat | undefined>([
  ...['Port Arthur', 'Vladivostok', 'Nome', 'Hawaii, the island'].map((name) => land[name]),
  ...['Tokyo Bay', 'Lake Baikal', 'the Bering Strait', 'Peter the Great Gulf', 'off Hawaii'].map((name) => sea[name]),
]);

const extents = [
  [119, 37, 125, 43],
  [120.9, 38.6, 122.2, 39.5],
  [100, 40, 145, 56],
  [130, 41.5, 134, 44.5],
  [138.5, 34.5, 141, 36.5],
  [160, 52, -155, 72],
  [10, 20, 150, 74],
  [45, 33, 60, 48],
  [-165, 15, -150, 25],
  [-180, -90, 180, -58],
  [100, 50, -100, 90],
  [-180, -58, 180, 78],
  [110, -20, -110, 62],
  [60, -10, 90, 20],
  [117, 32, 128, 41.5],
  [-11, 35, 42, 62],
];

describe.each(extents)('[%s, %s, %s, %s]', (...box) => {
  const [west = 0, south = 0, east = 0, north = 0] = box;
  const { svg } = drawMap(mapData(`extent: [${box.join(', ')}]`), headline, tools());
  const view = fitView({ west, south, east, north }, headline);
  const [lands, lakes] = [ringsOf(svg, 'map-land'), ringsOf(svg, 'map-lake')];
  const isLand = (point: LonLat): boolean | undefined => {
    const at = view.place(point);
    const isSeen = at[0] > 2 && at[1] > 2 && at[0] < headline.width - 2 && at[1] < headline.height - 2;
    const back = view.back(...at);
    if (!isSeen || !back || Math.abs(back[1] - point[1]) > 0.1) return undefined;
    // A world without Antarctica ends at 60° south; a small bay can't be told from far away.
    if ((view.projection === 'world' && point[1] < -60) || view.kmPerPixel > (small.has(point) ? 7 : 30))
      return undefined;
    return isInside(lands, at) && !isInside(lakes, at);
  };
  const seen = (points: typeof land, expected: boolean) =>
    Object.entries(points)
      .filter(([, point]) => isLand(point) === !expected)
      .map(([name]) => name);

  test('land is land, and sea is sea', () => {
    expect({ 'should be land': seen(land, true), 'should be sea': seen(sea, false) }).toEqual({
      'should be land': [],
      'should be sea': [],
    });
  });

  test('not more than 150 kB', () => {
    expect(svg.length).toBeLessThan(150_000);
    const whole = drawMap(mapData(`extent: [${box.join(', ')}]\nborders: modern`), slide, tools());
    expect(whole.svg.length).toBeLessThan(150_000);
  });
});

test('the points are looked at: each lies in one of the extents', () => {
  const views = extents.map(([west = 0, south = 0, east = 0, north = 0]) =>
    fitView({ west, south, east, north }, headline),
  );
  const unseen = Object.entries({ ...land, ...sea }).filter(
    ([, point]) =>
      !views.some((view) => {
        const [x, y] = view.place(point);
        return (
          view.kmPerPixel <= (small.has(point) ? 7 : 30) && x > 0 && y > 0 && x < headline.width && y < headline.height
        );
      }),
  );
  expect(unseen.map(([name]) => name)).toEqual([]);
});
