import type { TimelineItem } from './data.ts';
import type { Mark } from './marks.ts';
import { rowGap, type Setting } from './setting.ts';
import { crowd } from './setting-ways.ts';
import { trackHeight, tracksOf } from './tracks.ts';

/** Px between the axis and the first row of labels, in which poles lean towards their marks. */
export const fan = { least: 26, dense: 20, most: 64 };

/** Px that marks take on a side without labels. */
export const barRoom = 8;

/** Where rows of labels and tracks of bars lie, as px from the axis. */
export interface Rows {
  /** The near and far edge of each row, by side. */
  readonly edges: readonly (readonly Edge[])[];
  /** By item: the track of its bar. */
  readonly tracks: readonly number[];
  /** Px that labels take above and below. */
  readonly above: number;
  readonly below: number;
  /** Px left free above, so that the whole stands in the middle. */
  readonly slackTop: number;
}

interface Edge {
  readonly near: number;
  readonly far: number;
}

/** One side of the axis. */
interface Side {
  /** Px of its rows of labels, the nearest first. */
  readonly rows: readonly number[];
  /** Px that its bars take. */
  readonly base: number;
  /** The longest way of a pole from its mark, in px. */
  readonly way: number;
}

const sides = [0, 1] as const;

/** Rows as high as their labels; the room that is left lets poles lean less and rows stand further apart. */
export function stackRows(
  setting: Setting,
  marks: readonly Mark[],
  items: readonly TimelineItem[],
  height: number,
): Rows {
  const { places } = setting.plan;
  const sideOf = (index: number): 0 | 1 => places[index]?.side ?? (items[index]?.side === 'below' ? 1 : 0);
  const tracks = tracksOf(marks, sideOf);
  const both = sides.map((side): Side => {
    const own = marks.map((_, index) => index).filter((index) => sideOf(index) === side);
    const ways = own.map((index) =>
      Math.abs((places[index]?.at ?? marks[index]?.target ?? 0) - (marks[index]?.target ?? 0)),
    );
    return {
      rows: rowsOf(setting, side),
      base: Math.max(0, ...own.map((index) => tracks[index] ?? 0)) * trackHeight,
      way: Math.max(0, ...ways),
    };
  });
  const edges = edgesOf(both, height, items.length > crowd ? fan.dense : fan.least);
  const [above = 0, below = 0] = both.map(({ base }, side) => Math.max(edges[side]?.at(-1)?.far ?? 0, base + barRoom));
  return { edges, tracks, above, below, slackTop: Math.max(0, (height - above - below) / 2) };
}

/** Px of each row of a side. */
function rowsOf({ blocks, plan }: Setting, side: 0 | 1): number[] {
  const rows: number[] = [];
  for (const [index, place] of plan.places.entries()) {
    if (place?.side !== side) continue;
    while (rows.length <= place.row) rows.push(0);
    rows[place.row] = Math.max(rows[place.row] ?? 0, blocks[index]?.height ?? 0);
  }
  return rows;
}

function edgesOf(both: readonly Side[], height: number, least: number): Edge[][] {
  const needs = both.map(({ rows, base }) => base + (rows.length === 0 ? barRoom : least + lengthOf(rows)));
  let left = Math.max(0, height - needs.reduce((sum, each) => sum + each, 0));
  // First the poles get room to lean, then the rows air.
  const fans = both.map(({ rows, way }) => {
    if (rows.length === 0) return 0;
    const more = Math.max(0, Math.min(left / 2, fan.most - least, Math.max(left * 0.2, way * 0.4 - least)));
    left -= more;
    return least + more;
  });
  const joints = both.reduce((sum, { rows }) => sum + Math.max(0, rows.length - 1), 0);
  const air = joints === 0 ? 0 : Math.min(26, (left * 0.6) / joints);
  return both.map(({ rows, base }, side) => {
    let near = base + (fans[side] ?? 0);
    return rows.map((row) => {
      const edge = { near, far: near + row };
      near = edge.far + rowGap + air;
      return edge;
    });
  });
}

function lengthOf(rows: readonly number[]): number {
  return rows.reduce((sum, row) => sum + row + rowGap, -rowGap);
}
