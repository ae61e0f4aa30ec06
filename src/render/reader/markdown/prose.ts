import type { Token } from 'markdown-it';
import { guardHead } from './escape.ts';
import { inlineMarkdown } from './inline.ts';
import type { MarkdownSettings } from './settings.ts';
import { tableMarkdown } from './table.ts';

/** Block tokens as Markdown: paragraphs, lists, quotes, tables, code and headings, a blank line between them. */
export function proseMarkdown(tokens: readonly Token[], settings: MarkdownSettings): string {
  const parts: string[] = [];
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at];
    if (!token) break;
    const end = token.nesting === 1 ? closeOf(tokens, at) : at;
    parts.push(blockMarkdown(token, tokens.slice(at + 1, end), settings));
    at = end + 1;
  }
  return parts.filter((part) => part !== '').join('\n\n');
}

function blockMarkdown(token: Token, inside: readonly Token[], settings: MarkdownSettings): string {
  switch (token.type) {
    case 'inline':
      return guardHead(inlineMarkdown(token.children ?? [], settings).trim());
    case 'heading_open': {
      const level = Math.min(6, settings.level + Math.max(1, Number(token.tag.slice(1)) - 2));
      return `${'#'.repeat(level)} ${proseMarkdown(inside, settings)}`;
    }
    case 'bullet_list_open':
      return listMarkdown(inside, () => '- ', settings);
    case 'ordered_list_open': {
      const first = Number(token.attrGet('start') ?? 1);
      return listMarkdown(inside, (index) => `${first + index}. `, settings);
    }
    case 'blockquote_open':
      return quoted(proseMarkdown(inside, settings));
    case 'fence':
    case 'code_block':
      return fenced(token.content, token.info.trim().split(/[\s{]/)[0] ?? '');
    case 'table_open':
      return tableMarkdown(rowsOf(inside, settings));
    case 'hr':
      return '* * *';
    case 'html_block':
      return '';
    default:
      return proseMarkdown(inside, settings);
  }
}

/** The index of the token that closes the one at `at`. */
function closeOf(tokens: readonly Token[], at: number): number {
  let depth = 0;
  for (let index = at; index < tokens.length; index++) {
    depth += tokens[index]?.nesting ?? 0;
    if (depth === 0) return index;
  }
  return tokens.length;
}

function listMarkdown(tokens: readonly Token[], marker: (index: number) => string, settings: MarkdownSettings): string {
  const items: string[] = [];
  let isLoose = false;
  for (let at = 0; at < tokens.length; ) {
    const end = closeOf(tokens, at);
    const text = proseMarkdown(tokens.slice(at + 1, end), settings);
    const head = marker(items.length);
    isLoose ||= text.includes('\n\n');
    items.push(head + indented(text, head.length));
    at = end + 1;
  }
  return items.join(isLoose ? '\n\n' : '\n');
}

function rowsOf(tokens: readonly Token[], settings: MarkdownSettings): string[][] {
  const rows: string[][] = [];
  for (const token of tokens) {
    if (token.type === 'tr_open') rows.push([]);
    else if (token.type === 'inline') rows.at(-1)?.push(inlineMarkdown(token.children ?? [], settings).trim());
  }
  return rows;
}

/** Every line but the first set in. */
export function indented(text: string, by: number): string {
  return text.replace(/\n(?=[^\n])/g, `\n${' '.repeat(by)}`);
}

/** As a block quote. */
export function quoted(text: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');
}

function fenced(code: string, language: string): string {
  const longest = Math.max(2, ...(code.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${code.replace(/\n$/, '')}\n${fence}`;
}
