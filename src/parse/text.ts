import type { Token } from 'markdown-it';

/** The words of inline tokens without markup: what a bookmark, a menu or a screen reader gets. */
export function plainText(tokens: readonly Token[]): string {
  let text = '';
  for (const token of tokens) {
    if (token.type === 'text' || token.type === 'code_inline' || token.type === 'text_special') text += token.content;
    else if (token.type === 'softbreak' || token.type === 'hardbreak') text += ' ';
    else if (token.type === 'image') text += plainText(token.children ?? []);
    else if (token.type === 'inline') text += plainText(token.children ?? []);
  }
  return text.replace(/\s{2,}|[^\S ]/g, ' ').trim();
}
