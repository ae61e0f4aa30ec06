import { nameFor } from '../../model/names.ts';
import type { TimelineSpec } from '../../model/timeline-spec.ts';
import { suggestion } from '../../suggest.ts';
import type { PrepareContext } from '../figure.ts';
import type { FoundEvent } from './collect.ts';

/** The most lanes that can be read on a wall; what is left shares the last. */
const mostLanes = 8;

/** The lanes in their order, and the lane of each event. */
export function lanesOf(
  spec: TimelineSpec,
  events: readonly FoundEvent[],
  context: PrepareContext,
): { readonly names: readonly string[]; readonly laneOf: (event: FoundEvent) => number } {
  const nameOf = laneNames(spec, context);
  const found = events.map(nameOf).filter((name) => name !== '');
  if (found.length === 0) return { names: [], laneOf: () => 0 };
  const elsewhere = context.words.timelineElsewhere ?? '';
  const named = spec.lanes.by === 'names' ? spec.lanes.names : mostFrequent(found);
  if (spec.lanes.by === 'names') checkLanes(named, events, context);
  const isAll = events.every((event) => named.includes(nameOf(event)));
  const names = isAll ? named : [...named, elsewhere];
  const index = (name: string): number => (named.includes(name) ? named.indexOf(name) : names.length - 1);
  return { names, laneOf: (event) => index(nameOf(event)) };
}

function laneNames({ lanes }: TimelineSpec, context: PrepareContext): (event: FoundEvent) => string {
  switch (lanes.by) {
    case 'none':
      return () => '';
    case 'place':
      // One name for a place all along, whatever it was called at the time of each event.
      return (event) => event.lane || placeOf(event, context);
    case 'actor':
      return (event) => event.lane || actorOf(event, context);
    case 'given':
    case 'names':
      return ({ lane }) => lane;
    default:
      return lanes satisfies never;
  }
}

function placeOf({ placeKey }: FoundEvent, { library, lang, when, span }: PrepareContext): string {
  const place = library.places.get(placeKey);
  return place ? nameFor(place.names, lang, when ?? span) : '';
}

/** The person whom most of the event's claims are about; '' for none. */
function actorOf({ claims }: FoundEvent, { library, lang, when }: PrepareContext): string {
  const people = claims.flatMap((key) => library.claims.get(key)?.people ?? []);
  const counts = new Map<string, number>();
  for (const key of people) counts.set(key, (counts.get(key) ?? 0) + 1);
  const [first] = [...counts].toSorted(([, a], [, b]) => b - a);
  const person = first && library.people.get(first[0]);
  return person ? nameFor(person.names, lang, when) : '';
}

/** All names in the order of time, or those with the most events when they are too many. */
function mostFrequent(names: readonly string[]): readonly string[] {
  const all = [...new Set(names)];
  if (all.length <= mostLanes) return all;
  const count = (name: string): number => names.filter((each) => each === name).length;
  const kept = new Set(all.toSorted((a, b) => count(b) - count(a)).slice(0, mostLanes - 1));
  return all.filter((name) => kept.has(name));
}

/** With lanes named one by one, an event's lane has to be one of them. */
function checkLanes(names: readonly string[], events: readonly FoundEvent[], { report }: PrepareContext): void {
  for (const { lane, path } of events) {
    if (lane === '' || names.includes(lane)) continue;
    report('figure-entry', `${path}.lane`, { kind: 'lane', key: lane, suggestion: suggestion(lane, names) });
  }
}
