import type { Token } from 'markdown-it';
import { isReference } from '../model/evidence.ts';
import { lineAt, positionAt } from '../model/span.ts';
import type { Attributes } from './attributes.ts';
import { readConfidence } from './confidence.ts';
import { checkKeys, type ParseContext, type PlacedAttributes } from './context.ts';
import { dateKeys, readDateMark } from './date-mark.ts';
import { closeOpen, cutHtml, isUnclosedComment } from './html.ts';
import { problemOf } from './inline-problems.ts';
import { attributesOf, braceRunsOf } from './inline-rules.ts';
import { nameKeys, readName } from './name-mark.ts';
import { offsetOf, type Runs, spanOf } from './places.ts';
import { plainText } from './text.ts';

/** Schemes of links that lead somewhere rather than run something. */
const safeSchemes: ReadonlySet<string> = new Set(['http', 'https', 'mailto', 'tel']);

/** Keys of a span that become HTML attributes, and those that `constructs/contested.ts` reads. */
const spanKeys: readonly string[] = ['lang', 'dir', 'title'];
const accountKeys: readonly string[] = ['value', 'of'];

/**
 * Finishes the tokens of a stretch of prose in place: raw HTML is cut, links are judged, attributes become HTML
 * attributes, problems that inline rules left are reported.
 */
export function finishProse(context: ParseContext, tokens: readonly Token[], inNote = false): void {
  for (const token of tokens) {
    if (token.type === 'inline') finishInline(context, token, inNote);
    else if (token.type === 'html_block') finishHtmlBlock(context, token);
    else if (token.type === 'fence') {
      checkFence(context, token);
      finishProse(context, token.children ?? [], inNote);
    }
  }
}

function finishInline(context: ParseContext, inline: Token, inNote: boolean): void {
  inline.children = finishTokens(context, inline.children ?? [], inNote);
  checkTypography(context, inline);
}

/** Inside a note a citation is told in words, so that the space before it stays. */
function finishTokens(context: ParseContext, tokens: readonly Token[], inNote: boolean): Token[] {
  const open: string[] = [];
  const kept = inNote ? reported(context, tokens) : closeUp(reported(context, tokens));
  for (const [index, token] of kept.entries()) {
    if (token.type === 'html_inline' && !context.trustHtml)
      token.content = cutHtml(context, token.content, spanOf(token).start, open);
    if (token.type === 'link_open') finishLink(context, token);
    if (token.type === 'span_open') finishSpan(context, token, kept, index);
    if (token.type === 'image') finishImage(context, token);
    if (token.type === 'editor_note') finishEditorNote(context, token);
  }
  const last = kept.at(-1);
  if (open.length > 0 && last)
    kept.push(
      Object.assign(Object.create(Object.getPrototypeOf(last)), last, {
        type: 'html_inline',
        content: closeOpen(open),
        children: null,
      }),
    );
  return kept;
}

/** Superscripts stand close to the words before them, and to one another, whatever space the author left. */
function closeUp(tokens: readonly Token[]): Token[] {
  const kept: Token[] = [];
  for (const token of tokens) {
    if (isReference(token)) {
      for (
        let last = kept.at(-1);
        last && isSpace(last) && (token.type !== 'footnote_ref' || follows(kept));
        last = kept.at(-1)
      )
        kept.pop();
      const last = kept.at(-1);
      if (last?.type === 'text' && token.type !== 'footnote_ref') last.content = last.content.trimEnd();
    }
    kept.push(token);
  }
  return kept;
}

function isSpace(token: Token): boolean {
  return token.type === 'softbreak' || (token.type === 'text' && token.content.trim() === '');
}

/** True when nothing but space stands behind the last reference. */
function follows(tokens: readonly Token[]): boolean {
  const last = tokens.findLast((token) => !isSpace(token));
  return last !== undefined && isReference(last);
}

/** Reports the problems that inline rules left among the tokens, and gives the others. */
function reported(context: ParseContext, tokens: readonly Token[]): Token[] {
  return tokens.filter((token) => {
    const left = problemOf(token);
    if (!left) return true;
    const base = Number(token.meta?.base ?? 0);
    const runs = runsOf(token);
    const span = { start: offsetOf(runs, base + left.start), end: offsetOf(runs, base + left.end) };
    context.report(left.code, span, left.params as never);
    return false;
  });
}

function runsOf(token: Token): Runs {
  return Array.isArray(token.meta?.runs) ? (token.meta.runs as Runs) : [];
}

function finishHtmlBlock(context: ParseContext, token: Token): void {
  const { start } = spanOf(token);
  if (isUnclosedComment(token)) {
    const at = start + token.content.trimStart().lastIndexOf('<!--');
    context.report('comment-unclosed', { start: at, end: at + 4 }, {});
  }
  if (context.trustHtml) return;
  const open: string[] = [];
  const html = cutHtml(context, token.content.trim(), start, open) + closeOpen(open);
  token.content = html.trim() === '' ? '' : `<p>${html}</p>\n`;
}

function finishLink(context: ParseContext, token: Token): void {
  const href = String(token.attrGet('href') ?? '');
  const scheme = /^([a-zA-Z][a-zA-Z0-9+.-]*):/.exec(decode(href).replace(/[\s\p{Cc}]/gu, ''))?.[1]?.toLowerCase();
  if (scheme !== undefined && !safeSchemes.has(scheme)) {
    context.report('link-unsafe', spanOf(token), { href: href.length > 60 ? `${href.slice(0, 59)}…` : href });
    token.attrs = null;
  }
  applyAttributes(context, token, 'a link', ['lang']);
}

function decode(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
}

function finishSpan(context: ParseContext, token: Token, siblings: readonly Token[], index: number): void {
  const keys = applyAttributes(
    context,
    token,
    'a span',
    [...spanKeys, ...dateKeys, ...nameKeys, ...accountKeys],
    spanKeys,
  );
  if (!keys) return;
  const close = siblings.findIndex(
    (each, at) => at > index && each.type === 'span_close' && each.level === token.level,
  );
  const words = plainText(siblings.slice(index + 1, close));
  readDateMark(context, token, keys, words);
  readName(context, token, keys, words);
}

function finishImage(context: ParseContext, token: Token): void {
  token.children = reported(context, token.children ?? []);
  applyAttributes(context, token, 'a picture', ['credit', 'license', 'lang'], ['lang']);
}

function finishEditorNote(context: ParseContext, token: Token): void {
  token.children = finishTokens(context, token.children ?? [], true);
  const keys = applyAttributes(context, token, "an editor's note", ['confidence'], []);
  const confidence = keys ? readConfidence(context, keys) : '';
  token.meta = { ...token.meta, confidence };
}

/** Turns classes and the keys in `written` into HTML attributes; reports keys that aren't `known`. */
function applyAttributes(
  context: ParseContext,
  token: Token,
  where: string,
  known: readonly string[],
  written = known,
): PlacedAttributes | undefined {
  const attributes: Attributes | undefined = attributesOf(token);
  if (!attributes) return undefined;
  const placed = { attributes, runs: braceRunsOf(token) };
  checkKeys(context, placed, where, known);
  if (attributes.id !== '') token.attrSet('id', attributes.id);
  if (attributes.classes.length > 0) token.attrSet('class', attributes.classes.join(' '));
  for (const { key, value } of attributes.pairs) if (written.includes(key)) token.attrSet(key, value);
  return placed;
}

function checkFence(context: ParseContext, token: Token): void {
  const line = token.map ? token.map[1] - 1 : 0;
  const start = context.source.lineStarts[line] ?? 0;
  const last = context.source.text
    .slice(start, context.source.lineStarts[line + 1])
    .trim()
    .replace(/^[>\s]+/, '');
  const isClosed =
    last.startsWith(token.markup) &&
    last.replaceAll(token.markup[0] ?? '`', '') === '' &&
    token.map !== null &&
    token.map[1] - token.map[0] > 1;
  if (isClosed) return;
  const { start: at } = spanOf(token);
  context.report('fence-unclosed', { start: at, end: at + token.markup.length }, { fence: token.markup });
}

/** Markup that word processors and input methods spoilt. */
function checkTypography(context: ParseContext, inline: Token): void {
  const text = inline.content.trim();
  const span = spanOf(inline);
  const spoilt = (found: string, plain: string, at = span.start): void =>
    context.report('typographic-markup', { start: at, end: at + found.length }, { found, plain });
  const line = lineAt(context.source, positionAt(context.source, span.start).line).trim();
  if (/^[—–]{1,2}-?$/.test(text) && line === text) spoilt(text, '"---" for a new slide under the same headline');
  else if (text === '…' || text === '. . . ' || /^\. ?…$/.test(text))
    spoilt(text, '". . ." (three dots with spaces) for a pause');
  else if (/^：{2,}/.test(text)) spoilt(text.split('\n')[0] ?? text, '":::" with plain colons');
  const braces = plainText(inline.children ?? []).match(/｛[^｝]*｝?/)?.[0];
  if (braces !== undefined)
    spoilt(braces, 'plain braces, "{…}"', Math.max(span.start, context.source.text.indexOf(braces, span.start)));
}
