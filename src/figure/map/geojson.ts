import type { LonLat } from '../../model/map-spec.ts';

/** More than this would not be a drawing for a slide. */
const mostPoints = 200_000;
const mostDepth = 6;

/** The rings of all polygons of a GeoJSON text, or in words what is wrong with it. Source: RFC 7946. */
export function readGeoJson(text: string): LonLat[][] | string {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return 'it is not JSON';
  }
  const reading: Reading = { rings: [], points: 0 };
  const wrong = readObject(data, reading, 0);
  if (wrong !== undefined) return wrong;
  return reading.rings.length > 0 ? reading.rings : 'it holds no area';
}

interface Reading {
  readonly rings: LonLat[][];
  points: number;
}

/** What is wrong, or undefined. */
function readObject(data: unknown, reading: Reading, depth: number): string | undefined {
  if (!isObject(data)) return 'it is not GeoJSON';
  if (depth > mostDepth) return 'its collections are nested too deeply';
  switch (data.type) {
    case 'FeatureCollection':
      return eachOf(data.features, '"features"', (each) => readObject(each, reading, depth + 1));
    case 'GeometryCollection':
      return eachOf(data.geometries, '"geometries"', (each) => readObject(each, reading, depth + 1));
    case 'Feature':
      return readObject(data.geometry, reading, depth + 1);
    case 'Polygon':
      return readPolygon(data.coordinates, reading);
    case 'MultiPolygon':
      return eachOf(data.coordinates, '"coordinates"', (each) => readPolygon(each, reading));
    case 'Topology':
      return 'it is TopoJSON, not GeoJSON';
    default:
      return typeof data.type === 'string'
        ? `it holds a ${data.type.slice(0, 40)}, not only areas`
        : 'it is not GeoJSON: "type" is missing';
  }
}

function readPolygon(value: unknown, reading: Reading): string | undefined {
  return eachOf(value, 'a polygon', (ring) => {
    const points: LonLat[] = [];
    const wrong = eachOf(ring, 'a ring', (point) => {
      reading.points++;
      if (reading.points > mostPoints) return 'it has more than 200,000 points';
      const [lon, lat] = Array.isArray(point) ? (point as readonly unknown[]) : [];
      if (typeof lon !== 'number' || typeof lat !== 'number') return 'a point is not [longitude, latitude]';
      if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90))
        return `a point lies outside the world: [${lon}, ${lat}]; are its coordinates in metres, or latitude first?`;
      points.push([lon, lat]);
      return undefined;
    });
    if (wrong !== undefined) return wrong;
    if (points.length < 4) return 'a ring has fewer than four points';
    reading.rings.push(points);
    return undefined;
  });
}

function eachOf(value: unknown, what: string, read: (each: unknown) => string | undefined): string | undefined {
  if (!Array.isArray(value)) return `${what} is not a list`;
  for (const each of value) {
    const wrong = read(each);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
