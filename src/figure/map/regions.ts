import type { LonLatBox } from '../../model/map-spec.ts';

/** Parts of the world that a map may name as its `extent` or `inset`: west, south, east, north in degrees. */
const boxes: Readonly<Record<string, readonly [number, number, number, number]>> = {
  world: [-180, -58, 180, 78],
  eurasia: [10, 20, 150, 74],
  asia: [45, 0, 148, 70],
  'east-asia': [96, 20, 148, 56],
  'northeast-asia': [104, 32, 148, 56],
  'russian-far-east': [106, 41, 164, 68],
  siberia: [60, 46, 142, 73],
  'baikal-to-pacific': [102, 41, 143, 57],
  transbaikalia: [102, 48, 122, 57],
  manchuria: [116, 38.5, 136, 54],
  liaodong: [119.6, 38.3, 124.6, 42.3],
  kwantung: [120.9, 38.6, 122.2, 39.5],
  primorye: [129.8, 42, 137.5, 48.6],
  amur: [119, 47, 142, 55],
  'sea-of-japan': [127, 33.5, 143, 48],
  'yellow-sea': [117, 32, 128, 41.5],
  korea: [123.8, 33.8, 131.2, 43.2],
  japan: [128.5, 30.5, 146.5, 46],
  'kuril-islands': [140, 42, 158, 52],
  sakhalin: [139, 45, 146, 55],
  mongolia: [87, 41, 121, 53],
  china: [73, 18, 136, 54],
  'central-asia': [46, 35, 88, 56],
  europe: [-11, 35, 42, 62],
  'bering-strait': [160, 52, -155, 72],
  pacific: [120, -55, -75, 62],
};

/** The box of a region; undefined when it has none. */
export function regionBox(name: string): LonLatBox | undefined {
  const box = Object.hasOwn(boxes, name) ? boxes[name] : undefined;
  return box && { west: box[0], south: box[1], east: box[2], north: box[3] };
}

/** All names of regions. */
export const regionNames: readonly string[] = Object.keys(boxes);
