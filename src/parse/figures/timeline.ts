import * as v from 'valibot';
import { readPeriod } from '../../model/read-date-span.ts';
import type { TimelineEntry, TimelineLanes, TimelineSpec } from '../../model/timeline-spec.ts';
import { commonEntries, flag, text, words } from './common.ts';
import { turnedDates } from './turned-dates.ts';

/** What a fenced `timeline` may say. */
export function timelineSchema() {
  const key = () => text("an event's key");
  return v.object({
    ...commonEntries(),
    events: v.optional(
      v.union(
        [v.literal('script'), v.array(v.union([key(), entry()], anEvent), events)],
        `${events}, or the word script`,
      ),
      [],
    ),
    narrative: words("a narrative's key"),
    file: words('the path of a file of events'),
    span: v.optional(stretch('the first and last date of the axis, 1894..1955'), ''),
    lanes: v.optional(
      v.union(
        [v.picklist(['none', 'place', 'actor']), v.array(text('a name'))],
        'none, place, actor or a list of names, [one, two]',
      ),
    ),
    periods: v.optional(
      v.array(
        v.object(
          {
            span: v.pipe(stretch('a stretch of time, 1904..1905'), v.minLength(1, 'a stretch of time, 1904..1905')),
            label: text(),
          },
          aPeriod,
        ),
        `a list of periods, [${aPeriod.slice(aPeriod.indexOf('{'))}]`,
      ),
      [],
    ),
    above: words('a name for what stands above the axis'),
    below: words('a name for what stands below the axis'),
    calendars: v.optional(v.picklist(['new', 'old', 'both'], 'new, old or both'), 'new'),
    breaks: v.optional(
      v.union(
        [v.picklist(['auto', 'none']), v.array(v.pipe(stretch(aBreak), v.minLength(1, aBreak)))],
        'auto, none or a list of stretches of time, [1908..1944]',
      ),
      'auto',
    ),
    highlight: v.optional(v.array(key(), 'a list of keys of events, [one, two]'), []),
    form: v.optional(v.picklist(['horizontal', 'vertical', 'auto'], 'horizontal, vertical or auto'), 'auto'),
    dates: v.optional(v.boolean('true or false'), true),
  });
}

const aBreak = 'a stretch of time, 1908..1944';
const anEvent = "an event's key, or { date: 1904-02-08, label: The night attack }";
const events = 'a list of events, [capitulation-1905, { date: 1904-02-08, label: The night attack }]';
const aPeriod = 'a period, { span: 1904..1905, label: The siege }';

/** An event of the fence's own, or one of the library with something changed. */
function entry() {
  return v.pipe(
    v.object(
      {
        event: words("an event's key"),
        date: v.optional(dated('a date such as 1904, 1904-02-08 or 1898..1905'), ''),
        label: words(),
        lane: words('the name of a lane'),
        place: words("a place's key"),
        highlight: flag(),
        side: v.optional(v.picklist(['above', 'below'], 'above or below')),
      },
      anEvent,
    ),
    v.check(
      ({ event, date, label }) => event !== '' || (date !== '' && label !== ''),
      ({ input }) => missingIn(input),
    ),
  );
}

/** What an event of the fence's own lacks. */
function missingIn({ date, label }: { readonly date: string; readonly label: string }): string {
  if (date === '' && label !== '') return 'a "date" too, which is missing: { date: 1904-02-08, label: … }';
  if (date !== '' && label === '') return 'a "label" too, which is missing: { date: …, label: The night attack }';
  return '"date" and "label", or the key of an event: { event: capitulation-1905 }';
}

function dated(expected: string) {
  return v.pipe(
    text(expected),
    v.check(
      (value) => value === '' || isInOrder(value),
      ({ input }) => turnedDates(input) ?? expected,
    ),
  );
}

/** A stretch of time with a beginning and an end; '' only where nothing is given. */
function stretch(expected: string) {
  return v.pipe(
    text(expected),
    v.check(
      (value) => value === '' || (isInOrder(value) && isClosed(value)),
      ({ input }) => turnedDates(input) ?? expected,
    ),
  );
}

/** A date, or two whose first isn't after the second. */
function isInOrder(value: string): boolean {
  const period = readPeriod(value);
  return (
    period !== undefined && period.from <= period.to && (Number.isFinite(period.from) || Number.isFinite(period.to))
  );
}

function isClosed(value: string): boolean {
  const period = readPeriod(value);
  return period !== undefined && Number.isFinite(period.from) && Number.isFinite(period.to);
}

/** The fence's values with all that it leaves out. */
export function timelineSpec(value: v.InferOutput<ReturnType<typeof timelineSchema>>): TimelineSpec {
  const { events: given, lanes, ...rest } = value;
  return {
    kind: 'timeline',
    ...rest,
    events: given === 'script' ? [] : given.map(entryOf),
    fromScript: given === 'script',
    lanes: lanesOf(lanes),
  };
}

type Given = Exclude<v.InferOutput<ReturnType<typeof timelineSchema>>['events'], 'script'>[number];

function entryOf(given: Given): TimelineEntry {
  const key = typeof given === 'string' ? { event: given } : given;
  return {
    date: '',
    label: '',
    lane: '',
    place: '',
    highlight: false,
    ...key,
    side: ('side' in key && key.side) || '',
  };
}

/** Where events have lanes and nobody says how, each has the one it names. */
function lanesOf(lanes: 'none' | 'place' | 'actor' | string[] | undefined): TimelineLanes {
  if (Array.isArray(lanes)) return { by: 'names', names: lanes };
  return { by: lanes ?? 'given' };
}
