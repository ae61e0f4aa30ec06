import type { Token } from 'markdown-it';
import { escapeHtml } from '../model/escape.ts';
import type { ParseContext } from './context.ts';

/** Tags that change nothing but the look or the meaning of words. */
const allowedTags: ReadonlySet<string> = new Set(
  'abbr b bdi bdo br cite code del dfn em i ins kbd mark q rb rp rt ruby s samp small span strong sub sup u var wbr'.split(
    ' ',
  ),
);
const allowedAttributes: ReadonlySet<string> = new Set(['class', 'lang', 'dir', 'title']);
const emptyTags: ReadonlySet<string> = new Set(['br', 'wbr']);

/** The list for messages. */
const allowedList = [...allowedTags].join(', ');

/** A piece of raw HTML: a tag, a comment or declaration, or text between them. */
interface Piece {
  readonly text: string;
  readonly start: number;
  readonly tag?: { readonly name: string; readonly closing: boolean; readonly attributes: string };
  readonly comment?: boolean;
}

/**
 * Cuts raw HTML to the allow-list; everything else is escaped and reported. Comments never leave the script.
 * `open` holds the tags open so far within one run of text, so that no stray end tag closes something of ours.
 */
export function cutHtml(context: ParseContext, text: string, start: number, open: string[]): string {
  let html = '';
  for (const piece of piecesOf(text)) {
    if (piece.comment) continue;
    if (!piece.tag) {
      html += escapeHtml(piece.text);
      continue;
    }
    const { name, closing, attributes } = piece.tag;
    const refuse = (reason: string): void => {
      html += escapeHtml(piece.text);
      const span = { start: start + piece.start, end: start + piece.start + piece.text.length };
      context.report('html-removed', span, { text: shorten(piece.text), reason, allowed: allowedList });
    };
    if (!allowedTags.has(name)) refuse('is shown as text');
    else if (closing && open.at(-1) !== name) refuse(`is shown as text: no <${name}> is open here`);
    else if (closing) {
      open.pop();
      html += `</${name}>`;
    } else {
      if (!emptyTags.has(name)) open.push(name);
      html += `<${name}${keepAttributes(attributes, refuseAttribute)}>`;
    }
    function refuseAttribute(attribute: string): void {
      const at = start + piece.start + piece.text.indexOf(attribute);
      context.report(
        'html-removed',
        { start: at, end: at + attribute.length },
        { text: shorten(attribute), reason: 'was left out', allowed: allowedList },
      );
    }
  }
  return html;
}

function* piecesOf(text: string): Generator<Piece> {
  const pattern = /<!--[\s\S]*?(?:-->|$)|<[!?][^>]*>?|<(\/?)([a-zA-Z][\w-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>/g;
  let last = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    if (match.index > last) yield { text: text.slice(last, match.index), start: last };
    const [whole, slash, name, attributes] = match;
    if (name === undefined) yield { text: whole, start: match.index, comment: true };
    else
      yield {
        text: whole,
        start: match.index,
        tag: { name: name.toLowerCase(), closing: slash === '/', attributes: attributes ?? '' },
      };
    last = pattern.lastIndex;
  }
  if (last < text.length) yield { text: text.slice(last), start: last };
}

function keepAttributes(text: string, refuse: (attribute: string) => void): string {
  let kept = '';
  for (const [whole, name, , double, single, bare] of text.matchAll(
    /([^\s=/"'<>]+)(\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+)))?/g,
  )) {
    const value = double ?? single ?? bare ?? '';
    if (name !== undefined && allowedAttributes.has(name.toLowerCase()))
      kept += ` ${name.toLowerCase()}="${escapeHtml(value)}"`;
    else refuse(whole.trim());
  }
  return kept;
}

/** Closes what an author left open at the end of a run of text. */
export function closeOpen(open: string[]): string {
  let html = '';
  while (open.length > 0) html += `</${open.pop()}>`;
  return html;
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}

/** True for a comment that is never closed and so swallows the rest of the script. */
export function isUnclosedComment(token: Token): boolean {
  const start = token.content.lastIndexOf('<!--');
  return start >= 0 && !token.content.includes('-->', start);
}
