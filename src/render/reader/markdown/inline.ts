import type { Token } from 'markdown-it';
import { dateMarkOf } from '../../../model/date-mark.ts';
import { citationOf, isReference, noteNumberOf } from '../../../model/evidence.ts';
import { nameMarkOf } from '../../../model/name-mark.ts';
import { emphasis } from './emphasis.ts';
import { codeSpan, destination, escapeMarkdown } from './escape.ts';
import { markdownOfCitation } from './from-html.ts';
import type { MarkdownSettings } from './settings.ts';

/** Marked-up text as Markdown, on one line but for hard breaks. */
export function inlineMarkdown(tokens: readonly Token[], settings: MarkdownSettings): string {
  const open: { readonly token: Token; text: string }[] = [];
  let text = '';
  const add = (more: string): void => {
    const top = open.at(-1);
    if (top) top.text += more;
    else text += more;
  };
  for (const token of tokens) {
    if (token.nesting === 1) {
      open.push({ token, text: '' });
      const name = nameMarkOf(token);
      if (name?.words === '') add(escapeMarkdown(settings.label(name)));
    } else if (token.nesting === -1) {
      const closed = open.pop();
      if (closed) add(closing(closed.token, closed.text, settings));
    } else add(single(token, settings));
  }
  return inStars(text + open.map((each) => each.text).join(''));
}

/** Between spaces, stars do what HTML does: `**Who asks:** the family`. */
function inStars(text: string): string {
  return text.replace(/(?<=^|\s)<(em|strong)>([^<*]+)<\/\1>(?=\s|$)/g, (_all, tag: string, inner: string) =>
    tag === 'em' ? `*${inner}*` : `**${inner}**`,
  );
}

function single(token: Token, settings: MarkdownSettings): string {
  if (isReference(token)) return reference(token, settings);
  switch (token.type) {
    case 'text':
      return escapeMarkdown(token.content);
    case 'softbreak':
      return ' ';
    case 'hardbreak':
      return '\\\n';
    case 'code_inline':
      return codeSpan(token.content);
    case 'image':
      return `[${escapeMarkdown(plain(token))}]`;
    case 'inline':
      return inlineMarkdown(token.children ?? [], settings);
    case 'html_inline':
      return '';
    default:
      return escapeMarkdown(token.content);
  }
}

function closing(token: Token, text: string, settings: MarkdownSettings): string {
  switch (token.type) {
    case 'em_open':
      return emphasis('*', text);
    case 'strong_open':
      return emphasis('**', text);
    case 's_open':
      return `<s>${text}</s>`;
    case 'link_open': {
      const href = settings.link(String(token.attrGet('href') ?? ''));
      return href === undefined ? text : `[${text}](${destination(href)})`;
    }
    case 'span_open': {
      const mark = dateMarkOf(token);
      return text + (mark ? escapeMarkdown(settings.otherDay(mark)) : '');
    }
    default:
      return text;
  }
}

/** A footnote of the text; inside a note a citation is told where it stands. */
function reference(token: Token, settings: MarkdownSettings): string {
  const number = noteNumberOf(token);
  if (number > 0) return `[^${number}]`;
  const inside = settings.inside.get(citationOf(token)?.span.start ?? -1) ?? '';
  return markdownOfCitation(inside.replace(/\.$/, ''));
}

/** Words without markup. */
export function plain(token: Token): string {
  return (token.children ?? []).map((each) => each.content || plain(each)).join('');
}
