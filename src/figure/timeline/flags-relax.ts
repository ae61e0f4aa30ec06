import { type Flag, type FlagRoom, gaps, type Place } from './flags.ts';

type Places = readonly (Place | undefined)[];

/** How far a pole may go, while the others stand. */
interface Bounds {
  /** Px between which its text stays in the room. */
  readonly from: number;
  readonly to: number;
  /** The flags before and behind on its side, by index, and the px that its pole keeps from theirs. */
  readonly before: readonly Neighbour[];
  readonly behind: readonly Neighbour[];
}

interface Neighbour {
  readonly index: number;
  readonly distance: number;
}

const mostRounds = 24;

/**
 * Draws poles towards their marks as far as the others let them. Sides, rows and directions stay. What lies between two
 * plans without collisions has none either: of the plan drawn to the left and the one drawn to the right the middle is
 * taken, and mended pole by pole.
 */
export function relaxFlags(flags: readonly Flag[], places: Places, room: FlagRoom): (Place | undefined)[] {
  const bounds = boundsOf(flags, places, room);
  const given = places.map((place) => place?.at ?? 0);
  const order = bounds.map((_, index) => index);
  const backwards = order.toReversed();
  const target = (index: number): number => flags[index]?.target ?? 0;
  const left = [...given];
  for (const index of order)
    left[index] = Math.min(Math.max(target(index), leastOf(bounds[index], left)), given[index] ?? 0);
  const right = [...given];
  for (const index of backwards)
    right[index] = Math.max(Math.min(target(index), mostOf(bounds[index], right)), given[index] ?? 0);
  const at = given.map((_, index) => ((left[index] ?? 0) + (right[index] ?? 0)) / 2);
  let moved = true;
  for (let round = 0; moved && round < mostRounds; round++) {
    moved = false;
    for (const index of round % 2 === 0 ? order : backwards) {
      const own = bounds[index];
      const next = Math.min(Math.max(target(index), leastOf(own, at)), mostOf(own, at));
      moved ||= Math.abs(next - (at[index] ?? 0)) > 0.05;
      at[index] = next;
    }
  }
  return places.map((place, index) => place && { ...place, at: at[index] ?? place.at });
}

/** By flag; undefined for one without a place. */
function boundsOf(flags: readonly Flag[], places: Places, room: FlagRoom): (Bounds | undefined)[] {
  const bounds = places.map((place, index) => {
    const width = flags[index]?.width ?? 0;
    const before: Neighbour[] = [];
    const behind: Neighbour[] = [];
    return (
      place && { from: room.from + (place.left ? width : 0), to: room.to - (place.left ? 0 : width), before, behind }
    );
  });
  for (const [index, place] of places.entries()) {
    for (let other = 0; place && other < index; other++) {
      const first = places[other];
      if (first?.side !== place.side) continue;
      const distance = distanceOf(first, flags[other]?.width ?? 0, place, flags[index]?.width ?? 0);
      bounds[index]?.before.push({ index: other, distance });
      bounds[other]?.behind.push({ index, distance });
    }
  }
  return bounds;
}

/** The first px that the flags before leave free. */
function leastOf(bounds: Bounds | undefined, at: readonly number[]): number {
  if (!bounds) return 0;
  let least = bounds.from;
  for (const { index, distance } of bounds.before) least = Math.max(least, (at[index] ?? 0) + distance);
  return least;
}

/** The last px that the flags behind leave free. */
function mostOf(bounds: Bounds | undefined, at: readonly number[]): number {
  if (!bounds) return 0;
  let most = bounds.to;
  for (const { index, distance } of bounds.behind) most = Math.min(most, (at[index] ?? 0) - distance);
  return most;
}

/** Px that the pole of the later flag must stand behind that of the earlier, on the same side. */
function distanceOf(first: Place, firstWidth: number, second: Place, secondWidth: number): number {
  const after = first.left ? 0 : firstWidth;
  const ahead = second.left ? secondWidth : 0;
  if (first.row === second.row) return after + ahead + gaps.text;
  return (second.row > first.row ? after : ahead) + gaps.pole;
}
