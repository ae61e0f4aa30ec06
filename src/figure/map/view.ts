import { geoDistance } from 'd3-geo';
import type { LonLat, LonLatBox } from '../../model/map-spec.ts';
import type { Frame } from '../figure.ts';
import { type Focus, nearTo, type Projection, projectionFor, roundProjection } from './projection.ts';

/** A part of the world as it lies in a frame. */
export interface View {
  readonly projection: Projection['name'];
  readonly width: number;
  readonly height: number;
  /** The meridian in the middle. */
  readonly middle: number;
  /** Degrees to px of the frame; the longitude is taken as it is, within 180° of the middle. */
  readonly at: (lon: number, lat: number) => readonly [number, number];
  /** The same for any longitude. */
  readonly place: (point: LonLat) => readonly [number, number];
  /** px back to degrees; undefined outside the world. */
  readonly back: (x: number, y: number) => readonly [number, number] | undefined;
  /** All that is seen, in degrees, with a margin. */
  readonly window: Focus;
  /** The whole way around the earth is seen, or a pole. */
  readonly isRound: boolean;
  /** The frame reaches beyond the end of the world. */
  readonly isCut: boolean;
  /** The edge of a disc of the earth: px, x and y in turn. */
  readonly rim: readonly number[] | undefined;
  /** At the middle of the clear part. */
  readonly kmPerPixel: number;
}

/** Room around points in px, so that their names can stand there. */
const room = { x: 0.13, y: 0.15, most: 104 };
/** As close as a map may be: px for a degree of latitude. Natural Earth has a point for every kilometre or so. */
const closest = 620;

/** The view that holds a box, or points with room for their names, in the clear part of a frame. */
export function fitView(
  shown: LonLatBox | readonly LonLat[],
  frame: Frame,
  /** What has to stay clear of what covers the map. */
  inView: readonly LonLat[] = [],
): View {
  const focus = isPoints(shown) ? around(shown) : boxFocus(shown);
  if (focus.east - focus.west >= 359) {
    const broad = broadFrames(frame).map((each) => viewIn(shown, focus, projectionFor(focus), each));
    const free = broad.find((view) => inView.every((point) => isFree(view.place(point), frame)));
    if (free) return free;
  }
  const view = viewIn(shown, focus, projectionFor(focus), frame);
  // A disc of the earth that ends within the frame is less than the whole earth.
  const isCut = view.projection === 'azimuthal' && view.isCut && Math.max(-focus.south, focus.north) < 75;
  return isCut ? viewIn(shown, focus, roundProjection((focus.west + focus.east) / 2), frame) : view;
}

/** Frames in which the world may lie below what covers the map, the broadest first. */
function broadFrames(frame: Frame): Frame[] {
  const { clear } = frame;
  if (clear.left + clear.right === 0) return [];
  return [0, 0.25, 0.5, 0.75].flatMap((share) => {
    const sides = { left: clear.left * share, right: clear.right * share };
    return [clear.top, clear.top + 60, clear.top + 120].map((top) => ({
      ...frame,
      clear: { ...clear, ...sides, top },
    }));
  });
}

/** px around a place for its mark and a name. */
const aroundPlace = 34;

function isFree([x, y]: readonly [number, number], { covered }: Frame): boolean {
  return covered.every(
    (box) =>
      x < box.x - aroundPlace ||
      x > box.x + box.width + aroundPlace ||
      y < box.y - aroundPlace ||
      y > box.y + box.height + aroundPlace,
  );
}

function viewIn(shown: LonLatBox | readonly LonLat[], focus: Focus, projection: Projection, frame: Frame): View {
  const isBox = !isPoints(shown);
  const { clear } = frame;
  const area = { width: frame.width - clear.left - clear.right, height: frame.height - clear.top - clear.bottom };
  const padX = isBox ? 0 : Math.min(room.most, area.width * room.x);
  const padY = isBox ? 0 : Math.min(room.most, area.height * room.y);
  const outline = (isBox || shown.length < 2 ? outlineOf(focus) : shown).map(([lon, lat]) =>
    projection.project(nearTo(lon, projection.middle), lat),
  );
  const bounds = boundsOf(outline);
  const fits = Math.min(
    (area.width - 2 * padX) / Math.max(bounds.right - bounds.left, 1e-9),
    (area.height - 2 * padY) / Math.max(bounds.bottom - bounds.top, 1e-9),
  );
  const scale = Math.min(fits, scaleLimit(projection, focus));
  const dx = clear.left + area.width / 2 - (scale * (bounds.left + bounds.right)) / 2;
  const dy = clear.top + area.height / 2 - (scale * (bounds.top + bounds.bottom)) / 2;
  return viewOf(projection, scale, dx, dy, frame, focus);
}

function isPoints(shown: LonLatBox | readonly LonLat[]): shown is readonly LonLat[] {
  return Array.isArray(shown);
}

function boxFocus({ west, south, east, north }: LonLatBox): Focus {
  return { west, south, east: west < east ? east : east + 360, north };
}

/** The smallest box around points; one point gets its surroundings. */
function around(points: readonly LonLat[]): Focus {
  const { west, east } = smallestArc(points.map(([lon]) => lon));
  const lats = points.map(([, lat]) => lat);
  const south = Math.min(...lats);
  const north = Math.max(...lats);
  if (east - west > 0.01 || north - south > 0.01) return { west, south, east, north };
  const wide = 3.4 / Math.max(0.2, Math.cos((south * Math.PI) / 180));
  return { west: west - wide, south: Math.max(-85, south - 2.4), east: east + wide, north: Math.min(85, north + 2.4) };
}

/** The arc of longitudes without the widest gap. */
function smallestArc(lons: readonly number[]): { west: number; east: number } {
  const sorted = lons.toSorted((a, b) => a - b);
  let [first = 0] = sorted;
  let gap = first + 360 - (sorted.at(-1) ?? 0);
  let start = 0;
  sorted.forEach((lon, index) => {
    const step = index === 0 ? 0 : lon - (sorted[index - 1] ?? 0);
    if (step > gap + 1e-9) [gap, start, first] = [step, index, lon];
  });
  const last = start === 0 ? (sorted.at(-1) ?? 0) : (sorted[start - 1] ?? 0) + 360;
  return { west: first, east: last };
}

function outlineOf({ west, south, east, north }: Focus): LonLat[] {
  const points: LonLat[] = [];
  for (let step = 0; step <= 24; step++) {
    const lon = west + ((east - west) * step) / 24;
    const lat = south + ((north - south) * step) / 24;
    points.push([lon, south], [lon, north], [west, lat], [east, lat]);
  }
  return points;
}

function boundsOf(points: readonly (readonly [number, number])[]) {
  return points.reduce(
    (box, [x, y]) => ({
      left: Math.min(box.left, x),
      top: Math.min(box.top, y),
      right: Math.max(box.right, x),
      bottom: Math.max(box.bottom, y),
    }),
    { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity },
  );
}

function scaleLimit(projection: Projection, { west, south, east, north }: Focus): number {
  const lon = (west + east) / 2;
  const lat = (south + north) / 2;
  const [, y1] = projection.project(lon, lat - 0.05);
  const [, y2] = projection.project(lon, lat + 0.05);
  return (closest * 0.1) / Math.abs(y2 - y1);
}

function viewOf(projection: Projection, scale: number, dx: number, dy: number, frame: Frame, focus: Focus): View {
  const at = (lon: number, lat: number): readonly [number, number] => {
    const [x, y] = projection.project(lon, lat);
    return [x * scale + dx, y * scale + dy];
  };
  const back = (x: number, y: number) => projection.invert((x - dx) / scale, (y - dy) / scale);
  const { width, height, clear } = frame;
  const middleX = (clear.left + width - clear.right) / 2;
  const middleY = (clear.top + height - clear.bottom) / 2;
  const [a, b] = [back(middleX - 5, middleY), back(middleX + 5, middleY)];
  return {
    projection: projection.name,
    width,
    height,
    middle: projection.middle,
    at,
    place: ([lon, lat]) => at(nearTo(lon, projection.middle), lat),
    back,
    rim: projection.rim?.map((value, index) => value * scale + (index % 2 === 0 ? dx : dy)),
    ...windowOf(projection, at, back, frame, focus),
    kmPerPixel: a && b ? (geoDistance([...a], [...b]) * 6371) / 10 : Number.NaN,
  };
}

/** Follows the frame's edge in degrees. */
function windowOf(
  projection: Projection,
  at: View['at'],
  back: View['back'],
  { width, height }: Frame,
  focus: Focus,
): Pick<View, 'window' | 'isRound' | 'isCut'> {
  const edge = edgePoints(width, height).map(([x, y]) => back(x, y));
  const known = edge.filter((point) => point !== undefined);
  const lats = known.map(([, lat]) => lat);
  const lons = known.map(([lon]) => lon);
  const poles = ([90, -90] as const).filter((lat) => {
    const [x, y] = at(projection.middle, lat);
    return projection.name !== 'mercator' && x > 0 && x < width && y > 0 && y < height;
  });
  const isRound = known.length < edge.length || poles.length > 0;
  const isWhole = projection.name === 'world' && isRound;
  return {
    isRound,
    isCut: known.length < edge.length,
    window: {
      west: isRound ? projection.middle - 180 : Math.max(projection.middle - 180, Math.min(...lons) - 1),
      east: isRound ? projection.middle + 180 : Math.min(projection.middle + 180, Math.max(...lons) + 1),
      // Antarctica would be a bar along the whole foot of a world that isn't about it.
      south:
        isWhole && focus.south > -60
          ? -60
          : isWhole || poles.includes(-90)
            ? -90
            : Math.max(-90, Math.min(...lats) - 1),
      north: isWhole || poles.includes(90) ? 90 : Math.min(90, Math.max(...lats) + 1),
    },
  };
}

function edgePoints(width: number, height: number): [number, number][] {
  const points: [number, number][] = [];
  for (let step = 0; step <= 40; step++) {
    const x = -4 + ((width + 8) * step) / 40;
    const y = -4 + ((height + 8) * step) / 40;
    points.push([x, -4], [x, height + 4], [-4, y], [width + 4, y]);
  }
  return points;
}
