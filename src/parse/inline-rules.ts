import type { MarkdownIt, StateInline, Token } from 'markdown-it';
import { type Attributes, isRead, parseAttributes } from './attributes.ts';
import { addCitations } from './citation.ts';
import { leaveMalformed, leaveProblem } from './inline-problems.ts';
import type { Runs } from './places.ts';

/** Our inline notations, in the order in which they are tried. */
export function addInlineRules(md: MarkdownIt): void {
  addCitations(md);
  md.inline.ruler.before('link', 'span', span);
  md.inline.ruler.after('image', 'attributes', attributes);
  md.inline.ruler.after('footnote_ref', 'footnote_undefined', undefinedFootnote);
  md.inline.ruler.after('footnote_ref', 'superscript', superscript);
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
  leaveMalformed(state, read);
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
    else leaveMalformed(state, read);
  }
  state.pos = read.end;
  return true;
}

/** The token that carries the attributes: a link's are on its opening. */
function bearer(tokens: readonly Token[], last: Token): Token {
  if (last.type !== 'link_close') return last;
  return tokens.findLast((token) => token.type === 'link_open' && token.level === last.level) ?? last;
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

/** Where the characters of a token's braces stand, which may go over several lines. */
export function braceRunsOf(token: Token): Runs {
  const found = token.meta?.braceRuns;
  return Array.isArray(found) ? (found as Runs) : [];
}

/** The attributes that `span` or `attributes` left on a token. */
export function attributesOf(token: Token): Attributes | undefined {
  const found = token.meta?.attributes;
  return typeof found === 'object' && found !== null && 'pairs' in found ? (found as Attributes) : undefined;
}
