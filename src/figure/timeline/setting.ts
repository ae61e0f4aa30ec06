import type { DrawTools } from '../figure.ts';
import { type Block, type BlockStyle, blockOf } from './block.ts';
import type { TimelineItem } from './data.ts';
import { type Flag, type FlagPlan, placeFlags } from './flags.ts';

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

/** So many events are a crowd: they are set small and close. */
export const crowd = 24;

/** Sizes of labels from generous to the least that can be read in a hall. */
export const sizes = [27, 25, 23, 21, 20, 19, 18, 17, 16, 15];

/** Sets labels as large as they can stand near their marks. */
export function settingFor(
  items: readonly TimelineItem[],
  targets: readonly number[],
  room: SettingRoom,
  style: Pick<BlockStyle, 'dates' | 'old'>,
  tools: DrawTools,
): Setting {
  let best: { readonly setting: Setting; readonly score: number } | undefined;
  const top = largestFor(items.length);
  for (const size of sizesFor(items.length)) {
    const penalty = (top - size) * 0.22;
    // What is smaller can't be better any more.
    if (best && penalty >= best.score) break;
    const { setting, score } = settingAt(size, items, targets, room, style, tools);
    if (!best || score + penalty < best.score) best = { setting, score: score + penalty };
  }
  return best?.setting ?? { size: 15, blocks: [], plan: { places: [], cost: 0 } };
}

/** The best setting in one size; its score is what it costs for each label, the lower the better. */
export function settingAt(
  size: number,
  items: readonly TimelineItem[],
  targets: readonly number[],
  room: SettingRoom,
  style: Pick<BlockStyle, 'dates' | 'old'>,
  tools: DrawTools,
): { readonly setting: Setting; readonly score: number } {
  const short = size < 20;
  const options =
    items.length > 60 ? [{ lines: 3, runIn: true }] : shapes.filter((shape) => isFor(shape, size, items.length));
  const found = options.map(({ lines, runIn }) => {
    const limit = size * (lines === 1 ? 18 : 13);
    const setting = settingOf(items, targets, room, { ...style, size, lines, limit, short, runIn }, tools);
    // Long and low is read more easily than narrow and high.
    const tall = lines === 4 ? 0.4 : lines === 3 ? 0.1 : 0;
    return { setting, score: setting.plan.cost / Math.max(1, items.length) + tall + (runIn ? 0.3 : 0) };
  });
  return found.reduce((a, b) => (b.score < a.score ? b : a));
}

/** How labels may be broken: in how many lines, and whether the date begins the first of them. */
const shapes = [
  { lines: 1, runIn: false },
  { lines: 2, runIn: false },
  { lines: 3, runIn: false },
  { lines: 4, runIn: false },
  { lines: 1, runIn: true },
  { lines: 2, runIn: true },
  { lines: 3, runIn: true },
  { lines: 4, runIn: true },
] as const;

/** Many labels are set in few ways, for trying them takes time; only small dates stand in a line with their labels. */
function isFor({ lines, runIn }: (typeof shapes)[number], size: number, count: number): boolean {
  if (count > crowd) return runIn ? size <= 17 && lines > 1 : lines === 2 || lines === 3;
  return !runIn || size <= 17;
}

/** Sizes that are tried, the largest first. */
export function sizesFor(count: number): readonly number[] {
  return count > 60 ? [15] : sizes.filter((size) => size <= largestFor(count));
}

function settingOf(
  items: readonly TimelineItem[],
  targets: readonly number[],
  room: SettingRoom,
  style: BlockStyle,
  tools: DrawTools,
): Setting {
  const blocks = items.map((item) => blockOf(item, style, tools));
  const tallest = Math.max(...blocks.map(({ height }) => height)) + rowGap;
  const rows = Math.min(10, Math.floor((room.height + rowGap) / tallest));
  const perSide: readonly [number, number] =
    room.sides === 'both'
      ? [Math.ceil(rows / 2), Math.floor(rows / 2)]
      : room.sides === 'above'
        ? [rows, 0]
        : [0, rows];
  const flags = items.map((item, index): Flag => {
    const only = item.side === 'above' ? [0 as const] : item.side === 'below' ? [1 as const] : [0 as const, 1 as const];
    return {
      target: targets[index] ?? 0,
      width: (blocks[index]?.width ?? 0) + poleGap,
      sides: room.sides === 'both' ? only : [room.sides === 'above' ? 0 : 1],
      weight: item.highlight ? 3 : 1,
    };
  });
  const plans = (items.length > crowd ? [0, 120] : [0, 60, 170]).map((slack) =>
    placeFlags(flags, { from: room.from, to: room.to, rows: perSide, slack }),
  );
  const plan = plans.reduce((a, b) => (b.cost < a.cost ? b : a));
  return { size: style.size, blocks, plan };
}

/** Few labels are large. */
export function largestFor(count: number): number {
  if (count <= 4) return 27;
  if (count <= 8) return 25;
  if (count <= 14) return 21;
  return count <= crowd ? 20 : 18;
}
