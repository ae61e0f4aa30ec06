import type * as v from 'valibot';
import type { AreaSpec, ExtentSpec, MapPlaceSpec, MapSpec, RouteSpec, StopSpec } from '../../model/map-spec.ts';
import type { mapSchema } from './map-schema.ts';

/** The fence's values as a map. */
export function mapSpec(value: v.InferOutput<ReturnType<typeof mapSchema>>): MapSpec {
  return {
    kind: 'map',
    title: value.title,
    description: value.description,
    steps: value.steps,
    places: value.places.map(placeSpec),
    extent: extentSpec(value.extent),
    routes: value.routes.map(routeSpec),
    areas: value.areas.map(areaSpec),
    highlight: highlightSpec(value.highlight),
    labels: value.labels,
    when: value.when,
    moments: value.moments,
    borders: value.borders,
    rivers: value.rivers,
    scale: value.scale,
    inset: insetSpec(value.inset),
  };
}

type Value = v.InferOutput<ReturnType<typeof mapSchema>>;

function placeSpec(value: Value['places'][number]): MapPlaceSpec {
  if (typeof value === 'string') return { type: 'library', key: value, name: '', side: 'auto', mark: '' };
  const shared = { name: value.name, side: value.label ?? 'auto', mark: value.kind ?? '' } as const;
  return 'at' in value ? { type: 'point', at: value.at, ...shared } : { type: 'library', key: value.place, ...shared };
}

function stopSpec(value: string | [number, number]): StopSpec {
  return typeof value === 'string' ? { type: 'named', name: value } : { type: 'at', at: value };
}

/** Railways and fronts are lines without a head unless one is asked for. */
function routeSpec({ from, to, via, at, arrow, ...rest }: Value['routes'][number]): RouteSpec {
  return {
    ...rest,
    date: rest.date,
    labelAt: at,
    from: stopSpec(from),
    to: stopSpec(to),
    via: via.map(stopSpec),
    arrow: arrow ?? (rest.by !== 'rail' && rest.by !== 'front'),
  };
}

function areaSpec({ name, certain, ...value }: Value['areas'][number]): AreaSpec {
  return 'file' in value
    ? { type: 'file', file: value.file, name, certain }
    : { type: 'points', points: value.points, name, certain };
}

function extentSpec(value: Value['extent']): ExtentSpec {
  if (value === 'auto') return { type: 'auto' };
  if (typeof value === 'string') return { type: 'region', name: value };
  const [west, south, east, north] = value;
  return { type: 'box', west, south, east, north };
}

function highlightSpec(value: Value['highlight']): MapSpec['highlight'] {
  if (value === undefined || value === 'auto') return 'auto';
  if (value === 'none') return [];
  return typeof value === 'string' ? [value] : value;
}

function insetSpec(value: Value['inset']): MapSpec['inset'] {
  if (value === 'auto' || value === true) return { type: 'auto' };
  if (value === false || value === 'none') return { type: 'none' };
  return { type: 'region', name: value };
}
