import type { DrawTools } from '../figure.ts';
import { areaLabel } from './area-labels.ts';
import type { Lettering, MapData } from './data.ts';
import { letteringLabel } from './letterings.ts';
import { pinLabel } from './pin-labels.ts';
import type { LabelItem } from './place-labels.ts';
import { pointGrid } from './point-grid.ts';
import { type RouteRoom, routeLabel } from './route-labels.ts';
import type { Scene } from './scene.ts';

/** Which name a label is: `pin0` is that of the first place. */
export type LabelKey = `${'pin' | 'wide' | 'route' | 'area'}${number}`;

/** The names that are seen, and the ways in which each can be set. */
export function labelItems(data: MapData, scene: Scene, tools: DrawTools): { key: LabelKey; item: LabelItem }[] {
  const { view, sizes, pins, areas } = scene;
  const isSeen = ([x, y]: readonly [number, number]): boolean =>
    x > -4 && y > -4 && x < view.width + 4 && y < view.height + 4;
  const found: { key: LabelKey; item: LabelItem }[] = [];
  data.pins.forEach((pin, index) => {
    const at = pins[index];
    if (at && pin.side !== 'none' && pin.name !== '' && isSeen(at))
      found.push({ key: `pin${index}`, item: pinLabel(pin, at, sizes, tools) });
  });
  data.routes.forEach((route, index) => {
    const room = routeRoom(data, scene, index);
    if (room) found.push({ key: `route${index}`, item: routeLabel(route, room, sizes, tools) });
  });
  const lineCost = pointGrid(scene.points, view);
  const wide = (lettering: Omit<Lettering, 'at'>, at: readonly [number, number]): LabelItem =>
    letteringLabel(lettering, at, sizes, tools, scene.world.landShare, lineCost);
  data.areas.forEach(({ name }, index) => {
    const area = areas[index];
    if (area?.middle && name !== '')
      found.push({ key: `area${index}`, item: areaLabel(name, area.middle, area.rings, view, sizes, tools) });
  });
  data.letterings.forEach((lettering, index) => {
    const at = view.place(lettering.at);
    if (lettering.side !== 'none' && isSeen(at)) found.push({ key: `wide${index}`, item: wide(lettering, at) });
  });
  return found;
}

/** More points of other lines than this are not looked at. */
const mostOthers = 600;

/** Where the label of a route may stand; undefined for none, and where another part of the same line bears it. */
function routeRoom(
  { routes, steps }: MapData,
  { lines, linePoints, pins }: Scene,
  index: number,
): RouteRoom | undefined {
  const route = routes[index];
  if (!route || route.label === '') return undefined;
  const parts = routes.flatMap(({ label }, number) => (label === route.label ? [number] : []));
  const steered = parts.find((number) => routes[number]?.labelAt !== undefined);
  if (index !== (steered ?? parts[0])) return undefined;
  // In steps the label appears with its own part.
  const own = steps || steered !== undefined ? [index] : parts;
  const others = linePoints.flatMap((points, number) => (parts.includes(number) ? [] : points));
  const every = Math.ceil(others.length / mostOthers);
  return {
    runs: own.flatMap((number) => lines[number]?.runs ?? []),
    own: own.flatMap((number) => linePoints[number] ?? []),
    others: others.filter((_, number) => number % every === 0),
    marks: pins,
  };
}
