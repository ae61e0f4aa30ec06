import type { Flag, Place } from './flags.ts';

/** What a flag without a place costs. */
export const leftOut = 40;

/** What a plan costs: ways, rows, turned texts, one side fuller than the other, and most of all what is left out. */
export function placeCost(flags: readonly Flag[], places: readonly (Place | undefined)[]): number {
  let cost = 0;
  let balance = 0;
  for (const [index, flag] of flags.entries()) {
    const place = places[index];
    cost += place ? wayCost(place.at - flag.target) + rowCost(place.row, place.left) : leftOut * flag.weight;
    if (place && flag.sides.length > 1) balance += place.side === 0 ? 1 : -1;
  }
  return cost + balanceCost(balance);
}

/** What it costs that a pole stands so many px from its mark. */
export function wayCost(way: number): number {
  return Math.abs(way) / 50 + (way / 70) ** 2;
}

export function rowCost(row: number, left: boolean): number {
  return row * 0.3 + (left ? 0.7 : 0);
}

/** What it costs that one side has so many more flags than the other. */
export function balanceCost(difference: number): number {
  return 0.35 * Math.max(0, Math.abs(difference) - 1);
}
