import { type Block, type BlockStyle, blockOf } from './block.ts';
import type { TimelineItem } from './data.ts';
import { type Flag, type FlagPlan, gaps, placeFlags } from './flags.ts';
import { leftOut } from './flags-cost.ts';
import { crowd, type Way, waysFor } from './setting-ways.ts';
import type { TimelineTools } from './tools.ts';

/** Labels that were set and placed. */
export interface Setting {
  readonly size: number;
  readonly blocks: readonly Block[];
  readonly plan: FlagPlan;
}

/** What labels are set in. */
export interface SettingRoom {
  /** Px between which labels may stand. */
  readonly from: number;
  readonly to: number;
  /** Px that rows of labels may take above and below, together where both have labels. */
  readonly height: number;
  readonly sides: 'both' | 'above' | 'below';
}

/** The gap between a pole and its text, in px. */
export const poleGap = 8;
/** The least gap between two rows of labels, in px. */
export const rowGap = 9;

/** A setting and what it costs for each label, the lower the better. */
export interface Scored {
  readonly setting: Setting;
  readonly score: number;
}

/** How closely something is tried: how many plans are followed up at a time, and how far poles may stand before their marks, in px. */
interface Care {
  readonly beam: number;
  readonly slacks: readonly number[];
}

/** Few labels are tried with much care, for it takes no time; many stand so close that poles can't go far. */
function caresFor(count: number): { readonly rough: Care; readonly close: Care } {
  if (count > crowd) return { rough: { beam: 12, slacks: [0] }, close: { beam: 90, slacks: [0, 60, 120] } };
  const slacks = [0, 60, 170];
  return { rough: { beam: count <= 10 ? 12 : 5, slacks }, close: { beam: 40, slacks } };
}

/**
 * Sets labels as large as they can stand near their marks: all ways to set them are tried roughly, so many of the best
 * closely.
 */
export function settingFor(
  items: readonly TimelineItem[],
  targets: readonly number[],
  room: SettingRoom,
  {
    tries,
    ...style
  }: Pick<BlockStyle, 'dates' | 'calendars'> & { readonly sizes: readonly number[]; readonly tries: number },
  tools: TimelineTools,
): Scored {
  const found: Try[] = [];
  const { rough, close } = caresFor(items.length);
  let best = nothing;
  for (const way of waysFor(items.length, style.sizes)) {
    // Ways are in the order of what they cost at least.
    if (way.least >= best.score) break;
    const blocks = blocksOf(items, way, style, tools);
    const each = { way, blocks, flags: flagsOf(items, blocks, targets, room), rows: rowsIn(room, blocks) };
    if (way.least + overfull(each, room) >= best.score) continue;
    const scored = placedWith(each, room, rough);
    found.push({ ...each, ...scored });
    if (scored.score < best.score) best = scored;
  }
  for (const each of found.toSorted((a, b) => a.score - b.score).slice(0, tries)) {
    if (each.way.least >= best.score) continue;
    const scored = placedWith(each, room, close);
    if (scored.score < best.score) best = scored;
  }
  return best;
}

const nothing: Scored = {
  setting: { size: 15, blocks: [], plan: { places: [], cost: 0 } },
  score: Number.POSITIVE_INFINITY,
};

/** Labels that were set in one way, to be placed. */
interface Labels {
  readonly way: Way;
  readonly blocks: readonly Block[];
  readonly flags: readonly Flag[];
  /** How many rows each side has room for. */
  readonly rows: readonly [number, number];
}

interface Try extends Labels, Scored {}

function placedWith({ way, blocks, flags, rows }: Labels, { from, to }: SettingRoom, { beam, slacks }: Care): Scored {
  const plans = slacks.map((slack) => placeFlags(flags, { from, to, rows, slack }, beam));
  const plan = plans.reduce((a, b) => (b.cost < a.cost ? b : a));
  return { setting: { size: way.size, blocks, plan }, score: way.least + plan.cost / Math.max(1, flags.length) };
}

/** What it costs at least, for each label, that the rows together are too short for all of them. */
function overfull({ flags, rows }: Labels, { from, to }: SettingRoom): number {
  let left = (rows[0] + rows[1]) * (to - from + gaps.text);
  const fitting = flags
    .map(({ width }) => width)
    .toSorted((a, b) => a - b)
    .filter((width) => {
      left -= width + gaps.text;
      return left >= 0;
    });
  return ((flags.length - fitting.length) * leftOut) / Math.max(1, flags.length);
}

function blocksOf(
  items: readonly TimelineItem[],
  { size, lines, runIn }: Way,
  { dates, calendars }: Pick<BlockStyle, 'dates' | 'calendars'>,
  tools: TimelineTools,
): Block[] {
  const limit = size * (lines === 1 ? 18 : 13);
  return items.map((item) => blockOf(item, { dates, calendars, size, lines, limit, runIn, short: size < 20 }, tools));
}

/** How many rows of labels each side has room for. */
function rowsIn({ height, sides }: SettingRoom, blocks: readonly Block[]): readonly [number, number] {
  const tallest = Math.max(...blocks.map((block) => block.height)) + rowGap;
  const rows = Math.min(10, Math.floor((height + rowGap) / tallest));
  if (sides === 'both') return [Math.ceil(rows / 2), Math.floor(rows / 2)];
  return sides === 'above' ? [rows, 0] : [0, rows];
}

function flagsOf(
  items: readonly TimelineItem[],
  blocks: readonly Block[],
  targets: readonly number[],
  { sides }: SettingRoom,
): Flag[] {
  return items.map((item, index) => {
    const side = sides === 'both' ? item.side : sides;
    return {
      target: targets[index] ?? 0,
      width: (blocks[index]?.width ?? 0) + poleGap,
      sides: side === 'above' ? [0] : side === 'below' ? [1] : [0, 1],
      weight: item.highlight ? 3 : 1,
    };
  });
}
