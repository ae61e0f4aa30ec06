import type { DateSpan } from '../../model/date-span.ts';
import type { MapSpec, RouteSpec } from '../../model/map-spec.ts';
import { daysOf, writeDays } from '../../model/span-days.ts';
import type { PrepareContext } from '../figure.ts';
import { type DateStyle, writeEventTime } from '../timeline/date-label.ts';
import { readEventTime } from '../timeline/event-time.ts';
import type { MapRoute } from './data.ts';
import { doubtOf } from './prepare-areas.ts';
import type { Found, PlaceFinder } from './prepare-places.ts';

/** The routes of a map with their stops, the places at their ends that only they name, and all that they pass. */
export function prepareRoutes(
  { routes, places }: MapSpec,
  finder: PlaceFinder,
  context: PrepareContext,
): { routes: MapRoute[]; brought: Found[]; passed: Found[] } {
  const seen = new Set(places.map((place) => (place.type === 'library' ? place.key : place.name)));
  const brought: Found[] = [];
  const passed: Found[] = [];
  const found = routes.flatMap((route, index) => {
    const path = `routes.${index}`;
    const stops = [
      finder.stop(route.from, `${path}.from`),
      ...route.via.map((stop, number) => finder.stop(stop, `${path}.via.${number}`)),
      finder.stop(route.to, `${path}.to`),
    ];
    const whole = stops.filter((stop) => stop !== undefined);
    if (whole.length < stops.length || !goesSomewhere(whole, path, context)) return [];
    passed.push(...whole);
    // What lies between only leads the line.
    for (const stop of [whole[0], whole.at(-1)]) {
      if (!stop) continue;
      const key = stop.key || stop.name;
      if (key === '' || seen.has(key) || stop.path.startsWith('places.')) continue;
      seen.add(key);
      brought.push({ ...stop, route: index });
    }
    return [mapRoute(route, whole, context)];
  });
  return { routes: found, brought, passed };
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

function mapRoute(
  { by, label, date, certain, arrow, labelAt }: RouteSpec,
  stops: readonly Found[],
  { lang, words }: PrepareContext,
): MapRoute {
  return {
    names: stops.map(({ name }) => name),
    stops: stops.map(({ at }) => at),
    by,
    label: [label, date && writeDate(date, { lang, words, short: true })].filter(Boolean).join(', '),
    told: [label, date && tellDate(date, lang, words)].filter(Boolean).join(', '),
    labelAt,
    ...doubtOf(certain),
    arrow,
    accent: false,
  };
}

/** As on timelines: "22 Aug 1945", "c. Aug 1945", "1921?". */
function writeDate(date: DateSpan, style: DateStyle): string {
  const time = readEventTime(date.text);
  return time ? writeEventTime(time, style) : writeDays(daysOf(date), style.lang);
}

/** In full, for those who don't see the map: "about 21 August 1945". */
function tellDate(date: DateSpan, lang: string, words: PrepareContext['words']): string {
  const written = writeDays(daysOf(date), lang);
  const about = /[~%]/.test(date.text)
    ? (words.timelineAboutTold ?? '{date}').replace('{date}', () => written)
    : written;
  return /[?%]/.test(date.text) ? `${about}?` : about;
}
