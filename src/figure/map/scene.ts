import type { Box, DrawTools, Frame } from '../figure.ts';
import { type PlacedArea, placeArea } from './areas.ts';
import type { MapData } from './data.ts';
import { type RouteLine, routeLine, routePoints } from './route-line.ts';
import { type TypeSizes, typeSizes } from './type-sizes.ts';
import { fitView, type View } from './view.ts';
import { type WorldPaths, worldPaths } from './world.ts';

/** Everything where it lies in the frame. */
export interface Scene {
  readonly view: View;
  readonly sizes: TypeSizes;
  readonly pins: readonly (readonly [number, number])[];
  readonly lines: readonly RouteLine[];
  readonly areas: readonly PlacedArea[];
  /** Radius in px of the circle around a place that may be elsewhere; 0 for none. */
  readonly doubts: readonly number[];
  readonly pinBoxes: readonly Box[];
  readonly world: WorldPaths;
  /** Points of routes that labels had better not cover, and what it costs. */
  readonly points: readonly (readonly [number, number, number])[];
  /** The same, route by route. */
  readonly linePoints: readonly (readonly (readonly [number, number, number])[])[];
}

/** Places everything in the frame. */
export function sceneOf(data: MapData, frame: Frame, tools: DrawTools): Scene {
  const { pins, letterings, routes, areas } = data;
  const all = [
    ...pins.map(({ at }) => at),
    ...letterings.map(({ at }) => at),
    ...routes.flatMap(routePoints),
    ...areas.flatMap(({ rings }) => rings.flat()),
  ];
  const view = fitView(data.extent ?? all, frame, all);
  const placed = pins.map(({ at }) => view.place(at));
  const lines = routes.map((route) => routeLine(route, view, placed));
  const linePoints = lines.map(({ runs, head }) => [...runs, head].flatMap((run) => sampled(run)));
  const doubts = pins.map(({ errorKm }) => errorKm / view.kmPerPixel).map((radius) => (radius > 8 ? radius : 0));
  return {
    view,
    world: worldPaths(view, tools.asset, { rivers: data.rivers, borders: data.borders, tolerance: 0.4, margin: 12 }),
    sizes: typeSizes(frame, pins.length),
    pins: placed,
    lines,
    areas: areas.map((area) => placeArea(area, view)),
    doubts,
    pinBoxes: placed.map(([x, y]) => ({ x: x - 7.5, y: y - 7.5, width: 15, height: 15 })),
    points: linePoints.flat(),
    linePoints,
  };
}

/** What it costs to letter across a point of a route. */
const routeCost = 2.4;

/** A point every 8 px of a line. */
function sampled(run: readonly (readonly [number, number])[]): [number, number, number][] {
  return run.flatMap(([x, y], index) => {
    const before = run[index - 1] ?? [x, y];
    const pieces = Math.max(1, Math.min(200, Math.ceil(Math.hypot(x - before[0], y - before[1]) / 8)));
    return Array.from({ length: pieces }, (_, piece): [number, number, number] => [
      before[0] + ((x - before[0]) * (piece + 1)) / pieces,
      before[1] + ((y - before[1]) * (piece + 1)) / pieces,
      routeCost,
    ]);
  });
}
