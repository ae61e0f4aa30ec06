import type { DrawTools } from '../figure.ts';
import { type AtlasLine, type Layer, type LayerName, openLayer } from './atlas.ts';
import { type ClipBox, clipLine, clipRing, densify } from './clip.ts';
import { type LandShare, landMask } from './land-mask.ts';
import { writePath } from './path.ts';
import { roundCorners } from './round-corners.ts';
import { simplify } from './simplify.ts';
import type { View } from './view.ts';

/** The world of a view, as data of paths. */
export interface WorldPaths {
  readonly land: string;
  /** The coast where it can't be the land's own outline: on maps that show the cut of the world. */
  readonly coast: string;
  /** The coast with few points, for a broad stroke. */
  readonly shallow: string;
  readonly lakes: string;
  readonly rivers: string;
  readonly borders: string;
  /** Some points of the coast: x and y in px. */
  readonly coastPoints: readonly (readonly [number, number])[];
  readonly landShare: LandShare;
}

interface Detail {
  readonly rivers: boolean;
  readonly borders: boolean;
  /** Small maps need fewer points: px. */
  readonly tolerance: number;
  /** How far land goes on beyond the frame: px. */
  readonly margin: number;
}

/** Degrees between neighbouring values in the file of rivers and lakes. */
const coarseStep = 0.036;
/** Islands of so many px are left out. */
const smallest = 1.3;
/** Characters of land and coast that are too many for a slide. */
const mostCharacters = 74_000;

/** Land, water and borders. */
export function worldPaths(view: View, asset: DrawTools['asset'], detail: Detail): WorldPaths {
  const pixelsPerDegree = 111.2 / view.kmPerPixel;
  const isClose = pixelsPerDegree > 34;
  const open = (name: LayerName): Layer => openLayer(asset, name);
  const land = open(isClose ? 'land-10m' : 'land-50m');
  // Very close, the straight pieces of the coast would show.
  const corners = pixelsPerDegree > 200 ? 2 : 0;
  const waterCorners = pixelsPerDegree * coarseStep > 2 ? 2 : 0;
  const least = pixelsPerDegree < 8 ? 2.4 : smallest;
  const rings = ringsIn(land, view, { ...detail, corners, least });
  const coasts = view.isRound ? linesIn(land, view, { ...detail, corners: 0, least }) : [];
  const lakes = ringsIn(open('lakes'), view, { ...detail, corners: waterCorners, least: isClose ? 5 : 8 });
  const rivers = detail.rivers && pixelsPerDegree > 5;
  const borders = open(isClose ? 'borders-10m' : 'borders-50m');
  return {
    ...outlines(rings, coasts, detail.tolerance),
    coastPoints: somePoints(rings),
    landShare: landMask([...rings, ...lakes], view),
    lakes: written(lakes, true),
    rivers: rivers
      ? written(linesIn(open('rivers'), view, { ...detail, corners: waterCorners, least: 40 }), false)
      : '',
    borders: detail.borders ? written(linesIn(borders, view, { ...detail, corners: 0, least: smallest }), false) : '',
  };
}

/** Land and coast, with fewer points where they would be too long. */
function outlines(
  rings: number[][],
  coasts: number[][],
  tolerance: number,
): Pick<WorldPaths, 'land' | 'coast' | 'shallow'> {
  const land = written(rings, true);
  const coast = written(coasts, false);
  if (land.length + coast.length > mostCharacters && tolerance < 4) {
    const more = tolerance * 1.5;
    const fewer = (lines: number[][]): number[][] => lines.map((line) => simplify(line, more));
    return outlines(fewer(rings), fewer(coasts), more);
  }
  const rough = (lines: number[][]): number[][] => lines.map((line) => simplify(line, Math.max(1.2, tolerance)));
  return { land, coast, shallow: coasts.length > 0 ? written(rough(coasts), false) : written(rough(rings), true) };
}

/** Not more than labels can look at. */
function somePoints(rings: readonly number[][]): [number, number][] {
  const all = rings.reduce((sum, ring) => sum + ring.length / 2, 0);
  const every = Math.ceil(all / 900);
  const points: [number, number][] = [];
  let count = 0;
  for (const ring of rings)
    for (let index = 0; index < ring.length; index += 2)
      if (count++ % every === 0) points.push([ring[index] ?? 0, ring[index + 1] ?? 0]);
  return points;
}

function written(lines: readonly number[][], isClosed: boolean): string {
  return lines.map((line) => writePath(line, isClosed)).join('');
}

/** How a layer is drawn. */
interface Manner extends Pick<Detail, 'tolerance' | 'margin'> {
  /** How often corners are cut. */
  readonly corners: number;
  /** What is smaller than this many px is left out. */
  readonly least: number;
}

/** Shifts by whole turns with which a line can be seen. */
function turnsOf({ west, south, east, north }: AtlasLine, { window }: View): number[] {
  if (north < window.south || south > window.north) return [];
  return [-720, -360, 0, 360, 720].filter((turn) => east + turn > window.west && west + turn < window.east);
}

function ringsIn(layer: Layer, view: View, { tolerance, margin, corners, least }: Manner): number[][] {
  const { window } = view;
  const degrees: ClipBox = { left: window.west, top: window.south, right: window.east, bottom: window.north };
  const pixels: ClipBox = {
    left: -margin,
    top: -margin,
    right: view.width + margin,
    bottom: view.height + margin,
  };
  const found: number[][] = [];
  for (const line of layer.lines) {
    if (isSmall(line, view, least)) continue;
    for (const turn of turnsOf(line, view)) {
      const isWhole =
        line.west + turn >= window.west &&
        line.east + turn <= window.east &&
        line.south >= window.south &&
        line.north <= window.north;
      const points = shifted(thinned(layer.points(line), line, view, corners > 0 ? 0 : tolerance), turn);
      const seen = isWhole ? points : densify(clipRing(points, degrees), 1);
      const placed = project(seen, view);
      // Rounded before the frame cuts it: the frame's own corners stay.
      const shown = clipRing(corners > 0 ? roundCorners(placed, corners, true) : placed, pixels);
      if (shown.length < 6) continue;
      const ring = simplify(shown, tolerance);
      if (ring.length >= 6) found.push(ring);
    }
  }
  return found;
}

function isSmall({ west, south, east, north }: AtlasLine, { kmPerPixel }: View, least: number): boolean {
  const narrow = Math.cos((((south + north) / 2) * Math.PI) / 180);
  return (Math.max((east - west) * narrow, north - south) * 111.2) / kmPerPixel < least;
}

/** Without points that would lie nearer than so many px to the one before: cheaper than to place them first. */
function thinned(
  points: Float64Array,
  { south, north }: AtlasLine,
  { kmPerPixel }: View,
  tolerance: number,
): Float64Array {
  const least = ((tolerance * kmPerPixel) / 111.2) ** 2;
  if (least < 1e-4 || points.length < 16) return points;
  const narrow = Math.cos((Math.min(Math.abs(south), Math.abs(north)) * Math.PI) / 180) ** 2;
  const kept = new Float64Array(points.length);
  let count = 0;
  let [lon, lat] = [Number.NaN, Number.NaN];
  for (let index = 0; index < points.length; index += 2) {
    const x = points[index] ?? 0;
    const y = points[index + 1] ?? 0;
    if (index < points.length - 2 && (x - lon) ** 2 * narrow + (y - lat) ** 2 < least) continue;
    kept[count++] = lon = x;
    kept[count++] = lat = y;
  }
  return kept.subarray(0, count);
}

function shifted(points: Float64Array, turn: number): Float64Array {
  return turn === 0 ? points : points.map((value, index) => (index % 2 === 0 ? value + turn : value));
}

function project(points: ArrayLike<number>, view: View): Float64Array {
  const placed = new Float64Array(points.length);
  for (let index = 0; index < points.length; index += 2) {
    const [x, y] = view.at(points[index] ?? 0, points[index + 1] ?? 0);
    placed[index] = x;
    placed[index + 1] = y;
  }
  return placed;
}

/** Lines, and rings as lines: broken where they leave the view. */
function linesIn(layer: Layer, view: View, { tolerance, corners, least }: Manner): number[][] {
  const { window, width, height } = view;
  const hasRim = view.isRound && view.projection === 'azimuthal';
  const beyond: ClipBox = { left: -20, top: -20, right: width + 20, bottom: height + 20 };
  const found: number[][] = [];
  const finish = (run: number[]): void => {
    if (run.length < 4) return;
    const line = corners > 0 ? roundCorners(run, corners, false) : run;
    // Points may lie far apart: the last one outside can be farther away than the frame is wide.
    for (const piece of clipLine(line, beyond)) found.push(simplify(piece, tolerance));
  };
  for (const line of layer.lines) {
    if (isSmall(line, view, least)) continue;
    for (const turn of turnsOf(line, view)) {
      const points = thinned(layer.points(line), line, view, corners > 0 ? 0 : tolerance);
      let run: number[] = [];
      let outside = 0;
      for (let index = 0; index < points.length; index += 2) {
        const lon = (points[index] ?? 0) + turn;
        const lat = points[index + 1] ?? 0;
        const isInWindow = lon >= window.west && lon <= window.east && lat >= window.south && lat <= window.north;
        const [x, y] = isInWindow ? view.at(lon, lat) : [0, 0];
        // Below 89° south there is only the edge by which a ring is closed.
        if (!isInWindow || lat < -89 || (hasRim && !view.back(x, y))) {
          finish(run);
          run = [];
          continue;
        }
        const side = (x < -20 ? 1 : x > width + 20 ? 2 : 0) | (y < -20 ? 4 : y > height + 20 ? 8 : 0);
        if (side & outside) {
          finish(run);
          run = [];
        }
        outside = side;
        run.push(x, y);
      }
      finish(run);
    }
  }
  return found;
}
