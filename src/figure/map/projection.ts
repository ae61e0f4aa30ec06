import {
  type GeoRawProjection,
  geoAzimuthalEqualAreaRaw,
  geoConicConformalRaw,
  geoMercatorRaw,
  geoNaturalEarth1Raw,
  geoRotation,
} from 'd3-geo';

/** A projection to the plane, y downwards, still without scale. */
export interface Projection {
  readonly name: 'mercator' | 'conic' | 'azimuthal' | 'world';
  /** The meridian in the middle, in degrees. */
  readonly middle: number;
  /** Degrees; the longitude within 180° of the middle. */
  readonly project: (lon: number, lat: number) => readonly [number, number];
  /** Degrees, the longitude near the middle; undefined outside the world. */
  readonly invert: (x: number, y: number) => readonly [number, number] | undefined;
  /** The edge of a disc: x and y in turn. */
  readonly rim?: readonly number[];
}

/** What is to be seen: degrees, `east` greater than `west`, beyond 180 across the line. */
export interface Focus {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

const degrees = 180 / Math.PI;

/** Mercator near and at the equator, Lambert's conformal cone between, equal areas for continents and poles. */
export function projectionFor({ west, south, east, north }: Focus): Projection {
  const middle = (west + east) / 2;
  const centre = (south + north) / 2;
  const wide = east - west;
  const high = north - south;
  if (wide > 170 && (south > 35 || north < -35)) return azimuthal(middle, south > 0 ? 90 : -90);
  if (wide > 170 || high > 110 || (wide > 110 && Math.abs(centre) < 35))
    return pointwise('world', wide > 300 ? seamAt(middle) : middle, geoNaturalEarth1Raw);
  const isPolar = Math.max(Math.abs(south), Math.abs(north)) > 80;
  if (wide > 110 || isPolar) return azimuthal(middle, centre);
  if (Math.abs(centre) < 20 || (high < 3 && wide < 5 && Math.abs(centre) < 70))
    return pointwise('mercator', middle, geoMercatorRaw);
  const sixth = Math.max(high / 6, 0.1);
  return pointwise('conic', middle, geoConicConformalRaw((south + sixth) / degrees, (north - sixth) / degrees));
}

/** The whole world is cut in the Bering Strait or in the Atlantic, where there is the least land. */
function seamAt(middle: number): number {
  const plain = middle - 360 * Math.round(middle / 360);
  return plain > 90 || plain < -120 ? seams[0] : seams[1];
}

const seams = [152, 11] as const;

/** Whether the world's end runs through land, so that it has to be seen as an end. */
export function endsInLand(name: Projection['name'], middle: number): boolean {
  return name === 'azimuthal' || (name === 'world' && !seams.some((seam) => seam === middle));
}

/** The whole earth around a meridian, for a part that would leave corners of the frame outside the world. */
export function roundProjection(middle: number): Projection {
  return pointwise('world', middle, geoNaturalEarth1Raw);
}

function pointwise(name: Projection['name'], middle: number, raw: GeoRawProjection): Projection {
  return {
    name,
    middle,
    project: (lon, lat) => {
      // Mercator's poles lie infinitely far away.
      const [x, y] = raw((lon - middle) / degrees, Math.max(-89.5, Math.min(89.5, lat)) / degrees);
      return [x, -y];
    },
    invert: (x, y) => {
      const [lon = Number.NaN, lat = Number.NaN] = raw.invert?.(x, -y) ?? [];
      return Number.isFinite(lon) && Math.abs(lon) <= Math.PI && Number.isFinite(lat) && Math.abs(lat) <= Math.PI / 2
        ? [lon * degrees + middle, lat * degrees]
        : undefined;
    },
  };
}

/** 100° from the middle, in the plane of equal areas. */
const rim = 2 * Math.sin((50 * Math.PI) / 180);

function azimuthal(middle: number, centre: number): Projection {
  const rotation = geoRotation([-middle, -centre]);
  const raw = geoAzimuthalEqualAreaRaw;
  return {
    name: 'azimuthal',
    middle,
    rim: Array.from({ length: 180 }, (_, step) => (step * Math.PI) / 90).flatMap((turn) => [
      rim * Math.cos(turn),
      rim * Math.sin(turn),
    ]),
    project: (lon, lat) => {
      const [a, b] = rotation([lon, lat]);
      const [x, y] = raw(a / degrees, b / degrees);
      // The far side of the world would be drawn out into a ring: it is pushed back to the edge.
      const far = Math.hypot(x, y);
      const back = far > rim ? rim / far : 1;
      return [x * back, -y * back];
    },
    invert: (x, y) => {
      const [a = Number.NaN, b = Number.NaN] = Math.hypot(x, y) < rim - 1e-4 ? (raw.invert?.(x, -y) ?? []) : [];
      if (!Number.isFinite(a) || !Number.isFinite(b)) return undefined;
      const [lon, lat] = rotation.invert([a * degrees, b * degrees]);
      return [nearTo(lon, middle), lat];
    },
  };
}

/** The same meridian within 180° of another. */
export function nearTo(lon: number, middle: number): number {
  return lon - 360 * Math.round((lon - middle) / 360);
}
