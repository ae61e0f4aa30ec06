import type { Box, LabelBox } from '../figure.ts';
import { pointGrid } from './point-grid.ts';

/** One way to set a label. */
export interface LabelOption {
  readonly box: Box;
  /** How far it is from the best way; 0 is the best. */
  readonly cost: number;
  /** It makes room for the names of places and routes. */
  readonly yields?: boolean;
  /** A line that leads to its mark. */
  readonly leader: Segment | undefined;
  readonly write: () => string;
  /** The boxes of its lines of text. */
  readonly lines: () => readonly LabelBox[];
}

export type Segment = readonly [x1: number, y1: number, x2: number, y2: number];

/** A label and the ways to set it, and how much it matters: the greater, the more. */
export interface LabelItem {
  readonly text: string;
  readonly priority: number;
  readonly options: readonly LabelOption[];
  /** More ways, for where those leave no room. */
  readonly more: () => readonly LabelOption[];
}

/** What labels keep away from. */
export interface Obstacles {
  /** Never covered. */
  readonly boxes: readonly Box[];
  /** Covered where there is no better way: points in px and what one costs. */
  readonly points: readonly (readonly [x: number, y: number, cost: number])[];
  /** Not crossed by leaders where there is another way. */
  readonly lines: readonly Segment[];
  readonly width: number;
  readonly height: number;
}

/** Obstacles whose points are found quickly. */
interface Ground extends Obstacles {
  readonly costUnder: (box: Box) => number;
}

const edge = 6;
const overlapCost = 400;
/** What it costs to send a name across the map elsewhere. */
const yieldCost = 20;
const crossingCost = 60;
/** A label that costs less stands well enough. */
const enough = 12;

/**
 * Chooses a way for each label so that none lies on another: first by priority, then each moves to where it is best
 * while the others stay, until nothing moves. What still lies on another gives way, the least important first.
 * Undefined where there is no room.
 */
export function placeLabels(items: readonly LabelItem[], obstacles: Obstacles): (LabelOption | undefined)[] {
  const ground = { ...obstacles, costUnder: pointGrid(obstacles.points, obstacles) };
  const options = items.map(({ options }) => freeOptions(options, ground));
  const order = items.map((_, index) => index).sort((a, b) => (items[b]?.priority ?? 0) - (items[a]?.priority ?? 0));
  const chosen: (LabelOption | undefined)[] = items.map(() => undefined);
  settle(chosen, options, order);
  for (const index of order.slice(0, mostTangled)) {
    const option = chosen[index];
    if (option && option.cost < enough && conflicts(option, others(chosen, index)) === 0) continue;
    options[index]?.push(...freeOptions(items[index]?.more() ?? [], ground));
  }
  settle(chosen, options, order);
  untangle(chosen, options, order.slice(0, mostTangled));
  for (const index of order.toReversed())
    if (isInConflict(chosen[index], others(chosen, index))) chosen[index] = undefined;
  for (const index of order) {
    if (chosen[index]) continue;
    const rest = others(chosen, index);
    chosen[index] = cheapest(
      (options[index] ?? []).filter((option) => !isInConflict(option, rest)),
      rest,
    );
  }
  return chosen;
}

/** Each label moves to where it is best while the others stay, until nothing moves. */
function settle(
  chosen: (LabelOption | undefined)[],
  options: readonly (readonly LabelOption[])[],
  order: readonly number[],
): void {
  const rounds = order.length > mostTangled ? 2 : 8;
  for (let round = 0; round < rounds; round++) {
    let moved = false;
    for (const index of order) {
      const best = cheapest(options[index] ?? [], others(chosen, index));
      if (best === chosen[index]) continue;
      chosen[index] = best;
      moved = true;
    }
    if (!moved) return;
  }
}

/** Beyond so many labels there is no room that searching would find. */
const mostTangled = 80;
const mostPairs = 12;
const mostTries = 60;

/** Two labels in each other's way move together to where both are best. */
function untangle(
  chosen: (LabelOption | undefined)[],
  options: readonly (readonly LabelOption[])[],
  order: readonly number[],
): void {
  let pairs = 0;
  for (const first of order) {
    for (const second of order) {
      const [a, b] = [chosen[first], chosen[second]];
      if (first === second || !a || !b || conflicts(a, [b]) === 0) continue;
      if (pairs++ >= mostPairs) return;
      const rest = others(chosen, first).filter((option) => option !== b);
      let least = a.cost + b.cost + conflicts(a, [b]) + conflicts(a, rest) + conflicts(b, rest);
      const tries = (options[first] ?? [])
        .map((option) => ({ option, cost: option.cost + conflicts(option, rest) }))
        .sort((left, right) => left.cost - right.cost)
        .slice(0, mostTries);
      for (const { option, cost } of tries) {
        const around = [...rest, option];
        const answer = cost < least ? cheapest(options[second] ?? [], around) : undefined;
        if (!answer) continue;
        const both = cost + answer.cost + conflicts(answer, around);
        if (both >= least) continue;
        least = both;
        chosen[first] = option;
        chosen[second] = answer;
      }
    }
  }
}

/** Options on free ground, with what they cover added to their cost. */
function freeOptions(options: readonly LabelOption[], ground: Ground): LabelOption[] {
  const { width, height, boxes, lines, costUnder } = ground;
  return options.flatMap((option) => {
    const { box, leader } = option;
    if (box.x < edge || box.y < edge || box.x + box.width > width - edge || box.y + box.height > height - edge)
      return [];
    if (boxes.some((each) => overlaps(box, each))) return [];
    const beyond = leader && beyondMark(leader);
    const crossed = beyond ? boxes.filter((each) => crosses(beyond, each)).length : 0;
    const crossedLines = leader ? lines.filter((line) => meet(leader, line)).length : 0;
    const cost = option.cost + Math.min(costUnder(box), mostUnder) + (crossed + crossedLines) * crossingCost;
    return [cost === option.cost ? option : { ...option, cost }];
  });
}

/** Beyond so much, what a label covers no longer counts. */
const mostUnder = 60;

/** A leader begins inside the box around its own mark. */
function beyondMark([x1, y1, x2, y2]: Segment): Segment {
  const part = 4 / Math.hypot(x2 - x1, y2 - y1);
  return [x1 + (x2 - x1) * part, y1 + (y2 - y1) * part, x2, y2];
}

function others(chosen: readonly (LabelOption | undefined)[], index: number): LabelOption[] {
  return chosen.filter((option, each) => option !== undefined && each !== index) as LabelOption[];
}

function cheapest(options: readonly LabelOption[], rest: readonly LabelOption[]): LabelOption | undefined {
  let best: LabelOption | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const option of options) {
    if (option.cost >= least) continue;
    const cost = option.cost + conflicts(option, rest, least - option.cost);
    if (cost < least) [best, least] = [option, cost];
  }
  return best;
}

/** What it costs to stand in the way of others; counted only as far as it matters. */
function conflicts(option: LabelOption, rest: readonly LabelOption[], most = Number.POSITIVE_INFINITY): number {
  let cost = 0;
  for (const other of rest) {
    if (cost >= most) break;
    if (overlaps(option.box, other.box)) cost += other.yields && !option.yields ? yieldCost : overlapCost;
    if (option.leader && crosses(option.leader, other.box)) cost += crossingCost;
    if (other.leader && crosses(other.leader, option.box)) cost += crossingCost;
    if (cross(option, other)) cost += overlapCost;
  }
  return cost;
}

function isInConflict(option: LabelOption | undefined, rest: readonly LabelOption[]): boolean {
  return option !== undefined && rest.some((other) => overlaps(option.box, other.box) || cross(option, other));
}

function cross(one: LabelOption, other: LabelOption): boolean {
  return one.leader !== undefined && other.leader !== undefined && meet(one.leader, other.leader);
}

/** Whether two boxes share more than an edge. */
export function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function holds(box: Box, x: number, y: number): boolean {
  return x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height;
}

/** Whether a line runs through a box: looked at every few px. */
function crosses([x1, y1, x2, y2]: Segment, box: Box): boolean {
  if (Math.max(x1, x2) < box.x || Math.min(x1, x2) > box.x + box.width) return false;
  if (Math.max(y1, y2) < box.y || Math.min(y1, y2) > box.y + box.height) return false;
  const steps = Math.ceil(Math.hypot(x2 - x1, y2 - y1) / 4);
  for (let step = 0; step <= steps; step++)
    if (holds(box, x1 + ((x2 - x1) * step) / steps, y1 + ((y2 - y1) * step) / steps)) return true;
  return false;
}

function meet([ax, ay, bx, by]: Segment, [cx, cy, dx, dy]: Segment): boolean {
  if (Math.max(ax, bx) < Math.min(cx, dx) || Math.max(cx, dx) < Math.min(ax, bx)) return false;
  if (Math.max(ay, by) < Math.min(cy, dy) || Math.max(cy, dy) < Math.min(ay, by)) return false;
  const side = (px: number, py: number, qx: number, qy: number, rx: number, ry: number): number =>
    Math.sign((qx - px) * (ry - py) - (qy - py) * (rx - px));
  return (
    side(ax, ay, bx, by, cx, cy) !== side(ax, ay, bx, by, dx, dy) &&
    side(cx, cy, dx, dy, ax, ay) !== side(cx, cy, dx, dy, bx, by)
  );
}
