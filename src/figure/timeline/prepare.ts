import { daysOf } from '../../model/span-days.ts';
import type { TimelineSpec } from '../../model/timeline-spec.ts';
import type { PrepareContext } from '../figure.ts';
import { collectEvents, type FoundEvent } from './collect.ts';
import type { Days, TimelineData, TimelineItem } from './data.ts';
import { readEventTime } from './event-time.ts';
import { lanesOf } from './lanes.ts';

/** A timeline with its events looked up, in order of time; undefined when nothing can be drawn, which was reported. */
export function prepareTimeline(spec: TimelineSpec, context: PrepareContext): TimelineData | undefined {
  const collected = collectEvents(spec, context);
  const span = daysIn(spec.span);
  const breaks = typeof spec.breaks === 'string' ? spec.breaks : spec.breaks.flatMap((each) => daysIn(each) ?? []);
  const found = onAxis(collected.events, span, typeof breaks === 'string' ? [] : breaks, context);
  if (found.length === 0) {
    if (!collected.faulty) reportEmpty(spec, context, collected.events.length);
    return undefined;
  }
  const { names, laneOf } = lanesOf(spec, found, context);
  const items = found.map((event): TimelineItem => {
    const { label, time, place, highlight, side } = event;
    return { label, time, lane: laneOf(event), place, highlight, side };
  });
  return {
    title: spec.title,
    description: spec.description,
    steps: spec.steps,
    dates: spec.dates,
    calendars: spec.calendars,
    form: spec.form,
    span,
    breaks,
    items: items.toSorted((a, b) => a.time.from - b.time.from || a.time.to - b.time.to),
    lanes: names,
    periods: spec.periods.flatMap(({ span: stretch, label }) => {
      const days = daysIn(stretch);
      return days ? [{ ...days, label }] : [];
    }),
    above: spec.above,
    below: spec.below,
    when: whenOf(context),
  };
}

/** Events that the axis shows; others that the fence names are reported. */
function onAxis(
  events: readonly FoundEvent[],
  span: Days | undefined,
  breaks: readonly Days[],
  context: PrepareContext,
): FoundEvent[] {
  return events.filter(({ time, label, path }) => {
    const isWithin = !span || ((time.to >= span.from || time.openTo) && (time.from <= span.to || time.openFrom));
    const isCut = breaks.some(({ from, to }) => time.from >= from && time.to <= to && !time.openFrom && !time.openTo);
    const isIn = isWithin && !isCut;
    if (!isIn && path !== '') {
      const hint = isCut ? 'Mend "breaks", or leave the event out.' : 'Widen "span", or leave the event out.';
      context.report('figure-outside', path, { name: label, figure: 'timeline', hint });
    }
    return isIn;
  });
}

function reportEmpty(spec: TimelineSpec, { report }: PrepareContext, outside: number): void {
  const path = ['narrative', 'file', 'events'].find((key) =>
    key === 'events' ? spec.fromScript : spec[key as 'narrative' | 'file'] !== '',
  );
  const found =
    outside > 0
      ? `none of its ${outside} events lies on the axis`
      : spec.fromScript
        ? 'no date of the script is marked'
        : 'there are no events';
  const hint = spec.fromScript
    ? 'Mark dates in the script: [8 February 1904]{.timeline}.'
    : 'Name events, for example: events: [{ date: 1904-02-08, label: The night attack }].';
  report('figure-empty', path ?? '', { figure: 'timeline', found, hint });
}

function daysIn(text: string): Days | undefined {
  const time = readEventTime(text);
  return time && { from: time.from, to: time.to };
}

function whenOf({ when }: PrepareContext): Days | undefined {
  const days = when && daysOf(when);
  return days && Number.isFinite(days.from) && Number.isFinite(days.to) ? { from: days.from, to: days.to } : undefined;
}
