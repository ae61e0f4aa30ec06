import type { LonLatBox } from '../../model/map-spec.ts';
import type { Box, DrawTools, Frame } from '../figure.ts';
import { element, tenth } from '../svg.ts';
import type { MapData } from './data.ts';
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
  const shown = typeof inset === 'object' ? inset : surroundings(middle, main);
  const none = { top: 0, right: 0, bottom: 0, left: 0 };
  const small = fitView(shown, { width: box.width, height: box.height, clear: none, covered: [] });
  const { land, lakes } = worldPaths(small, asset, { rivers: false, borders: false, tolerance: 0.7, margin: 0 });
  const { left, top, right, bottom } = windowIn(small, main, frame);
  return element(
    'g',
    { class: 'map-inset', transform: `translate(${tenth(box.x)} ${tenth(box.y)})` },
    element('rect', { class: 'map-sea', width: box.width, height: box.height }),
    element('path', { class: 'map-inset-land', d: land }),
    lakes === '' ? '' : element('path', { class: 'map-inset-lake', d: lakes }),
    element('rect', {
      class: 'map-inset-window',
      x: left,
      y: top,
      width: Math.max(7, right - left),
      height: Math.max(5, bottom - top),
    }),
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

/** The frame of the main map in px of the small one. */
function windowIn(small: View, main: View, frame: Frame) {
  const corners = [
    [0, 0],
    [frame.width, 0],
    [0, frame.height - frame.clear.bottom],
    [frame.width, frame.height - frame.clear.bottom],
  ].flatMap(([x = 0, y = 0]) => {
    const point = main.back(x, y);
    return point ? [small.place(point)] : [];
  });
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}
