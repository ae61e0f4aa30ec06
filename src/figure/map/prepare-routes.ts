import type { MapSpec, RouteSpec } from '../../model/map-spec.ts';
import { daysOf, writeDays } from '../../model/span-days.ts';
import type { PrepareContext } from '../figure.ts';
import type { MapRoute } from './data.ts';
import type { Found, PlaceFinder } from './prepare-places.ts';

/** The routes of a map with their stops, and the places that only they name. */
export function prepareRoutes(
  { routes, places }: MapSpec,
  finder: PlaceFinder,
  context: PrepareContext,
): { routes: MapRoute[]; brought: Found[] } {
  const seen = new Set(places.map((place) => (place.type === 'library' ? place.key : place.name)));
  const brought: Found[] = [];
  const found = routes.flatMap((route, index) => {
    const path = `routes.${index}`;
    const stops = [
      finder.stop(route.from, `${path}.from`),
      ...route.via.map((stop, number) => finder.stop(stop, `${path}.via.${number}`)),
      finder.stop(route.to, `${path}.to`),
    ];
    const whole = stops.filter((stop) => stop !== undefined);
    if (whole.length < stops.length || !goesSomewhere(whole, path, context)) return [];
    for (const stop of whole) {
      const key = stop.key || stop.name;
      if (key === '' || seen.has(key) || stop.path.startsWith('places.')) continue;
      seen.add(key);
      brought.push({ ...stop, route: index });
    }
    return [mapRoute(route, whole, context.lang)];
  });
  return { routes: found, brought };
}

function goesSomewhere(stops: readonly Found[], path: string, { report }: PrepareContext): boolean {
  const [first] = stops;
  if (stops.some(({ at }) => at[0] !== first?.at[0] || at[1] !== first?.at[1])) return true;
  report('figure-value', path, {
    what: 'The route',
    found: 'one that ends where it begins',
    expected: 'a way between two places',
    hint: 'Give "from" and "to" two different places.',
  });
  return false;
}

function mapRoute({ by, label, date, certain, arrow }: RouteSpec, stops: readonly Found[], lang: string): MapRoute {
  const written = date ? writeDays(daysOf(date), lang) : '';
  return {
    names: stops.map(({ name }) => name),
    stops: stops.map(({ at }) => at),
    by,
    label: [label, written].filter(Boolean).join(', '),
    certain,
    arrow,
    accent: false,
  };
}
