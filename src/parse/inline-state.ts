import type { MarkdownIt, StateInline, Token } from 'markdown-it';

/** Offset in the inline content at which a token was pushed; kept beside the tokens, for rules overwrite `meta`. */
export type Starts = WeakMap<Token, number>;

/**
 * Makes every inline token remember where it began. A rule is entered with `pos` at its first character, and pending
 * text starts where the first rule added to it, so two hooks suffice: the setter of `pending`, and `push`.
 */
export function recordStarts(md: MarkdownIt, starts: Starts): void {
  const Base = md.inline.State;

  class PlacedState extends Base {
    pendingText = '';
    pendingStart = 0;

    constructor(...parts: ConstructorParameters<typeof Base>) {
      super(...parts);
      // The base class defines a plain property, which would hide the accessor below.
      Reflect.deleteProperty(this, 'pending');
    }

    override pushPending(): Token {
      const token = super.pushPending();
      starts.set(token, this.pendingStart);
      return token;
    }

    override push(type: string, tag: string, nesting: -1 | 0 | 1): Token {
      const token = super.push(type, tag, nesting);
      // A link's rule has already moved behind its bracket; an autolink's text stands behind its angle bracket.
      const shift = type === 'link_open' && this.src[this.pos] !== '<' ? -1 : 0;
      starts.set(token, this.pos + shift);
      return token;
    }
  }
  Object.defineProperty(PlacedState.prototype, 'pending', {
    get(this: PlacedState) {
      return this.pendingText;
    },
    set(this: PlacedState, value: string) {
      if (this.pendingText === '') this.pendingStart = this.pos;
      this.pendingText = value;
    },
  });
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
    if (index > 0 && before?.type === 'text' && token.type === 'text') before.content += token.content;
    else tokens[last++] = token;
  }
  tokens.length = last;
}
