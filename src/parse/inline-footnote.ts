import type { StateInline, Token } from 'markdown-it';

/**
 * As the rule of markdown-it-footnote, but the footnote takes its place in the list before its text is read: one inside
 * it would take the same, and contain itself.
 *
 *     the ring closed^[in July, says one^[the other says August]]
 *                    ^
 */
export function inlineFootnote(state: StateInline, silent: boolean): boolean {
  if (!state.src.startsWith('^[', state.pos)) return false;
  const close = state.md.helpers.parseLinkLabel(state, state.pos + 1);
  if (close < 0) return false;
  if (!silent) {
    const list = footnotesOf(state);
    const entry: InlineFootnote = { content: state.src.slice(state.pos + 2, close), tokens: [] };
    const id = list.push(entry) - 1;
    state.md.inline.parse(entry.content, state.md, state.env, entry.tokens);
    state.push('footnote_ref', '', 0).meta = { id };
  }
  state.pos = close + 1;
  return true;
}

interface InlineFootnote {
  readonly content: string;
  readonly tokens: Token[];
}

/** The list that markdown-it-footnote keeps for the whole script. */
function footnotesOf({ env }: StateInline): InlineFootnote[] {
  const footnotes = (env.footnotes ?? {}) as { list?: InlineFootnote[] };
  env.footnotes = footnotes;
  footnotes.list = footnotes.list ?? [];
  return footnotes.list;
}
