import type { LonLat, LonLatBox, MapSpec } from '../../model/map-spec.ts';
import { daysOf, writeDays } from '../../model/span-days.ts';
import { nearest } from '../../suggest.ts';
import type { PrepareContext } from '../figure.ts';
import type { Lettering, MapArea, MapData, MapRoute, Pin } from './data.ts';
import { prepareAreas } from './prepare-areas.ts';
import { prepareMoments } from './prepare-moments.ts';
import { type Found, placeFinder } from './prepare-places.ts';
import { prepareRoutes } from './prepare-routes.ts';
import { nearTo } from './projection.ts';
import { regionBox, regionNames } from './regions.ts';

/** Looks up the places of a map, chooses their names and reads its areas. Undefined when nothing can be drawn. */
export function prepareMap(spec: MapSpec, context: PrepareContext): MapData | undefined {
  const failed = { value: false };
  const watched: PrepareContext = {
    ...context,
    report: (code, path, params) => {
      if (code !== 'figure-outside') failed.value = true;
      context.report(code, path, params);
    },
  };
  const finder = placeFinder(spec, watched);
  const listed = spec.places.flatMap((place, index) => finder.listed(place, index) ?? []);
  const routes = prepareRoutes(spec, finder, watched);
  const areas = prepareAreas(spec, watched);
  const extent = extentBox(spec, watched);
  const inset = insetBox(spec, watched);
  // What can't be read in the library or on the disk is reported there.
  const isLess =
    listed.length < spec.places.length || routes.routes.length < spec.routes.length || areas.length < spec.areas.length;
  if (failed.value || isLess) return undefined;
  const hasData = listed.length + routes.routes.length + areas.length > 0;
  if (!hasData && !extent) {
    watched.report('figure-empty', '', {
      figure: 'map',
      found: 'it names no places, routes or areas',
      hint: 'Add a line such as: places: [port-arthur, mukden].',
    });
    return undefined;
  }
  const places = [...listed, ...routes.brought];
  if (extent) reportOutside(places, extent, watched);
  const data = highlighted(spec, watched, places, routes.routes, areas);
  if (failed.value) return undefined;
  return {
    title: spec.title,
    description: spec.description,
    steps: spec.steps,
    ...data,
    extent,
    borders: spec.borders === 'modern',
    rivers: spec.rivers,
    scale: spec.scale,
    inset,
    credits: [
      ...new Set([...places, ...routes.passed].map(({ credit }) => credit).filter((credit) => credit === 'GeoNames')),
    ],
    when: finder.when ? writeDays(daysOf(finder.when), context.lang) : '',
    moments: prepareMoments(spec, data.pins, context),
  };
}

function extentBox({ extent }: MapSpec, context: PrepareContext): LonLatBox | undefined {
  switch (extent.type) {
    case 'auto':
      return undefined;
    case 'box':
      return extent;
    case 'region':
      return region(extent.name, 'extent', context);
    default:
      return extent satisfies never;
  }
}

function insetBox({ inset }: MapSpec, context: PrepareContext): MapData['inset'] {
  return inset.type === 'region' ? (region(inset.name, 'inset', context) ?? 'none') : inset.type;
}

function region(name: string, path: string, { report }: PrepareContext): LonLatBox | undefined {
  const box = regionBox(name);
  if (box) return { ...box };
  report('figure-value', path, {
    what: path,
    found: `"${name}"`,
    expected: path === 'inset' ? 'a region of the world' : 'a region of the world or four numbers',
    hint: `${question(name, regionNames)}Regions are ${regionNames.join(', ')}.`,
  });
  return undefined;
}

/** `Did you mean "east-asia"? ` for a slip of the fingers, else ''. */
function question(name: string, known: readonly string[]): string {
  const best = nearest(name, known);
  return best === undefined ? '' : `Did you mean "${best}"? `;
}

/** Only what can be told without the frame: what lies outside the box that the author asked for. */
function reportOutside(places: readonly Found[], box: LonLatBox, { report }: PrepareContext): void {
  for (const { name, at, path } of places)
    if (!isInside(at, box))
      report('figure-outside', path, { name, figure: 'map', hint: 'Widen the extent, or leave the place out.' });
}

function isInside([lon, lat]: LonLat, { west, south, east, north }: LonLatBox): boolean {
  const right = west < east ? east : east + 360;
  const middle = (west + right) / 2;
  return lat >= south && lat <= north && Math.abs(nearTo(lon, middle) - middle) <= (right - west) / 2;
}

/** Gives the accent to what `highlight` names; when it says nothing, to a single route. */
function highlighted(
  spec: MapSpec,
  context: PrepareContext,
  places: readonly Found[],
  routes: readonly MapRoute[],
  areas: readonly MapArea[],
): { pins: Pin[]; letterings: Lettering[]; routes: MapRoute[]; areas: MapArea[] } {
  const named = new Set(spec.highlight === 'auto' ? [] : spec.highlight);
  const single =
    spec.highlight === 'auto' && routes.length === 1 && ['land', 'sea', 'air'].includes(routes[0]?.by ?? '');
  const known = [
    ...places.flatMap(({ key, name }) => [key, name]),
    ...areas.map(({ name }) => name),
    ...spec.routes.flatMap((route, index) => routeNames(route.label, routes[index])),
  ].filter(Boolean);
  [...named].forEach((name, index) => {
    if (known.includes(name)) return;
    context.report(
      'figure-value',
      Array.isArray(spec.highlight) && spec.highlight.length > 1 ? `highlight.${index}` : 'highlight',
      {
        what: 'highlight',
        found: `"${name}"`,
        expected: 'a place, route or area of this map',
        hint: `${question(name, known)}Name a place by its key, a route or area by its label or name; "none" marks nothing.`,
      },
    );
  });
  const end = single && routes[0]?.arrow ? routes[0].stops.at(-1) : undefined;
  const pins = places.flatMap(({ type, key, credit: _credit, path: _path, ...place }): Pin[] =>
    type === 'pin'
      ? [
          {
            ...place,
            accent:
              named.has(key) ||
              named.has(place.name) ||
              (end !== undefined && end[0] === place.at[0] && end[1] === place.at[1]),
          },
        ]
      : [],
  );
  return {
    pins,
    letterings: places.flatMap(({ type, name, at, side }) => (type === 'pin' ? [] : [{ name, at, kind: type, side }])),
    routes: routes.map((route, index) => ({
      ...route,
      accent: single || routeNames(spec.routes[index]?.label ?? '', route).some((name) => named.has(name)),
    })),
    areas: areas.map((area) => ({ ...area, accent: named.has(area.name) })),
  };
}

/** A route is called by its label, or by its ends: "Mukden – Port Arthur". */
function routeNames(label: string, route: MapRoute | undefined): string[] {
  const [from = '', to = ''] = [route?.names[0], route?.names.at(-1)];
  return [label, `${from} – ${to}`, `${from} - ${to}`, `${from} → ${to}`].filter(
    (name) => name !== '' && name.length > 3,
  );
}
