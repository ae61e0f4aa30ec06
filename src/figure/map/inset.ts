import type { LonLat, LonLatBox } from '../../model/map-spec.ts';
import type { Box, DrawTools, Frame } from '../figure.ts';
import { element, tenth } from '../svg.ts';
import type { MapData } from './data.ts';
import { nearTo } from './projection.ts';
import { fitView, type View } from './view.ts';
import { worldPaths } from './world.ts';

/** The size of the small map; undefined for none. */
export function insetSize({ inset }: MapData, view: View, { width, height, clear }: Frame) {
  const wide = view.kmPerPixel * (width - clear.left - clear.right);
  const isClose = wide < 700 && width >= 600 && height >= 380;
  if (inset === 'none' || (inset === 'auto' && !isClose)) return undefined;
  return width >= 900 ? { width: 184, height: 132 } : { width: 148, height: 106 };
}

/** Where in the world the map lies: coasts, and a frame around what the map shows. */
export function drawInset({ inset }: MapData, main: View, frame: Frame, box: Box, asset: DrawTools['asset']): string {
  const middle = main.back(
    (frame.clear.left + frame.width - frame.clear.right) / 2,
    (frame.clear.top + frame.height - frame.clear.bottom) / 2,
  );
  if (!middle) return '';
  const seen = seenIn(main, frame);
  const shown = typeof inset === 'object' ? widened(inset, seen) : surroundings(middle, main);
  const none = { top: 0, right: 0, bottom: 0, left: 0 };
  const small = fitView(shown, { width: box.width, height: box.height, clear: none, covered: [] });
  const { land, lakes } = worldPaths(small, asset, { rivers: false, borders: false, tolerance: 0.7, margin: 0 });
  const window = windowIn(small, seen);
  return element(
    'g',
    { class: 'map-inset', transform: `translate(${tenth(box.x)} ${tenth(box.y)})` },
    element('rect', { class: 'map-sea', width: box.width, height: box.height }),
    element('path', { class: 'map-inset-land', d: land }),
    lakes === '' ? '' : element('path', { class: 'map-inset-lake', d: lakes }),
    window ? element('rect', { class: 'map-inset-window', ...window }) : '',
    element('rect', { class: 'map-inset-frame', width: box.width, height: box.height }),
  );
}

/** About fifteen times as wide as the map. */
function surroundings([lon, lat]: readonly [number, number], { kmPerPixel, width }: View): LonLatBox {
  const high = Math.max(16, Math.min(34, ((kmPerPixel * width) / 111) * 4));
  const south = Math.max(-80, lat - high / 2);
  const north = Math.min(82, lat + high / 2);
  const wide = (high * 1.3) / Math.max(0.3, Math.cos((lat * Math.PI) / 180));
  const turn = (value: number): number => value - 360 * Math.round(value / 360);
  return { west: turn(lon - wide / 2), south, east: turn(lon + wide / 2), north };
}

/** Corners of the main map in degrees, without those outside the world. */
function seenIn(main: View, frame: Frame): LonLat[] {
  const bottom = frame.height - frame.clear.bottom;
  return [0, 0.5, 1].flatMap((share) =>
    [
      [frame.width * share, 0],
      [frame.width * share, bottom],
      [0, bottom * share],
      [frame.width, bottom * share],
    ].flatMap(([x = 0, y = 0]) => {
      const point = main.back(x, y);
      return point ? [point] : [];
    }),
  );
}

/** A region, made wider where it doesn't hold what the main map shows: its frame would leave it. */
function widened({ west, south, east, north }: LonLatBox, seen: readonly LonLat[]): LonLatBox {
  const right = west < east ? east : east + 360;
  const lons = seen.map(([lon]) => nearTo(lon, (west + right) / 2));
  const lats = seen.map(([, lat]) => lat);
  const [from, to] = [Math.min(west, ...lons), Math.max(right, ...lons)];
  const isRound = to - from >= 359;
  return {
    west: isRound ? -180 : nearTo(from, 0),
    south: Math.max(-85, Math.min(south, ...lats)),
    east: isRound ? 180 : nearTo(to, 0),
    north: Math.min(85, Math.max(north, ...lats)),
  };
}

/** The frame of the main map in px of the small one, and inside it; undefined where nothing of it is seen. */
function windowIn(small: View, seen: readonly LonLat[]): Box | undefined {
  if (seen.length === 0) return undefined;
  const placed = seen.map((point) => small.place(point));
  const [xs, ys] = [placed.map(([x]) => x), placed.map(([, y]) => y)];
  const within = (value: number, most: number): number => Math.max(1, Math.min(most - 1, value));
  const right = within(Math.max(...xs), small.width);
  const bottom = within(Math.max(...ys), small.height);
  const width = Math.max(7, right - within(Math.min(...xs), small.width));
  const height = Math.max(5, bottom - within(Math.min(...ys), small.height));
  return { x: Math.max(1, right - width), y: Math.max(1, bottom - height), width, height };
}
