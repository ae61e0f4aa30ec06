import type { MarkdownIt, StateInline, Token } from 'markdown-it';
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
  // `[@name](https://…)` is a link.
  if (close < 0 || state.src[close + 1] === '(') return false;
  // A citation takes no attributes: braces behind it belong to an editor's note, or to nothing.
  const braces = parseAttributes(state.src, close + 1);
  const end = braces?.end ?? close + 1;
  if (!silent) {
    const start = state.pos + 1;
    const keys = braces ? undefined : readKeys(state.src.slice(start, close), start);
    if (keys) state.push('citation', '', 0).meta = { unplaced: { keys } satisfies UnplacedCitation };
    else {
      const text = state.src.slice(state.pos, end);
      leaveProblem(state, 'citation-malformed', { text }, state.pos, end);
      state.pending += text;
    }
  }
  state.pos = end;
  return true;
}

function readKeys(text: string, offset: number): CitedKey[] | undefined {
  const keys: CitedKey[] = [];
  let at = 0;
  for (const part of text.split(/;(?=\s*@)/)) {
    const found = /^(\s*)@([\p{L}\p{N}_](?:[\p{L}\p{N}_:.#/-]*[\p{L}\p{N}_])?)(?:\s*,\s*([\s\S]*))?\s*$/u.exec(part);
    if (!found) return undefined;
    const [, lead = '', key = '', locator = ''] = found;
    keys.push({ key, start: offset + at + lead.length + 1, locator: locator.replace(/\s+/g, ' ').trim() });
    at += part.length + 1;
  }
  return keys;
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
      leaveProblem(state, 'citation-malformed', { text }, state.pos, end);
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
