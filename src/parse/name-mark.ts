import type { Token } from 'markdown-it';
import type { NameMark } from '../model/name-mark.ts';
import { keyValue, type ParseContext, type PlacedAttributes, placeOf } from './context.ts';

/** Keys of a span that name a place or a person of the library. */
export const nameKeys: readonly string[] = ['place', 'person'];

/**
 * Leaves the place or person on the span's token. The author's word is printed as it stands; an empty span lets the
 * library choose.
 *
 *     [Liushun]{place=port-arthur} and []{place=dalny}
 *     ^
 */
export function readName(context: ParseContext, token: Token, placed: PlacedAttributes, words: string): void {
  const [kind, second] = (['place', 'person'] as const).filter((key) => keyValue(placed, key) !== undefined);
  if (kind === undefined) return;
  context.namesEntries = true;
  if (second !== undefined) {
    context.report('attribute-value', placeOf(placed, second), {
      key: second,
      found: 'both place= and person=',
      expected: 'one of them',
      hint: 'Use two spans.',
    });
  }
  const id = keyValue(placed, kind) ?? '';
  token.meta = { ...token.meta, name: { kind, id, span: placeOf(placed, kind), words } satisfies NameMark };
  token.attrJoin('class', kind);
}
