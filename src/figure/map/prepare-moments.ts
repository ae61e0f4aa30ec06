import type { LonLat, MapSpec, MomentSpec } from '../../model/map-spec.ts';
import type { PrepareContext } from '../figure.ts';
import type { MapMoment, Pin } from './data.ts';
import { placeFinder } from './prepare-places.ts';

/** What the pins of a map are called at each of its times; the one that the slide speaks of is shown at first. */
export function prepareMoments(spec: MapSpec, pins: readonly Pin[], context: PrepareContext): MapMoment[] {
  const { when } = context;
  const middle = when ? (when.from + when.to) / 2 : Number.NaN;
  const found = spec.moments.findIndex(({ when: { from, to } }) => from <= middle && middle < to);
  const now = found >= 0 ? found : spec.moments.length - 1;
  return spec.moments.map((moment, index): MapMoment => {
    const names = namesAt(spec, moment, pins, context);
    const { name = '', lang = context.lang } = names[0] ?? {};
    return { name, lang, when: moment.label || yearsOf(moment), note: moment.note, now: index === now, names };
  });
}

function namesAt(spec: MapSpec, moment: MomentSpec, pins: readonly Pin[], context: PrepareContext): MapMoment['names'] {
  const lang = moment.lang || context.lang;
  const at = { ...spec, when: moment.when, labels: 'period' } as const;
  const named = (language: string): ReadonlyMap<string, string> => {
    // What is wrong with a place was reported when it was looked up first.
    const finder = placeFinder(at, { ...context, lang: language, report: () => {} });
    const listed = at.places.flatMap((place, index) => finder.listed(place, index) ?? []);
    const isThere = (key: string): boolean => {
      const { from, to } = context.library.places.get(key) ?? { from: -Infinity, to: Infinity };
      return from < moment.when.to && moment.when.from < to;
    };
    return new Map(listed.map(({ at, key, name }) => [keyOf(at), isThere(key) ? name : '']));
  };
  const [own, script] = [named(lang), named(context.lang)];
  return pins.map((pin) => {
    const name = own.get(keyOf(pin.at)) ?? pin.name;
    const known = script.get(keyOf(pin.at)) ?? pin.other;
    return { name, other: known === name ? '' : known, ...(lang === context.lang ? {} : { lang }) };
  });
}

function keyOf([lon, lat]: LonLat): string {
  return `${lon} ${lat}`;
}

/** "1898–1905"; "1904" for a time within one year. */
function yearsOf({ when: { from, to } }: MomentSpec): string {
  const [first, last] = [Math.floor(from), Math.ceil(to) - 1];
  return first >= last ? String(first) : `${first}–${last}`;
}
