import type { Token } from 'markdown-it';
import { type Note, noteNumberOf } from './evidence.ts';
import type { Edition } from './narrative.ts';

/** The notes that a text refers to, in the order of their numbers; those of `besides` are told elsewhere. */
export function notesIn(
  { notes }: Edition,
  tokens: readonly Token[],
  besides: readonly { readonly number: number }[] = [],
): Note[] {
  const numbers = new Set(tokens.map(noteNumberOf));
  for (const { number } of besides) numbers.delete(number);
  return [...numbers].sort((a, b) => a - b).flatMap((number) => notes[number - 1] ?? []);
}
