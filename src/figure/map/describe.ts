import type { DrawTools } from '../figure.ts';
import type { MapArea, MapData, MapRoute } from './data.ts';

type Words = DrawTools['words'];

/** What the map is, in a few words, and what it shows in sentences, for those who don't see it. */
export function describeMap(data: MapData, words: Words): { title: string; description: string } {
  return {
    title: data.title || titleOf(data, words),
    description: data.description || sentences(data, words).join(' '),
  };
}

function titleOf({ pins, areas, when, ...data }: MapData, words: Words): string {
  const letterings = data.letterings.filter(({ side }) => side !== 'none');
  const own = pins.filter(({ route }) => route === undefined);
  const names = [...(own.length > 0 ? own : pins), ...letterings, ...areas].map(({ name }) => name).filter(Boolean);
  const few = names.length > 4 ? [...names.slice(0, 3), fill(words.mapMore, { count: names.length - 3 })] : names;
  return fill(when === '' ? words.mapTitle : words.mapTitleWhen, { names: listed(few, words), when });
}

function sentences(data: MapData, words: Words): string[] {
  const { pins, areas, routes, borders } = data;
  const letterings = data.letterings.filter(({ side }) => side !== 'none');
  const names = pins.map(({ name, other }) => (other === '' ? name : `${name} (${other})`));
  const doubtful = pins.filter(({ errorKm }) => errorKm >= 1).map(({ name }) => name);
  return [
    names.length > 0 ? fill(words.mapShows, { names: listed(names, words) }) : '',
    letterings.length > 0
      ? fill(words.mapLettered, {
          names: listed(
            letterings.map(({ name }) => name),
            words,
          ),
        })
      : '',
    ...areas.map((area) => areaSentence(area, words)),
    ...routes.map((route) => routeSentence(route, words)),
    doubtful.length > 0 ? fill(words.mapDoubtful, { names: listed(doubtful, words) }) : '',
    momentsSentence(data, words),
    borders ? `${upper(words.mapModernBorders ?? '')}.` : '',
    fill(words.mapCredit, { sources: credits(data, words) }),
  ].filter(Boolean);
}

/** "Names in turn: 旅順, 大連 (1880–1898); Порт-Артур, Дальний (1898–1905)." */
function momentsSentence({ moments }: MapData, words: Words): string {
  const told = moments.map(({ names, when, note }) => {
    const then = names.map(({ name }) => name).filter(Boolean);
    return `${then.join(', ')} (${[when, note].filter(Boolean).join(', ')})`.trim();
  });
  return told.length > 0 ? fill(words.mapMoments, { names: told.join('; ') }) : '';
}

/** The credit line: whose coasts and places they are. */
export function credits(data: MapData, words: Words): string {
  const places = data.credits.length > 0 ? [`${words.mapPlaces ?? ''}: ${data.credits.join(', ')}`] : [];
  return ['Natural Earth', ...places].join('; ');
}

function areaSentence({ name, ...area }: MapArea, words: Words): string {
  const doubt = inBrackets(doubtIn(area, words));
  return name === '' ? '' : `${fill(words.mapShaded, { name })}${doubt}.`;
}

/** "By air from Mukden to Port Arthur: 22 August 1945." */
function routeSentence(route: MapRoute, words: Words): string {
  const { names, by, label, told = label, arrow } = route;
  const [from = '', to = ''] = [names[0], names.at(-1)];
  const between = names.slice(1, -1).filter(Boolean);
  const via = between.length > 0 ? fill(words.mapVia, { names: listed(between, words) }) : '';
  const pattern = from && to ? (arrow ? words.mapRoute : words.mapLine) : from ? words.mapRouteFrom : words.mapRouteTo;
  const kind = words[`mapBy-${by}`] ?? by;
  const way = from || to ? fill(pattern, { by: kind, from, to, via }) : `${kind}${via}`;
  return `${upper(way)}${told === '' ? '' : `: ${told}`}${inBrackets(doubtIn(route, words))}.`;
}

/** In which way a line or an area is not certain: in the author's word, else "not certain"; '' where it is. */
export function doubtIn({ certain, doubt }: { readonly certain: boolean; readonly doubt?: string }, words: Words) {
  return certain ? '' : (doubt ?? words.mapNotCertain ?? '');
}

function inBrackets(text: string): string {
  return text === '' ? '' : ` (${text})`;
}

function listed(names: readonly string[], words: Words): string {
  if (names.length < 2) return names[0] ?? '';
  return `${names.slice(0, -1).join(', ')} ${words.mapAnd ?? ''} ${names.at(-1)}`;
}

function fill(pattern: string | undefined, values: Readonly<Record<string, string | number>>): string {
  return (pattern ?? '').replace(/\{(\w+)\}/g, (_, key: string) => String(values[key] ?? ''));
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
