import type { MarkdownIt, StateInline, Token } from 'markdown-it';

/** Offset in the inline content at which a token was pushed; kept beside the tokens, for rules overwrite `meta`. */
export type Starts = WeakMap<Token, number>;

/**
 * Makes every inline token remember where it began. A rule is entered with `pos` at its first character, and what is
 * pending was taken from the source as it stands, so its start follows from where it ends.
 */
export function recordStarts(md: MarkdownIt, starts: Starts): void {
  const Base = md.inline.State;

  class PlacedState extends Base {
    override pushPending(): Token {
      return this.pushPendingBefore(this.pos);
    }

    override push(type: string, tag: string, nesting: -1 | 0 | 1): Token {
      // A link's rule has already moved behind its bracket; an autolink's text stands behind its angle bracket.
      const start = type === 'link_open' && this.src[this.pos] !== '<' ? this.pos - 1 : this.pos;
      if (this.pending) this.pushPendingBefore(start);
      const token = super.push(type, tag, nesting);
      starts.set(token, start);
      return token;
    }

    private pushPendingBefore(end: number): Token {
      const text = this.pending;
      let start = end - text.length;
      // Spaces at the end of a line are dropped before the line break is pushed.
      while (start > 0 && !this.src.startsWith(text, start)) start--;
      const token = super.pushPending();
      starts.set(token, start);
      return token;
    }
  }
  md.inline.State = PlacedState;

  // The built-in fallback adds a character after it has moved on; ours adds it before, so that it is placed right.
  md.inline.ruler.push('single_character', (state, silent) => {
    if (!silent) state.pending += state.src[state.pos];
    state.pos++;
    return true;
  });
  md.inline.ruler2.at('fragments_join', (state) => joinFragments(state));
  md.core.ruler.at('text_join', (state) => {
    for (const token of state.tokens) if (token.type === 'inline') joinTexts(token.children ?? []);
  });
}

/** As markdown-it's rule of this name, but the joined text keeps the place of its first part. */
function joinFragments(state: StateInline): void {
  const { tokens } = state;
  let level = 0;
  for (const token of tokens) {
    if (token.nesting < 0) level--;
    token.level = level;
    if (token.nesting > 0) level++;
  }
  joinTexts(tokens, false);
}

function joinTexts(tokens: Token[], special = true): void {
  let last = 0;
  for (const [index, token] of tokens.entries()) {
    if (special && token.type === 'text_special') token.type = 'text';
    if (special && token.children) joinTexts(token.children);
    const before = tokens[last - 1];
    const isJoined = index > 0 && before?.type === 'text' && token.type === 'text';
    // What is left of the second sign of `**` is empty and stands before the words.
    if (isJoined && before.content === '') tokens[last - 1] = token;
    else if (isJoined) before.content += token.content;
    else tokens[last++] = token;
  }
  tokens.length = last;
}
