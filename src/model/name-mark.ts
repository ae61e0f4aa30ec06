import type { Token } from 'markdown-it';
import type { Span } from './span.ts';

/** The place or person that a span names: `[Liushun]{place=port-arthur}`. */
export interface NameMark {
  readonly kind: 'place' | 'person';
  readonly id: string;
  /** The place of the attribute's `key=value`. */
  readonly span: Span;
  /** The author's words; '' lets the library choose. */
  readonly words: string;
}

/** The name that a span carries. */
export function nameMarkOf(token: Token): NameMark | undefined {
  const found = token.type === 'span_open' ? token.meta?.name : undefined;
  return typeof found === 'object' && found !== null && 'kind' in found ? (found as NameMark) : undefined;
}
