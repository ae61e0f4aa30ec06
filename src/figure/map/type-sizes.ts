import type { Frame } from '../figure.ts';

/** Sizes of type in px. */
export interface TypeSizes {
  readonly name: number;
  /** For what the sentence is about. */
  readonly strong: number;
  readonly other: number;
  /** Names across land and sea. */
  readonly wide: number;
  readonly route: number;
  readonly key: number;
  readonly credit: number;
}

/** For the hall: smaller where the frame is small or many names share it. */
export function typeSizes({ width, height }: Frame, names: number): TypeSizes {
  const isLarge = width >= 900 && height >= 440;
  const crowd = names > 20 ? 4 : names > 11 ? 2.5 : 0;
  const name = Math.max(19, (isLarge ? 24 : 21) - crowd);
  return {
    name,
    strong: Math.max(20, name + (crowd > 0 ? 1.5 : 4)),
    other: isLarge && crowd < 4 ? 16 : 15,
    wide: isLarge ? 21 - crowd / 2 : 18,
    route: isLarge ? 18 : 16,
    key: isLarge ? 15.5 : 15,
    credit: 15,
  };
}
