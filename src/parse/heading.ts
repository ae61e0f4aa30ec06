import type { Token } from 'markdown-it';
import type { Span } from '../model/span.ts';
import { isRead, noAttributes, parseAttributes } from './attributes.ts';
import type { ParseContext, PlacedAttributes } from './context.ts';
import { offsetOf, type Runs, spanOf } from './places.ts';
import { finishProse } from './prose.ts';
import { plainText } from './text.ts';

export interface Heading {
  readonly inline: readonly Token[];
  readonly text: string;
  readonly placed: PlacedAttributes;
  readonly span: Span;
}

/**
 * A heading with the attributes at its end.
 *
 *     ## The fortress surrendered on two different days {#two-dates when=1905-01-02}
 *                                                       ^
 */
export function readHeading(context: ParseContext, open: Token, inline: Token): Heading {
  finishProse(context, [inline]);
  const runs = (inline.meta?.runs ?? []) as Runs;
  const brace = attributesStart(inline.content);
  const span = { start: spanOf(open).start, end: spanOf(inline).end };
  const children = inline.children ?? [];
  if (brace < 0)
    return { inline: children, text: plainText(children), placed: { attributes: noAttributes, runs }, span };
  const read = parseAttributes(inline.content, brace);
  if (read && isRead(read)) {
    const kept = cutAt(children, offsetOf(runs, brace));
    return { inline: kept, text: plainText(kept), placed: { attributes: read, runs }, span };
  }
  if (read) {
    const place = { start: offsetOf(runs, read.start), end: offsetOf(runs, read.end) };
    context.report('attribute-malformed', place, {
      text: inline.content.slice(read.start, read.end),
      reason: read.reason,
    });
  }
  return { inline: children, text: plainText(children), placed: { attributes: noAttributes, runs }, span };
}

/**
 * Offset of the `{` whose braces end the content; -1 when there are none, or when they belong to a span or picture.
 * Quotation marks protect braces, unless one of them is never closed.
 */
function attributesStart(content: string): number {
  if (!content.endsWith('}') || content.endsWith('\\}')) return -1;
  let quoted = false;
  for (let at = content.length - 2; at >= 0; at--) {
    if (content[at] === '"') quoted = !quoted;
    if (content[at] === '{' && !quoted) return standsAlone(content, at) ? at : -1;
  }
  const last = content.lastIndexOf('{');
  return standsAlone(content, last) ? last : -1;
}

function standsAlone(content: string, brace: number): boolean {
  return brace === 0 || (brace > 0 && /\s/.test(content[brace - 1] ?? ''));
}

/** The tokens before an offset of the source. */
function cutAt(tokens: readonly Token[], offset: number): Token[] {
  const kept: Token[] = [];
  for (const token of tokens) {
    const { start, end } = spanOf(token);
    if (start >= offset) break;
    if (token.type === 'text' && end > offset) {
      const copy: Token = Object.assign(Object.create(Object.getPrototypeOf(token)), token);
      copy.content = token.content.slice(0, Math.max(0, token.content.lastIndexOf('{'))).trimEnd();
      kept.push(copy);
      break;
    }
    kept.push(token);
  }
  return kept;
}
