import { gaps, relaxFlags } from './flags-relax.ts';

/** A label that hangs on a pole, which stands near its mark on the axis. */
export interface Flag {
  /** Px: where its mark is. */
  readonly target: number;
  /** Px from the pole to the end of the text. */
  readonly width: number;
  /** Sides of the axis it may stand on: 0 above, 1 below. */
  readonly sides: readonly (0 | 1)[];
  /** How much worse it is to leave it out than another. */
  readonly weight: number;
}

/** Where a flag stands. */
export interface Place {
  readonly side: 0 | 1;
  /** 0 is nearest to the axis. */
  readonly row: number;
  /** The text is left of its pole. */
  readonly left: boolean;
  /** Px: its pole. */
  readonly at: number;
}

/** A place whose px isn't known yet. */
export type Standing = Omit<Place, 'at'>;

/** Where flags may stand. */
export interface FlagRoom {
  /** Px. */
  readonly from: number;
  readonly to: number;
  /** How many rows each side has. */
  readonly rows: readonly [number, number];
  /** How far a pole may stand before its mark, in px. */
  readonly slack: number;
}

export interface FlagPlan {
  /** By flag; undefined for one that finds no place. */
  readonly places: readonly (Place | undefined)[];
  /** The lower the better. */
  readonly cost: number;
}

/** How many plans are followed up at a time: enough for all labels of a few, fewer of many. */
const beam = { few: 40, many: 26, manyFrom: 25 };
/** What a flag without a place costs. */
const leftOut = 40;

/** A plan for the flags so far; those before are found along `before`. */
interface Option {
  readonly before: State | undefined;
  readonly place: Place | undefined;
  readonly flag: Flag | undefined;
  readonly cost: number;
  /** How many flags stand on each side. */
  readonly sum: readonly [number, number];
}

/** A plan that is kept, with the last px taken on each side in each row. */
interface State extends Option {
  readonly fronts: readonly [readonly Front[], readonly Front[]];
}

/** The last pole of a row, and where its texts end. */
interface Front {
  readonly pole: number;
  readonly end: number;
}

const nothing: Front = { pole: Number.NEGATIVE_INFINITY, end: Number.NEGATIVE_INFINITY };

/**
 * Places flags, in the order of their marks, in rows above and below the axis. No text meets a text or a pole: the poles of
 * a side keep the order of their marks, and a pole passes only where no lower text stands. Of all that was tried the
 * plan with the shortest ways is kept (a beam search), then the poles are drawn towards their marks.
 */
export function placeFlags(flags: readonly Flag[], room: FlagRoom): FlagPlan {
  const fronts = [room.rows[0], room.rows[1]].map((rows) => Array.from({ length: rows }, () => nothing));
  let states: State[] = [
    {
      before: undefined,
      place: undefined,
      flag: undefined,
      cost: 0,
      sum: [0, 0],
      fronts: [fronts[0] ?? [], fronts[1] ?? []],
    },
  ];
  const width = flags.length < beam.manyFrom ? beam.few : beam.many;
  for (const flag of flags) {
    const next = states.flatMap((state) => optionsFor(flag, state, room));
    states = next
      .toSorted((a, b) => a.cost - b.cost)
      .slice(0, width)
      .map(kept);
  }
  const [best] = states;
  const places: (Place | undefined)[] = [];
  for (let state = best; state?.flag; state = state.before) places.unshift(state.place);
  const relaxed = relaxFlags(flags, places, room);
  return { places: relaxed, cost: costOf(flags, relaxed) };
}

function kept(option: Option): State {
  const { before, place, flag } = option;
  const fronts = before?.fronts ?? [[], []];
  if (!place || !flag) return { ...option, fronts };
  const end = place.at + (place.left ? 0 : flag.width);
  const changed = fronts[place.side].map((front, row) =>
    row === place.row ? { pole: Math.max(front.pole, place.at), end: Math.max(front.end, end) } : front,
  );
  return { ...option, fronts: place.side === 0 ? [changed, fronts[1]] : [fronts[0], changed] };
}

function optionsFor(flag: Flag, state: State, room: FlagRoom): Option[] {
  const options: Option[] = [
    { before: state, place: undefined, flag, cost: state.cost + leftOut * flag.weight, sum: state.sum },
  ];
  for (const side of flag.sides) {
    const sum: readonly [number, number] = [state.sum[0] + (side === 0 ? 1 : 0), state.sum[1] + side];
    const balance = flag.sides.length > 1 ? 0.35 * Math.max(0, Math.abs(sum[0] - sum[1]) - 1) : 0;
    for (let row = 0; row < room.rows[side]; row++) {
      for (const left of [false, true]) {
        const at = leastAt(flag, { side, row, left }, state, room);
        if (at + (left ? 0 : flag.width) > room.to) continue;
        const cost = state.cost + wayCost(at - flag.target) + rowCost({ side, row, left }) + balance;
        options.push({ before: state, place: { side, row, left, at }, flag, cost, sum });
      }
    }
  }
  return options;
}

/** The first px where a pole may stand, after all that stand already. */
function leastAt(flag: Flag, { side, row, left }: Standing, { fronts }: State, room: FlagRoom): number {
  const ahead = left ? flag.width : 0;
  const target = Math.min(flag.target, room.to - (left ? 0 : flag.width));
  let at = Math.max(target - room.slack, room.from + ahead);
  for (const [other, front] of fronts[side].entries()) {
    if (other === row) at = Math.max(at, front.end + ahead + gaps.text);
    else if (other < row) at = Math.max(at, front.end + gaps.pole);
    else at = Math.max(at, front.pole + ahead + gaps.pole);
  }
  return at;
}

/** What a plan costs: ways, rows, turned texts, one side fuller than the other, and most of all what is left out. */
function costOf(flags: readonly Flag[], places: readonly (Place | undefined)[]): number {
  const sum: [number, number] = [0, 0];
  const single = places.map((place, index) => {
    const flag = flags[index];
    if (!flag) return 0;
    if (!place) return leftOut * flag.weight;
    if (flag.sides.length > 1) sum[place.side]++;
    return wayCost(place.at - flag.target) + rowCost(place);
  });
  return single.reduce((all, each) => all + each, 0) + 0.35 * Math.max(0, Math.abs(sum[0] - sum[1]) - 1);
}

function wayCost(way: number): number {
  return Math.abs(way) / 50 + (way / 70) ** 2;
}

function rowCost({ row, left }: Standing): number {
  return row * 0.3 + (left ? 0.7 : 0);
}
