import { placeCost } from './flags-cost.ts';
import { relaxFlags } from './flags-relax.ts';
import { searchFlags } from './flags-search.ts';

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

/** Px between texts in a row, and between a pole and a text or another pole. */
export const gaps = { text: 16, pole: 9 };

/**
 * Places flags, in the order of their marks, in rows above and below the axis. No text meets a text or a pole: the poles of
 * a side keep the order of their marks, and a pole passes only where no lower text stands. `beam` plans are followed up
 * at a time; of the best the poles are drawn towards their marks.
 */
export function placeFlags(flags: readonly Flag[], room: FlagRoom, beam: number): FlagPlan {
  const places = relaxFlags(flags, searchFlags(flags, room, beam), room);
  return { places, cost: placeCost(flags, places) };
}
