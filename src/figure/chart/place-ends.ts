import type { Box, DrawTools } from '../figure.ts';
import { type EndLabel, endLabels } from './end-labels.ts';

/** The end of a line, in px, and what stands there. */
export interface LineEnd {
  readonly x: number;
  readonly y: number;
  readonly label: Omit<EndLabel, 'y'>;
  readonly highlight: boolean;
}

/** An end whose label has its place. */
export interface PlacedEnd extends LineEnd {
  /** px: where the label begins, and its middle. */
  readonly left: number;
  readonly middle: number;
  /** A leader shows which line it belongs to. */
  readonly led: boolean;
  /** The value stands behind the name rather than beneath it. */
  readonly joined: boolean;
  /** It found no room. */
  readonly crowded: boolean;
}

/** What labels are placed in: the plot, and the px where all ends. */
export interface EndRoom {
  readonly top: number;
  readonly bottom: number;
  readonly end: number;
  /** Whether a line runs through a box. */
  readonly crossed: (box: Box) => boolean;
}

/** From the end of a line to its name when that was moved; a leader finds room there. */
export const apart = 34;
const close = 16;

/** Places names at the ends of their lines: apart from one another, and where other lines go on, off these. */
export function placeEnds(ends: readonly LineEnd[], room: EndRoom, tools: DrawTools): readonly PlacedEnd[] {
  const placed = new Map<LineEnd, PlacedEnd>();
  for (const group of groupsOf(ends)) {
    const labels = endLabels(
      group.map(({ label, y }) => ({ ...label, y })),
      room,
    );
    const led = group.some((end, index) => Math.abs((labels[index]?.y ?? end.y) - end.y) > 9);
    for (const [index, end] of group.entries()) {
      const { y = end.y, crowded = false } = labels[index] ?? {};
      const left = end.x + (led ? apart : close);
      placed.set(end, { ...end, left, middle: y, led, joined: false, crowded });
    }
  }
  for (const end of ends) {
    const set = placed.get(end);
    if (!set || set.crowded || set.label.lines.length === 0 || !room.crossed(boxOf(set, tools))) continue;
    const others = [...placed.values()].filter((other) => other !== set && !other.crowded);
    const boxes = others.map((other) => boxOf(other, tools));
    placed.set(end, waysOf(set).find((way) => isFree(boxOf(way, tools), boxes, room)) ?? set);
  }
  return ends.flatMap((end) => placed.get(end) ?? []);
}

/** Ends whose labels may stand on one another. */
function groupsOf(ends: readonly LineEnd[]): LineEnd[][] {
  const groups: LineEnd[][] = [];
  let reach = Number.NEGATIVE_INFINITY;
  for (const end of ends.toSorted((a, b) => a.x - b.x)) {
    if (end.x > reach) groups.push([]);
    groups.at(-1)?.push(end);
    reach = Math.max(reach, end.x + apart + end.label.width + 8);
  }
  return groups;
}

/** Where else a label may stand: near its end, in one line, then farther away, with a leader. */
function waysOf(end: PlacedEnd): PlacedEnd[] {
  const shifts = (most: number): number[] =>
    Array.from({ length: most / 4 }, (_, index) => [-4 * index, 4 * index]).flat();
  const near = (joined: boolean): PlacedEnd[] =>
    shifts(16).map((shift) => ({ ...end, left: end.x + close, middle: end.y + shift, led: false, joined }));
  const far = shifts(120).map((shift) => ({ ...end, left: end.x + apart, middle: end.y + shift, led: true }));
  const mayJoin = end.label.lines.length === 1 && end.label.value !== '';
  return [...near(false), ...(mayJoin ? near(true) : []), ...far];
}

function isFree(box: Box, others: readonly Box[], { top, bottom, end, crossed }: EndRoom): boolean {
  const isInside = box.y >= top - 20 && box.y + box.height <= bottom - 1 && box.x + box.width <= end;
  return isInside && !crossed(box) && !others.some((other) => meets(box, other));
}

function meets(a: Box, b: Box): boolean {
  return a.x < b.x + b.width + 6 && b.x < a.x + a.width + 6 && a.y < b.y + b.height + 2 && b.y < a.y + a.height + 2;
}

/** The gap between a name and the value behind it, in px. */
export const nameGap = 8;

function boxOf({ label, left, middle, joined }: PlacedEnd, tools: DrawTools): Box {
  const { lines, value, size } = label;
  const wide = (text: string): number => tools.width(text, 'serif-bold', size);
  const count = joined ? 1 : lines.length + (value === '' ? 0 : 1);
  const width = joined ? wide(lines[0] ?? '') + nameGap + wide(value) : label.width;
  const height = count * size * 1.15 - 4;
  return { x: left, y: middle - height / 2, width, height };
}
