import type { Token } from 'markdown-it';
import type { SourceText, Span } from '../../model/span.ts';

/**
 * Where a part of a text token stands in the script. Escapes and entities make the script longer than the text, never
 * shorter, so the part is looked for from its offset on.
 *
 *     a \* and &amp; 159 days
 *                    ^
 */
export function placeInSource(source: SourceText, token: Token, part: string, offset: number, within: Span): Span {
  const { start } = (token.meta?.span as Span | undefined) ?? within;
  const found = source.text.indexOf(part, start + offset);
  const at = found < 0 ? start + offset : found;
  return { start: at, end: Math.min(at + part.length, source.text.length) };
}
