import { autoBreaks } from './breaks.ts';
import type { Days, TimelineData } from './data.ts';
import { type Scale, scaleOver } from './scale.ts';
import { lengthOf, nextAfter, startOf, type Unit, units } from './units.ts';

/** The axis: its scale and the step that it counts in. */
export interface Axis {
  readonly scale: Scale;
  readonly unit: Unit;
  /** Stretches that are left out, last day included. */
  readonly breaks: readonly Days[];
}

/** The axis for a timeline between two px; `room` tells how many px a label of a step takes. */
export function axisOf(data: TimelineData, x0: number, x1: number, room: (unit: Unit) => number): Axis {
  const raw = data.span ? { from: data.span.from, to: data.span.to + 1 } : domainOf(data);
  const given = typeof data.breaks === 'string' ? [] : data.breaks.map(({ from, to }) => ({ from, to: to + 1 }));
  // The step depends on what is left out, and what is left out is cut at whole steps.
  const rough = data.breaks === 'auto' ? autoBreaks(data, raw, undefined) : given;
  const unit = unitFor(scaleOver(without(raw, rough), x0, x1).perDay, room);
  const grid: Unit = { type: unit.type, count: 1 };
  const domain = data.span ? raw : { from: startOf(raw.from, grid, 'gregorian'), to: endOf(raw.to, grid) };
  const breaks = data.breaks === 'auto' ? autoBreaks(data, domain, grid) : given;
  const scale = scaleOver(without(domain, breaks), x0, x1);
  return {
    scale,
    unit: unitFor(scale.perDay, room),
    breaks: breaks.map(({ from, to }) => ({ from, to: to - 1 })),
  };
}

/** The shortest step whose labels have room. */
function unitFor(perDay: number, room: (unit: Unit) => number): Unit {
  const unit = units.find((each) => lengthOf(each) * perDay >= room(each));
  return unit ?? units.at(-1) ?? { type: 'year', count: 1 };
}

/** From the first event to the last with a little air, and more where an end is open. */
function domainOf({ items, periods }: TimelineData): Days {
  const all = [...items.map(({ time }) => time), ...periods];
  const from = Math.min(...all.map((each) => each.from));
  const to = Math.max(...all.map((each) => each.to)) + 1;
  const length = Math.max(5, to - from);
  const isOpen = (end: 'openFrom' | 'openTo'): boolean => items.some(({ time }) => time[end]);
  const air = (open: boolean): number => (open ? 0.08 : 0.012) * length + (5 - Math.min(5, to - from)) / 2;
  return { from: from - air(isOpen('openFrom')), to: to + air(isOpen('openTo')) };
}

function endOf(day: number, unit: Unit): number {
  const start = startOf(day, unit, 'gregorian');
  return start === day ? day : nextAfter(day, unit, 'gregorian');
}

/** A stretch with others cut out of it. */
function without(whole: Days, cuts: readonly Days[]): Days[] {
  let rest: Days[] = [whole];
  for (const cut of cuts) {
    rest = rest.flatMap(({ from, to }) => {
      const parts = [
        { from, to: Math.min(to, cut.from) },
        { from: Math.max(from, cut.to), to },
      ];
      return cut.to <= from || cut.from >= to ? [{ from, to }] : parts.filter((part) => part.to > part.from);
    });
  }
  return rest.length > 0 ? rest : [whole];
}
