import type { Flag, FlagRoom, Place, Standing } from './flags.ts';

/** Px between texts in a row, and between a pole and a text or another pole. */
export const gaps = { text: 16, pole: 9 };

type Places = readonly (Place | undefined)[];

/**
 * Draws poles towards their marks as far as the others let them. Sides, rows and directions stay. What lies between two
 * plans without collisions has none either: of the plan drawn to the left and the one drawn to the right the middle is
 * taken, and mended pole by pole.
 */
export function relaxFlags(flags: readonly Flag[], places: Places, room: FlagRoom): (Place | undefined)[] {
  const given = places.map((place) => place?.at ?? 0);
  const order = places.map((_, index) => index);
  const target = (index: number): number => flags[index]?.target ?? 0;
  const least = (index: number, at: readonly number[]): number => leastOf(index, flags, places, room, at);
  const most = (index: number, at: readonly number[]): number => mostOf(index, flags, places, room, at);
  const left = [...given];
  for (const index of order) left[index] = Math.min(Math.max(target(index), least(index, left)), given[index] ?? 0);
  const right = [...given];
  for (const index of order.toReversed())
    right[index] = Math.max(Math.min(target(index), most(index, right)), given[index] ?? 0);
  const at = given.map((_, index) => ((left[index] ?? 0) + (right[index] ?? 0)) / 2);
  for (let round = 0; round < 12; round++) {
    for (const index of round % 2 === 0 ? order : order.toReversed())
      at[index] = Math.min(Math.max(target(index), least(index, at)), most(index, at));
  }
  return places.map((place, index) => place && { ...place, at: at[index] ?? place.at });
}

/** The first px that the flags before leave free. */
function leastOf(index: number, flags: readonly Flag[], places: Places, room: FlagRoom, at: readonly number[]): number {
  const [place, flag] = [places[index], flags[index]];
  if (!place || !flag) return 0;
  let bound = room.from + (place.left ? flag.width : 0);
  for (let other = 0; other < index; other++) {
    const [otherPlace, otherFlag] = [places[other], flags[other]];
    if (otherFlag && otherPlace?.side === place.side)
      bound = Math.max(bound, (at[other] ?? 0) + distance(otherPlace, otherFlag, place, flag));
  }
  return bound;
}

/** The last px that the flags behind leave free. */
function mostOf(index: number, flags: readonly Flag[], places: Places, room: FlagRoom, at: readonly number[]): number {
  const [place, flag] = [places[index], flags[index]];
  if (!place || !flag) return 0;
  let bound = room.to - (place.left ? 0 : flag.width);
  for (let other = index + 1; other < places.length; other++) {
    const [otherPlace, otherFlag] = [places[other], flags[other]];
    if (otherFlag && otherPlace?.side === place.side)
      bound = Math.min(bound, (at[other] ?? 0) - distance(place, flag, otherPlace, otherFlag));
  }
  return bound;
}

/** Px that the pole of the later flag must stand behind that of the earlier, on the same side. */
function distance(first: Standing, firstFlag: Flag, second: Standing, secondFlag: Flag): number {
  const after = first.left ? 0 : firstFlag.width;
  const ahead = second.left ? secondFlag.width : 0;
  if (first.row === second.row) return after + ahead + gaps.text;
  return (second.row > first.row ? after : ahead) + gaps.pole;
}
