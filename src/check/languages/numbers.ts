import type { Slide } from '../../model/narrative.ts';
import { blocksIn } from '../../model/walk.ts';
import { countsIn, numbersIn } from './numbers-in.ts';
import { difference, type Pair, readable } from './pairs.ts';

/** Up to here one language writes words where the other writes digits. */
const inWords = 12;

/** How the numbers of a slide differ from those of its original; '' when they agree. */
export function numbersDiffer({ here, there }: Pair): string {
  const extra = unmatched(here, there);
  const missing = unmatched(there, here);
  const isLarge = (value: number): boolean => value > inWords;
  // "Nine men" and "9人" say the same in languages whose words for numbers aren't read here.
  const isSure = extra.length > 0 && missing.length > 0;
  const told = (values: readonly number[]): string[] =>
    values.filter((value) => isSure || isLarge(value)).map((value) => value.toLocaleString('en'));
  return difference(told(extra), told(missing));
}

/** Numbers that count something on one slide and stand nowhere on the other. */
function unmatched(slide: Slide, other: Slide): number[] {
  const known = new Set([...numbersIn(readable(other)), ...valuesOf(other)]);
  return [...new Set([...valuesOf(slide), ...countsIn(readable(slide))])].filter((value) => !known.has(value));
}

/** The values that constructs draw. */
function valuesOf(slide: Slide): number[] {
  return [...blocksIn([...slide.blocks, ...slide.read])].flatMap((block) => {
    if (block.type === 'numbers') return block.items.flatMap(({ value }) => value ?? []);
    if (block.type !== 'contested') return [];
    return block.accounts.flatMap(({ value }) => (value ? [value.from, value.to].filter(Number.isFinite) : []));
  });
}
