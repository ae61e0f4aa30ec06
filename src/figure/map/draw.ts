import type { Drawn, DrawTools, Frame } from '../figure.ts';
import { element, step } from '../svg.ts';
import type { MapData } from './data.ts';
import { describeMap } from './describe.ts';
import { furnish } from './furnish.ts';
import { type LabelKey, labelItems } from './label-items.ts';
import { writePath } from './path.ts';
import { drawPin } from './pins.ts';
import { type LabelOption, type Obstacles, placeLabels, type Segment } from './place-labels.ts';
import { drawRoute } from './route-draw.ts';
import type { RouteLine } from './route-line.ts';
import { type Scene, sceneOf } from './scene.ts';
import type { View } from './view.ts';
import { worldEnd } from './world-end.ts';

/** Draws a map: the world below, areas, routes, places and their names, the key. */
export function drawMap(given: MapData, frame: Frame, tools: DrawTools): Drawn {
  const data = frame.anySide ? { ...given, pins: given.pins.map((pin) => ({ ...pin, anySide: true })) } : given;
  const scene = sceneOf(data, frame, tools);
  const furniture = furnish(data, scene, frame, tools);
  const room: Obstacles = {
    boxes: [...frame.covered, ...furniture.boxes, ...scene.pinBoxes],
    lines: scene.lines.flatMap(({ runs }) => runs.flatMap(segments)),
    points: [...scene.points, ...scene.world.coastPoints.map(([x, y]) => [x, y, coastCost] as const)],
    width: frame.width,
    height: frame.height - frame.clear.bottom,
  };
  const now = data.moments.findIndex((moment) => moment.now);
  const { items, chosen } = lettered(atMoment(data, now), scene, room, tools);
  const set = new Map(items.map(({ key }, index) => [key, chosen[index]]));
  if (now >= 0) for (const index of data.pins.keys()) set.delete(`pin${index}`);
  const parts = data.steps ? inSteps(data, scene, set) : { svg: together(data, scene, set), steps: 0 };
  const ground = drawGround(scene);
  return {
    svg: element(
      'svg',
      { viewBox: `0 0 ${frame.width} ${frame.height}`, class: 'drawing drawing-map' },
      ground,
      parts.svg,
      ...data.moments.map((_, index) => momentSvg(data, index, scene, room, tools)),
      furniture.svg,
    ),
    width: frame.width,
    height: frame.height,
    ...describeMap(data, tools.words),
    table: undefined,
    labels: [...chosen.flatMap((option) => option?.lines() ?? []), ...furniture.labels],
    crowded: items.filter((_, index) => chosen[index] === undefined).map(({ item }) => item.text),
    steps: parts.steps,
    ...(now >= 0 ? { moments: data.moments.map(({ names: _names, ...moment }) => moment) } : {}),
  };
}

function segments(run: readonly (readonly [number, number])[]): Segment[] {
  return run.slice(1).map(([x, y], index) => [...(run[index] ?? [x, y]), x, y] as const);
}

/** The map with the names of one of its times. */
function atMoment(data: MapData, index: number): MapData {
  const { names = [] } = data.moments[index] ?? {};
  return { ...data, pins: data.pins.map((pin, number) => ({ ...pin, ...names[number] })) };
}

/** All places at one time, with their names, in a part of their own. What wasn't there yet has none. */
function momentSvg(data: MapData, index: number, scene: Scene, room: Obstacles, tools: DrawTools): string {
  const then = atMoment(data, index);
  const { items, chosen } = lettered(then, scene, room, tools);
  const marks = then.pins.map(({ name }, number) =>
    name === '' && data.pins[number]?.name !== '' ? '' : pinSvg({ ...then, moments: [] }, scene, number),
  );
  const names = items.flatMap(({ key }, number) => (key.startsWith('pin') ? [written(chosen[number])] : []));
  return element('g', { class: data.moments[index]?.now && 'now', 'data-moment': index }, ...marks, ...names);
}

function lettered(data: MapData, scene: Scene, room: Obstacles, tools: DrawTools) {
  const items = labelItems(data, scene, tools);
  const chosen = placeLabels(
    items.map(({ item }) => item),
    room,
  );
  return { items, chosen };
}

/** A name, and behind it a plate for paper: a halo would be printed as a font of outlines, and stand twice in its text. */
function written(option: LabelOption | undefined, key: LabelKey = 'pin0'): string {
  if (!option) return '';
  const hasPlate = key.startsWith('pin') || key.startsWith('route');
  const plates = (hasPlate ? option.lines() : []).map(({ x, y, width, height }) =>
    element('rect', { class: 'map-paper', x: x - 2, y: y + 1, width: width + 4, height: height - 2, rx: 2 }),
  );
  return plates.join('') + option.write();
}

/** What it costs to letter across a point of a coast. */
const coastCost = 0.35;

function drawGround({ view, world: paths }: Scene): string {
  const path = (kind: string, d: string): string => (d === '' ? '' : element('path', { class: kind, d }));
  const kind = 111.2 / view.kmPerPixel < 22 ? 'map-world map-far' : 'map-world';
  return element(
    'g',
    { class: kind },
    ...seaAndEnd(view),
    path('map-shallow', paths.shallow),
    path(paths.coast === '' ? 'map-land map-coast' : 'map-land', paths.land),
    path('map-river', paths.rivers),
    path('map-lake', paths.lakes),
    path('map-coast', paths.coast),
    path('map-border', paths.borders),
  );
}

/** The sea, over the whole frame or as far as the world goes; there a line shows that it ends. */
function seaAndEnd(view: View): string[] {
  const whole = { x: -2, y: -2, width: view.width + 4, height: view.height + 4 };
  const end = worldEnd(view);
  if (end === undefined) return [element('rect', { class: 'map-sea', ...whole })];
  return [
    element('rect', { class: 'map-beyond', ...whole }),
    element('path', { class: 'map-sea map-end', d: writePath(end, true) }),
  ];
}

type Set = ReadonlyMap<LabelKey, LabelOption | undefined>;

/** All at once: areas, lines, marks, and their names on top. */
function together(data: MapData, scene: Scene, set: Set): string {
  const label = (key: LabelKey): string => written(set.get(key), key);
  return [
    ...scene.areas.map(({ svg }) => svg),
    ...data.letterings.map((_, index) => label(`wide${index}`)),
    ...data.areas.map((_, index) => label(`area${index}`)),
    ...data.routes.map((route, index) => routeSvg(route, scene.lines[index])),
    ...data.pins.map((_, index) => pinSvg(data, scene, index)),
    ...data.routes.map((_, index) => label(`route${index}`)),
    ...data.pins.map((_, index) => label(`pin${index}`)),
  ].join('');
}

function routeSvg(route: MapData['routes'][number], line: RouteLine | undefined): string {
  return line ? drawRoute(route, line) : '';
}

/** Marks of a map that can be moved through time stand with their names. */
function pinSvg({ pins, moments }: MapData, scene: Scene, index: number): string {
  const pin = pins[index];
  const at = scene.pins[index];
  return pin && at && moments.length === 0 ? drawPin(pin, at, scene.doubts[index] ?? 0) : '';
}

/** More steps than this would tire the hall; the places then stand from the start. */
const mostSteps = 12;

/** One after another: areas, places, and each route with the places that it brings. */
function inSteps(data: MapData, scene: Scene, set: Set): { svg: string; steps: number } {
  const label = (key: LabelKey): string => written(set.get(key), key);
  const pin = (index: number): string => pinSvg(data, scene, index) + label(`pin${index}`);
  const own = data.pins.flatMap(({ route }, index) => (route === undefined ? [index] : []));
  const brought = (number: number): string =>
    data.pins.map(({ route }, index) => (route === number ? pin(index) : '')).join('');
  const areas = data.areas.map((_, index) => (scene.areas[index]?.svg ?? '') + label(`area${index}`));
  const routes = data.routes.map(
    (route, index) => routeSvg(route, scene.lines[index]) + brought(index) + label(`route${index}`),
  );
  const wide = data.letterings.map((_, index) => label(`wide${index}`)).join('');
  const isShort = areas.length + own.length + routes.length <= mostSteps;
  const shown = isShort ? '' : own.map(pin).join('');
  const parts = [...areas, ...(isShort ? own.map(pin) : []), ...routes].filter(Boolean);
  return { svg: wide + shown + parts.map((part) => step({ class: 'map-step' }, part)).join(''), steps: parts.length };
}
