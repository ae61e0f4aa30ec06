import type { MarkdownIt, StateInline, Token } from 'markdown-it';
import { editorKey } from '../model/library.ts';
import { type Attributes, isRead, parseAttributes } from './attributes.ts';
import { leaveMalformed, leaveProblem } from './inline-problems.ts';

/** One cited key with its offsets in the inline content. */
export interface CitedKey {
  readonly key: string;
  /** Offset of the key behind its `@`. */
  readonly start: number;
  readonly locator: string;
}

/** What `citation` leaves on its token until `markdown.ts` knows the places. */
export interface UnplacedCitation {
  readonly keys: readonly CitedKey[];
}

/** Where the words of an editor's note begin: behind `[@editor:` and white space. */
const editorStart = /^\[@editor(?=[:\]])(?::[ \t\n]*)?/;

/** Adds citations and editor's notes to the inline notations. */
export function addCitations(md: MarkdownIt): void {
  md.inline.ruler.before('link', 'editor_note', editorNote);
  md.inline.ruler.before('link', 'citation', citation);
  md.inline.ruler.after('link', 'citation_with_prefix', prefixed);
}

/**
 * A citation of sources and claims. Anything after a key's first comma is its locator.
 *
 *     159 days. [@pa-159-days, sec. 3; @izvestia]
 *               ^
 */
function citation(state: StateInline, silent: boolean): boolean {
  if (!state.src.startsWith('[@', state.pos)) return false;
  const close = state.md.helpers.parseLinkLabel(state, state.pos);
  if (close < 0) return unclosed(state, silent);
  // `[@name](https://…)` is a link.
  if (state.src[close + 1] === '(') return false;
  // A citation takes no attributes: braces behind it belong to an editor's note, or to nothing.
  const braces = parseAttributes(state.src, close + 1);
  const end = braces?.end ?? close + 1;
  if (silent) state.pos = end;
  else {
    const start = state.pos + 1;
    const read = readKeys(state.src.slice(start, close), start);
    const why = typeof read === 'string' ? read : braces ? "only an editor's note takes attributes in braces" : '';
    if (why !== '') leaveUnread(state, end, why);
    else state.push('citation', '', 0).meta = { unplaced: { keys: read } };
    state.pos = end;
  }
  return true;
}

/** Leaves what stands up to `end` as text, and says why it is no citation. */
function leaveUnread(state: StateInline, end: number, why: string): void {
  const text = state.src.slice(state.pos, end);
  leaveProblem(state, 'citation-malformed', { text, why }, state.pos, end);
  state.pending += text;
  state.pos = end;
}

/**
 * A citation that the author forgot to close.
 *
 *     So says Izvestia. [@izvestia, para. 2
 *                       ^
 */
function unclosed(state: StateInline, silent: boolean): boolean {
  const key = /^\[@[\p{L}\p{N}_-]+/u.exec(state.src.slice(state.pos, Math.min(state.posMax, state.pos + 400)))?.[0];
  if (silent || key === undefined) return false;
  leaveUnread(state, state.pos + key.length, 'the bracket is never closed');
  return true;
}

/**
 * A citation with words before its key, as Pandoc reads it. Links have been read before; addresses such as
 * `[me@example.org]` have no space before their sign.
 *
 *     159 days. [see @izvestia, para. 2]
 *               ^
 */
function prefixed(state: StateInline, silent: boolean): boolean {
  if (silent || state.src[state.pos] !== '[') return false;
  const found = /^\[(?:[^[\]@]*[\s(;,])?-?@([\p{L}\p{N}_-]+)(?=\s*[,;\]])/u.exec(
    state.src.slice(state.pos, Math.min(state.posMax, state.pos + 400)),
  );
  if (!found?.[1]) return false;
  const close = state.md.helpers.parseLinkLabel(state, state.pos);
  if (close < 0 || '([{:'.includes(state.src[close + 1] ?? ' ')) return false;
  const [whole, key] = found;
  const words = whole.slice(1, whole.lastIndexOf('@')).trim();
  const mend = words === '-' ? `write [@${key}]` : `write [@${key}, ${words} …]`;
  leaveUnread(state, close + 1, `"${words}" before "@" is not read; ${mend}`);
  return true;
}

const keyAtStart = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_:.#/-]*[\p{L}\p{N}_])?/u;

/** The cited keys, or why there are none. */
function readKeys(text: string, offset: number): CitedKey[] | string {
  const keys: CitedKey[] = [];
  let at = 0;
  for (const part of text.split(/;(?=\s*@)/)) {
    const lead = /^\s*/.exec(part)?.[0].length ?? 0;
    const key = keyAtStart.exec(part.slice(lead + 1))?.[0] ?? '';
    const rest = part.slice(lead + 1 + key.length);
    const locator = (/^\s*,([\s\S]*)$/.exec(rest)?.[1] ?? '').replace(/\s+/g, ' ').trim();
    const why = faultOf(key, rest, locator);
    if (why !== '') return why;
    keys.push({ key, start: offset + at + lead + 1, locator });
    at += part.length + 1;
  }
  return keys;
}

/** What is wrong with a key and what follows it; '' when nothing is. */
function faultOf(key: string, rest: string, locator: string): string {
  const next = /^\s*(.?)/su.exec(rest)?.[1] ?? '';
  const after = rest.trim();
  if (key === '' && (next === '' || /^\s/.test(rest))) return 'a key is missing behind "@"';
  if (key === '') return `a key begins with a letter or a digit, not with "${next}"`;
  const second = /(?:^|[\s,(])@([\p{L}\p{N}_][\p{L}\p{N}_-]*)/u.exec(next === ',' ? locator : after)?.[1];
  if (next === ',' && second) return `"@${second}" stands in the place of "@${key}"; part citations by ";"`;
  if (next === '' || next === ',') return '';
  if (next === ';') {
    const piece = after.slice(1).trim();
    return piece === '' ? 'nothing stands behind the last ";"' : `"${piece}" does not begin with "@"`;
  }
  if (second) return `a ";" is missing before "@${second}"`;
  if (next === ':' && key === editorKey)
    return 'an editor\'s note stands in brackets of its own, "[@a-source] [@editor: …]"';
  if (next === ':' && key.toLowerCase() === editorKey) return `the editor's key is in lower case, "@${editorKey}: …"`;
  if ('，；、'.includes(next)) return `"${next}" is a full-width sign; write ", " or "; "`;
  if (/^\s/.test(rest) || next === ':') return `a comma is missing behind "${key}"`;
  const number = (next.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  const isHyphen = /[\p{Pd}\u2212\u00ad]/u.test(next);
  return `the sign U+${number} "${next}" stands in the key${isHyphen ? '; write a plain hyphen "-"' : ''}`;
}

/**
 * What the editor adds, in a voice of its own.
 *
 *     Leonov was thirty. [@editor: born in 1916]{confidence=high}
 *                        ^
 */
function editorNote(state: StateInline, silent: boolean): boolean {
  const lead = editorStart.exec(state.src.slice(state.pos, state.pos + 400))?.[0];
  if (lead === undefined) return false;
  const close = state.md.helpers.parseLinkLabel(state, state.pos);
  if (close < 0) return false;
  const braces = parseAttributes(state.src, close + 1);
  const end = braces?.end ?? close + 1;
  if (!silent) {
    const start = state.pos + lead.length;
    const content = state.src.slice(start, Math.max(start, close)).trimEnd();
    if (content === '') {
      const text = state.src.slice(state.pos, end);
      leaveProblem(state, 'citation-malformed', { text, why: 'the editor says nothing' }, state.pos, end);
    } else {
      const token = state.push('editor_note', '', 0);
      const children: Token[] = [];
      state.md.inline.parse(content, state.md, state.env, children);
      token.children = children;
      token.content = content;
      const attributes: Attributes | undefined = braces && isRead(braces) ? braces : undefined;
      token.meta = { lead: lead.length, attributes };
    }
    if (braces && !isRead(braces)) leaveMalformed(state, braces);
  }
  state.pos = end;
  return true;
}

/** The keys that `citation` left on a token. */
export function unplacedCitation(token: Token): UnplacedCitation | undefined {
  const found = token.type === 'citation' ? token.meta?.unplaced : undefined;
  return typeof found === 'object' && found !== null && 'keys' in found ? (found as UnplacedCitation) : undefined;
}
