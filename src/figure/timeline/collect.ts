import type { HistoricalEvent } from '../../model/library.ts';
import { nameFor } from '../../model/names.ts';
import type { TimelineEntry, TimelineSpec } from '../../model/timeline-spec.ts';
import { suggestion } from '../../suggest.ts';
import type { PrepareContext } from '../figure.ts';
import type { EventTime } from './data.ts';
import { readEventFile } from './event-file.ts';
import { readEventTime } from './event-time.ts';

/** An event before its lane is known. */
export interface FoundEvent {
  /** Key; '' for one of the fence's own. */
  readonly key: string;
  readonly label: string;
  readonly time: EventTime;
  /** Key of its place, and its name. */
  readonly placeKey: string;
  readonly place: string;
  /** Keys of its claims. */
  readonly claims: readonly string[];
  readonly lane: string;
  readonly highlight: boolean;
  readonly side: 'above' | 'below' | '';
  /** Path in the fence; '' when it stands elsewhere. */
  readonly path: string;
}

/** What an event is made from, in the library's words. */
type Told = Pick<HistoricalEvent, 'id' | 'date' | 'label' | 'place' | 'claims'>;

/** The most events that are drawn: more would be a blur, and would take long to set. */
export const mostEvents = 200;

/** All events that the fence asks for, each once. `faulty` when a problem was reported. */
export function collectEvents(
  spec: TimelineSpec,
  context: PrepareContext,
): { readonly events: readonly FoundEvent[]; readonly faulty: boolean } {
  let faulty = false;
  const watched: PrepareContext = {
    ...context,
    report: (...parts) => {
      faulty = true;
      context.report(...parts);
    },
    reportIn: (...parts) => {
      faulty = true;
      context.reportIn(...parts);
    },
  };
  const file = spec.file === '' ? { events: [], broken: false } : readEventFile(spec.file, watched);
  faulty ||= file.broken;
  const told = new Map<string, Told>(context.library.events);
  for (const each of file.events) told.set(each.id, each);
  const named = spec.events.flatMap((entry, index) => fromEntry(entry, `events.${index}`, told, spec, watched));
  const rest = [...file.events, ...ofNarrative(spec, watched)].map((event) => fromTold(event, spec, context));
  const all = unique([...named, ...rest.flatMap((each) => each ?? []), ...fromMarks(spec, context)]);
  checkHighlights(spec, all, watched);
  if (all.length > mostEvents) {
    const found = `${all.length} events`;
    const hint = 'Limit them with "span", or draw two timelines.';
    watched.report('figure-value', '', { what: 'timeline', found, expected: `at most ${mostEvents}`, hint });
  }
  return { events: all.slice(0, mostEvents), faulty };
}

/** An event that the fence names or gives. */
function fromEntry(
  entry: TimelineEntry,
  path: string,
  told: ReadonlyMap<string, Told>,
  spec: TimelineSpec,
  context: PrepareContext,
): FoundEvent[] {
  const known = entry.event === '' ? undefined : told.get(entry.event);
  if (entry.event !== '' && !known) {
    reportUnknown(entry.event, path, told, context);
    return [];
  }
  if (entry.place !== '' && !context.library.places.has(entry.place) && !context.library.unread.kinds.has('place'))
    context.report('figure-entry', `${path}.place`, {
      kind: 'place',
      key: entry.place,
      suggestion: suggestion(entry.place, context.library.places.keys()),
    });
  const found = fromTold(
    {
      id: entry.event,
      date: entry.date || (known?.date ?? ''),
      label: entry.label || (known?.label ?? ''),
      place: entry.place || (known?.place ?? ''),
      claims: known?.claims ?? [],
    },
    spec,
    context,
  );
  if (found)
    return [{ ...found, lane: entry.lane, side: entry.side, highlight: found.highlight || entry.highlight, path }];
  reportDate(entry.date || (known?.date ?? ''), entry.date ? `${path}.date` : path, context);
  return [];
}

function reportUnknown(key: string, path: string, told: ReadonlyMap<string, Told>, context: PrepareContext): void {
  if (context.library.unread.keys.has(key)) return;
  context.report('figure-entry', path, { kind: 'event', key, suggestion: suggestion(key, told.keys()) });
}

function reportDate(found: string, path: string, context: PrepareContext): void {
  const hint = 'Write the earlier date first.';
  context.report('figure-value', path, {
    what: 'The date',
    found: `"${found}"`,
    expected: 'a date such as 1904, 1904-02-08 or 1898..1905',
    hint,
  });
}

/** Undefined for a date that can't be read, which the library reports. */
function fromTold(event: Told, spec: TimelineSpec, context: PrepareContext): FoundEvent | undefined {
  const time = readEventTime(event.date);
  if (!time) return undefined;
  const { id: key, label, place: placeKey, claims } = event;
  const place = placeName(placeKey, time, context);
  return {
    key,
    label,
    time,
    placeKey,
    place,
    claims,
    lane: '',
    highlight: spec.highlight.includes(key),
    side: '',
    path: '',
  };
}

function ofNarrative({ narrative }: TimelineSpec, { library, report }: PrepareContext): Told[] {
  if (narrative === '') return [];
  const known = new Set([...library.events.values()].flatMap(({ narratives }) => narratives));
  if (!known.has(narrative))
    report('figure-entry', 'narrative', {
      kind: 'narrative',
      key: narrative,
      suggestion: narrativesLike(narrative, known),
    });
  return [...library.events.values()].filter(({ narratives }) => narratives.includes(narrative));
}

/** The narratives that events name: the nearest, one whose key has more to it, else some of them. */
function narrativesLike(key: string, known: ReadonlySet<string>): string {
  const near = suggestion(key, known);
  const longer = [...known].filter((each) => each.includes(key) || key.includes(each));
  if (near !== '' || longer.length === 1) return near || `, did you mean "${longer[0]}"?`;
  const shown = (longer.length > 0 ? longer : [...known]).toSorted().slice(0, 5);
  if (shown.length === 0) return ', no event names a narrative';
  return `, events name ${shown.map((each) => `"${each}"`).join(', ')}${shown.length < known.size ? ' and others' : ''}`;
}

function fromMarks(spec: TimelineSpec, context: PrepareContext): FoundEvent[] {
  if (!spec.fromScript) return [];
  return context.marks.flatMap(({ label, when }) => {
    const event = { id: '', date: when.text, label, place: '', claims: [] };
    return fromTold(event, spec, context) ?? [];
  });
}

/** The name of a place in the script's language, of the time of the event. */
function placeName(key: string, time: EventTime, { library, lang }: PrepareContext): string {
  const place = library.places.get(key);
  const year = 1970 + (time.from - 2440588) / 365.2425;
  return place ? nameFor(place.names, lang, { text: '', from: year, to: year }) : '';
}

/** An event that is named and belongs to a narrative too is drawn once, as it was named. */
function unique(events: readonly FoundEvent[]): FoundEvent[] {
  const seen = new Set<string>();
  return events.filter(({ key }) => {
    if (key === '') return true;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

function checkHighlights(spec: TimelineSpec, events: readonly FoundEvent[], context: PrepareContext): void {
  const keys = new Set(events.map(({ key }) => key));
  for (const [index, key] of spec.highlight.entries()) {
    if (!keys.has(key) && !context.library.unread.keys.has(key))
      context.report('figure-entry', `highlight.${index}`, { kind: 'event', key, suggestion: suggestion(key, keys) });
  }
}
