import { type Flag, type FlagRoom, gaps, type Place } from './flags.ts';
import { balanceCost, leftOut, rowCost, wayCost } from './flags-cost.ts';

/** A side of the axis: by row, the first px that are free for a pole and for a text. */
interface Side {
  readonly pole: readonly number[];
  readonly text: readonly number[];
}

/** A plan for the flags so far; those before are found along `before`. */
interface Plan {
  readonly before: Plan | undefined;
  readonly place: Place | undefined;
  readonly cost: number;
  /** How many more flags stand above than below. */
  readonly balance: number;
  readonly sides: readonly [Side, Side];
}

/** A plan that may come next; its sides are reckoned only when it is kept. */
interface Option extends Omit<Plan, 'sides'> {
  readonly before: Plan;
}

/** Finds a place for each flag, from left to right; of all that was tried `beam` plans are followed up at a time. */
export function searchFlags(flags: readonly Flag[], room: FlagRoom, beam: number): (Place | undefined)[] {
  let plans: Plan[] = [
    {
      before: undefined,
      place: undefined,
      cost: 0,
      balance: 0,
      sides: [emptySide(room.rows[0]), emptySide(room.rows[1])],
    },
  ];
  const isMirrored = room.rows[0] === room.rows[1] && flags.every(({ sides }) => sides.length > 1);
  for (const [index, flag] of flags.entries()) {
    const best: Option[] = [];
    // Where both sides are alike, every plan has a mirrored one that is as good.
    const shown: Flag = isMirrored && index === 0 ? { ...flag, sides: [0] } : flag;
    for (const plan of plans) {
      // Plans are in the order of their cost, and none gets cheaper.
      if (plan.cost >= worstOf(best, beam)) break;
      addOptions(best, beam, plan, shown, room);
    }
    plans = best.map((option) => kept(option, flag.width));
  }
  const places: (Place | undefined)[] = [];
  for (let plan = plans[0]; plan?.before; plan = plan.before) places.push(plan.place);
  return places.toReversed();
}

function emptySide(rows: number): Side {
  const free = Array.from({ length: rows }, () => Number.NEGATIVE_INFINITY);
  return { pole: free, text: free };
}

/** What costs as much as this isn't among the best. */
function worstOf(best: readonly Option[], beam: number): number {
  return best.length < beam ? Number.POSITIVE_INFINITY : (best[beam - 1]?.cost ?? 0);
}

/** Adds what can follow a plan: the flag in each row of each side, right or left of its pole, or left out. */
function addOptions(best: Option[], beam: number, before: Plan, flag: Flag, room: FlagRoom): void {
  const { target, width } = flag;
  const without = before.cost + leftOut * flag.weight;
  if (without < worstOf(best, beam))
    insert(best, beam, { before, place: undefined, cost: without, balance: before.balance });
  for (const side of flag.sides) {
    const balance = before.balance + (side === 0 ? 1 : -1);
    const base = before.cost + (flag.sides.length > 1 ? balanceCost(balance) : 0);
    const { pole, text } = before.sides[side];
    for (let row = 0; row < pole.length; row++) {
      const poleFree = pole[row] ?? 0;
      const textFree = text[row] ?? 0;
      for (const left of bothWays) {
        const last = left ? room.to : room.to - width;
        const ahead = left ? width : 0;
        const at = Math.max(Math.min(target, last) - room.slack, room.from + ahead, poleFree, textFree + ahead);
        if (at > last) continue;
        const cost = base + wayCost(at - target) + rowCost(row, left);
        if (cost < worstOf(best, beam)) insert(best, beam, { before, place: { side, row, left, at }, cost, balance });
      }
    }
  }
}

const bothWays = [false, true];

/** Puts an option behind those that cost no more. */
function insert(best: Option[], beam: number, option: Option): void {
  let at = best.length < beam ? best.length : beam - 1;
  for (let last = best[at - 1]; last && last.cost > option.cost; last = best[at - 1]) {
    best[at] = last;
    at--;
  }
  best[at] = option;
}

function kept({ before, place, cost, balance }: Option, width: number): Plan {
  if (!place) return { before, place, cost, balance, sides: before.sides };
  const [above, below] = before.sides;
  const end = place.at + (place.left ? 0 : width);
  const sides =
    place.side === 0 ? ([taken(above, place, end), below] as const) : ([above, taken(below, place, end)] as const);
  return { before, place, cost, balance, sides };
}

/** A side with one flag more, whose text or pole ends at `end`: texts of lower rows keep from its pole, higher poles from its text. */
function taken(side: Side, { row, at }: Place, end: number): Side {
  const pole = side.pole.slice();
  const text = side.text.slice();
  for (let lower = 0; lower < row; lower++) text[lower] = Math.max(text[lower] ?? 0, at + gaps.pole);
  text[row] = Math.max(text[row] ?? 0, end + gaps.text);
  for (let higher = row + 1; higher < pole.length; higher++)
    pole[higher] = Math.max(pole[higher] ?? 0, end + gaps.pole);
  return { pole, text };
}
