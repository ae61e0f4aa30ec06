import type { Certainty, LonLat, MapSpec } from '../../model/map-spec.ts';
import type { PrepareContext } from '../figure.ts';
import type { MapArea } from './data.ts';
import { readGeoJson } from './geojson.ts';

/** The areas of a map: from its own points, or from GeoJSON files of the project. */
export function prepareAreas({ areas }: MapSpec, context: PrepareContext): MapArea[] {
  return areas.flatMap((area, index) => {
    const rings = area.type === 'points' ? [area.points] : fileRings(area.file, `areas.${index}.file`, context);
    return rings ? [{ name: area.name, rings, ...doubtOf(area.certain), accent: false }] : [];
  });
}

/** Whether it is certain, and else in which way it isn't, if the author says. */
export function doubtOf(certain: Certainty): { certain: boolean; doubt?: string } {
  return typeof certain === 'string' ? { certain: false, doubt: certain } : { certain };
}

function fileRings(file: string, path: string, context: PrepareContext): (readonly LonLat[])[] | undefined {
  const source = context.readFile(file, path);
  if (!source) return undefined;
  const read = readGeoJson(source.text);
  if (typeof read !== 'string') return read;
  context.report('figure-file', path, {
    path: file,
    reason: read,
    hint: 'Areas are read from GeoJSON: Polygon or MultiPolygon, in longitude and latitude.',
  });
  return undefined;
}
