import type { Token } from 'markdown-it';
import type { Span } from '../model/span.ts';
import type { ParseContext } from './context.ts';
import type { Dialect } from './dialects/native.ts';
import { type Heading, readHeading } from './heading.ts';
import { spanOf } from './places.ts';

/** One slide as it is cut from the script, before its content is read. */
export interface Cut {
  readonly kind: 'preamble' | 'act' | 'slide' | 'continuation';
  /** Undefined for what has no heading of its own. */
  readonly heading: Heading | undefined;
  readonly tokens: readonly Token[];
  /** The heading or rule. */
  readonly span: Span;
}

/** Tokens of footnote definitions, by label. */
export interface FootnoteText {
  readonly label: string;
  readonly tokens: readonly Token[];
  readonly span: Span;
}

/** Cuts the tokens of a script into slides; footnote definitions are taken out on the way. */
export function cutSlides(
  context: ParseContext,
  tokens: readonly Token[],
  dialect: Dialect,
): { cuts: Cut[]; footnotes: FootnoteText[] } {
  const footnotes: FootnoteText[] = [];
  const body = takeFootnotes(context, tokens, footnotes);
  const cuts: Cut[] = [];
  let current: { kind: Cut['kind']; heading: Heading | undefined; tokens: Token[]; span: Span } = {
    kind: 'preamble',
    heading: undefined,
    tokens: [],
    span: { start: 0, end: 0 },
  };
  const begin = (kind: Cut['kind'], heading: Heading | undefined, span: Span): void => {
    cuts.push(current);
    current = { kind, heading, tokens: [], span };
  };

  for (let index = 0; index < body.length; index++) {
    const token = body[index];
    if (!token) continue;
    const boundary = token.level === 0 ? dialect.boundary(token) : undefined;
    const inline = body[index + 1];
    if (boundary === 'continuation') begin('continuation', undefined, spanOf(token));
    else if (boundary && inline) {
      reportRuleUnderText(context, token);
      const heading = readHeading(context, token, inline);
      begin(boundary, heading, heading.span);
      index += 2;
    } else current.tokens.push(token);
  }
  cuts.push(current);
  return { cuts, footnotes };
}

/**
 * A setext heading made with hyphens, which most authors mean as a new slide.
 *
 *     The last line of a slide
 *     ---
 *     ^
 */
function reportRuleUnderText(context: ParseContext, open: Token): void {
  if (open.markup !== '-' || !open.map) return;
  const start = context.source.lineStarts[open.map[1] - 1] ?? 0;
  context.report('rule-under-text', { start, end: start + 3 }, {});
}

function takeFootnotes(context: ParseContext, tokens: readonly Token[], footnotes: FootnoteText[]): Token[] {
  const body: Token[] = [];
  const starts = new Map<string, number>();
  let inside: Token[] | undefined;
  let label = '';
  for (const token of tokens) {
    if (token.type === 'footnote_reference_open') {
      inside = [];
      label = String(token.meta?.label ?? '');
    } else if (token.type === 'footnote_reference_close') {
      const start = definitionStart(context, label, inside?.[0]);
      const span = { start, end: start + label.length + 4 };
      const first = starts.get(label);
      if (first === undefined) {
        starts.set(label, start);
        footnotes.push({ label, tokens: inside ?? [], span });
      } else
        context.report('footnote-duplicate', span, {
          label,
          first: context.source.lineStarts.findLastIndex((line) => line <= first) + 1,
        });
      inside = undefined;
    } else (inside ?? body).push(token);
  }
  return body;
}

/** Where `[^label]:` stands: before its text. */
function definitionStart(context: ParseContext, label: string, first: Token | undefined): number {
  const { text } = context.source;
  const from = first ? spanOf(first).start : text.length;
  return Math.max(0, text.lastIndexOf(`[^${label}]:`, from));
}
