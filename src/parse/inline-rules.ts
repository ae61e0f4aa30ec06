import type { MarkdownIt, StateInline, Token } from 'markdown-it';
import type { Code, Params } from '../codes.ts';
import { type Attributes, isRead, parseAttributes } from './attributes.ts';

/** A problem found while reading inline text; its offsets refer to the inline content until `markdown.ts` places it. */
export interface InlineProblem {
  readonly code: Code;
  readonly params: Readonly<Record<string, string | number>>;
  readonly start: number;
  readonly end: number;
}

/** Our inline notations, in the order in which they are tried. */
export function addInlineRules(md: MarkdownIt): void {
  md.inline.ruler.before('link', 'citation', citation);
  md.inline.ruler.before('link', 'span', span);
  md.inline.ruler.after('image', 'attributes', attributes);
  md.inline.ruler.after('footnote_ref', 'footnote_undefined', undefinedFootnote);
  md.inline.ruler.after('footnote_ref', 'superscript', superscript);
}

/** Leaves a problem in the token stream, where the place of the content is known later. */
function leaveProblem<C extends Code>(
  state: StateInline,
  code: C,
  params: Params<C>,
  start: number,
  end: number,
): void {
  const token = state.push('problem', '', 0);
  token.meta = { problem: { code, params, start, end } satisfies InlineProblem };
}

/**
 * A citation or an editor's note: not yet known, printed as it stands.
 *
 *     159 days. [@pa-159-days, sec. 3]
 *               ^
 */
function citation(state: StateInline, silent: boolean): boolean {
  if (!state.src.startsWith('[@', state.pos) && !state.src.startsWith('[-@', state.pos)) return false;
  const close = state.md.helpers.parseLinkLabel(state, state.pos);
  if (close < 0) return false;
  const text = state.src.slice(state.pos, close + 1);
  if (!silent) {
    const what = text.startsWith('[@editor:') ? "editor's note" : 'citation';
    const params = { what, text, shown: 'printed as it stands', until: 'use a footnote, [^1]' };
    leaveProblem(state, 'construct-unsupported', params, state.pos, close + 1);
    state.pending += text;
  }
  state.pos = close + 1;
  const braces = parseAttributes(state.src, state.pos);
  if (text.startsWith('[@editor:') && braces && isRead(braces)) state.pos = braces.end;
  return true;
}

/**
 * A span with attributes.
 *
 *     [Порт-Артур]{lang=ru}
 *     ^
 */
function span(state: StateInline, silent: boolean): boolean {
  const start = state.pos;
  if (state.src[start] !== '[' || state.src[start + 1] === '^') return false;
  const close = state.md.helpers.parseLinkLabel(state, start);
  if (close < 0 || state.src[close + 1] !== '{') return false;
  const read = parseAttributes(state.src, close + 1);
  if (!read) return false;
  if (silent) {
    state.pos = read.end;
    return true;
  }
  if (isRead(read)) {
    const max = state.posMax;
    const open = state.push('span_open', 'span', 1);
    open.meta = { attributes: read };
    state.pos = start + 1;
    state.posMax = close;
    state.md.inline.tokenize(state);
    state.pos = close;
    state.push('span_close', 'span', -1);
    state.posMax = max;
    state.pos = read.end;
    return true;
  }
  malformed(state, read);
  state.pending += state.src.slice(start, read.end);
  state.pos = read.end;
  return true;
}

/** Attributes behind a picture, a link or code: `![…](…){credit="…"}`. */
function attributes(state: StateInline, silent: boolean): boolean {
  if (state.src[state.pos] !== '{' || state.pending !== '') return false;
  const before = state.tokens.at(-1);
  if (!before || !['image', 'link_close', 'code_inline'].includes(before.type)) return false;
  if (!')`]>'.includes(state.src[state.pos - 1] ?? ' ')) return false;
  const read = parseAttributes(state.src, state.pos);
  if (!read) return false;
  if (!silent) {
    if (isRead(read)) bearer(state.tokens, before).meta = { ...bearer(state.tokens, before).meta, attributes: read };
    else malformed(state, read);
  }
  state.pos = read.end;
  return true;
}

/** The token that carries the attributes: a link's are on its opening. */
function bearer(tokens: readonly Token[], last: Token): Token {
  if (last.type !== 'link_close') return last;
  return tokens.findLast((token) => token.type === 'link_open' && token.level === last.level) ?? last;
}

function malformed(state: StateInline, read: { reason: string; start: number; end: number }): void {
  const text = state.src.slice(read.start, read.end);
  leaveProblem(state, 'attribute-malformed', { text, reason: read.reason }, read.start, read.end);
}

/**
 * A footnote reference without a definition; the reference itself is printed as it stands.
 *
 *     159 days.[^sieg]
 *              ^
 */
function undefinedFootnote(state: StateInline, silent: boolean): boolean {
  if (!state.src.startsWith('[^', state.pos)) return false;
  const label = /^\[\^([^\]\s]+)\]/.exec(state.src.slice(state.pos, state.posMax))?.[1];
  if (label === undefined) return false;
  const end = state.pos + label.length + 3;
  if (!silent) {
    leaveProblem(state, 'reference-undefined', { label, suggestion: '' }, state.pos, end);
    state.pending += state.src.slice(state.pos, end);
  }
  state.pos = end;
  return true;
}

/**
 * Pandoc's superscript: no white space inside.
 *
 *     the 19^th^ century
 *           ^
 */
function superscript(state: StateInline, silent: boolean): boolean {
  if (state.src[state.pos] !== '^') return false;
  const text = /^\^([^\s^[\]]{1,40})\^/.exec(state.src.slice(state.pos, state.posMax))?.[1];
  if (text === undefined) return false;
  if (!silent) {
    state.push('sup_open', 'sup', 1);
    const inner = state.push('text', '', 0);
    inner.content = text;
    state.push('sup_close', 'sup', -1);
  }
  state.pos += text.length + 2;
  return true;
}

/** The attributes that `span` or `attributes` left on a token. */
export function attributesOf(token: Token): Attributes | undefined {
  const found = token.meta?.attributes;
  return typeof found === 'object' && found !== null && 'pairs' in found ? (found as Attributes) : undefined;
}

/** The problem that an inline rule left on a token. */
export function problemOf(token: Token): InlineProblem | undefined {
  const found = token.type === 'problem' ? token.meta?.problem : undefined;
  return typeof found === 'object' && found !== null && 'code' in found ? (found as InlineProblem) : undefined;
}
