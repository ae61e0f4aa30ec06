import type { Token } from 'markdown-it';

/** A word in small letters, so no address (`world-war.ru`) and no name that has a capital inside. */
const smallWord = /^\p{Ll}[\p{Ll}\p{M}’'-]*(?=[\s,;:]|$)/u;
/** What a closed sentence ends in. */
const isClosed = /[.!?…。！？]["”»」』’)）]?\s*$/u;
const endsEastAsian = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}」』）]\s*$/u;

/**
 * The tokens of an editor's note as a sentence: with a capital and a point. In the script it stands behind `@editor:`,
 * where authors rightly begin small; at the foot of a page it stands behind a badge that ends in a point.
 */
export function closedNote(tokens: readonly Token[]): readonly Token[] {
  const [only, ...others] = tokens.filter(({ type }) => type === 'inline');
  if (!only?.children) return closedLine(tokens);
  // Paragraphs of a longer note are sentences of their own.
  if (others.length > 0) return tokens;
  const closed = Object.assign(copyOf(only), { children: [...closedLine(only.children)] });
  return tokens.map((token) => (token === only ? closed : token));
}

function closedLine(tokens: readonly Token[]): readonly Token[] {
  const at = tokens.findIndex(({ content }) => content !== '');
  const opened = tokens.map((token, index) =>
    index === at && token.type === 'text'
      ? withContent(
          token,
          token.content.replace(smallWord, (word) => word.charAt(0).toUpperCase() + word.slice(1)),
        )
      : token,
  );
  const said = opened.map(({ type, content }) => (type === 'text' || type === 'code_inline' ? content : '')).join('');
  const last = opened.findLast(({ type }) => type === 'text');
  if (!last || isClosed.test(said)) return opened;
  const point = endsEastAsian.test(said) ? '。' : '.';
  if (last === opened.at(-1)) return [...opened.slice(0, -1), withContent(last, last.content.trimEnd() + point)];
  return [...opened, withContent(last, point)];
}

function withContent(token: Token, content: string): Token {
  return Object.assign(copyOf(token), { content });
}

function copyOf(token: Token): Token {
  return Object.assign(Object.create(Object.getPrototypeOf(token)), token) as Token;
}
