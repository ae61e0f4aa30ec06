import MarkdownIt, { type Env, type MarkdownIt as Parser, type Token } from 'markdown-it';
import footnotes from 'markdown-it-footnote';
import type { Citation } from '../model/evidence.ts';
import type { SourceText, Span } from '../model/span.ts';
import { addDivLines } from './block-rules.ts';
import { unplacedCitation } from './citation.ts';
import { drawingKindOf, markedTexts, openFence } from './figures/fence.ts';
import { addHeadingAttributes, uncutContent } from './heading.ts';
import { inlineFootnote } from './inline-footnote.ts';
import { addInlineRules, attributesOf } from './inline-rules.ts';
import { recordStarts, type Starts } from './inline-state.ts';
import { offsetOf, type Runs, runsOfCells, runsOfHeading, runsOfLines } from './places.ts';
import { quotesOf } from './quotation-marks.ts';

/** Footnotes as markdown-it-footnote leaves them: `refs` maps ":label" to an index in `list`, or -1 when unused. */
export interface FootnoteEnv {
  readonly refs?: Readonly<Record<string, number>>;
  readonly list?: readonly { readonly label?: string; readonly tokens?: readonly Token[]; readonly content?: string }[];
}

export interface Markup {
  /** Block tokens; every one, and every inline token in them, carries its place in `meta.span`. */
  readonly tokens: readonly Token[];
  readonly footnotes: FootnoteEnv;
}

/**
 * Parses the Markdown of a script from the line `bodyLine` (from 0) on; earlier lines are taken as empty, so that all
 * line numbers are those of the file. Straight quotation marks become those of the language.
 */
export function parseMarkdown(source: SourceText, bodyLine: number, lang: string): Markup {
  const starts: Starts = new WeakMap();
  const md = createParser(starts, quotesOf(lang));
  const env: Env = {};
  const body = source.text.slice(source.lineStarts[bodyLine] ?? source.text.length);
  const tokens = md.parse('\n'.repeat(bodyLine) + body, env);
  const marked = tokens.flatMap((token) => openFigure(md, source, token, env));
  const found = env.footnotes;
  const notes: FootnoteEnv = typeof found === 'object' && found !== null ? found : {};
  placeTokens(source, tokens, starts, notes);
  for (const { inline, runs } of marked) {
    const length = inline.content.length;
    place(inline, { start: offsetOf(runs, 0), end: offsetOf(runs, length) });
    inline.meta = { ...inline.meta, runs };
    placeInline(inline.children ?? [], runs, 0, length, starts, notes);
  }
  return { tokens, footnotes: notes };
}

/** The fence of a figure holds YAML, some of whose texts are Markdown: they become its children. */
function openFigure(md: Parser, source: SourceText, token: Token, env: Env): { inline: Token; runs: Runs }[] {
  if (token.level > 0 || !drawingKindOf(token)) return [];
  const marked = markedTexts(source, openFence(source, token)).flatMap(({ key, text, runs }) =>
    md.parseInline(text, env).map((inline) => ({ inline: withKey(inline, key), runs })),
  );
  token.children = marked.map(({ inline }) => inline);
  return marked;
}

function withKey(inline: Token, key: string): Token {
  inline.meta = { ...inline.meta, key };
  return inline;
}

function createParser(starts: Starts, quotes: string | string[]): Parser {
  const md = new MarkdownIt('default', { html: true, linkify: false, typographer: true, quotes });
  md.disable(['strikethrough', 'linkify', 'replacements']);
  // Every link is parsed; unsafe ones are refused and reported by `links.ts`.
  md.validateLink = () => true;
  md.use(footnotes);
  md.disable('footnote_tail');
  md.inline.ruler.at('footnote_inline', inlineFootnote);
  addDivLines(md);
  addInlineRules(md);
  addHeadingAttributes(md);
  recordStarts(md, starts);
  return md;
}

/** Sets `meta.span` on all tokens. */
function placeTokens(source: SourceText, tokens: readonly Token[], starts: Starts, notes: FootnoteEnv): void {
  let cells: Runs[] = [];
  for (const [index, token] of tokens.entries()) {
    if (token.type === 'tr_open') cells = runsOfCells(source, token.map?.[0] ?? 0);
    if (token.type !== 'inline') {
      if (token.map) place(token, linesSpan(source, token.map));
      continue;
    }
    const parent = tokens[index - 1];
    const inCell = parent?.type === 'th_open' || parent?.type === 'td_open';
    const isHeading = parent?.type === 'heading_open' && /^#+$/.test(parent.markup);
    const runs = inCell
      ? (cells.shift() ?? [])
      : isHeading
        ? runsOfHeading(source, token, uncutContent(token), parent.markup)
        : runsOfLines(source, token, uncutContent(token));
    const start = offsetOf(runs, 0);
    const end = uncutContent(token).length;
    place(token, { start, end: end === 0 ? start : offsetOf(runs, end) });
    token.meta = { ...token.meta, runs };
    if (inCell) place(parent, { start, end: offsetOf(runs, token.content.length) });
    placeInline(token.children ?? [], runs, 0, token.content.length, starts, notes);
  }
}

/** `base` is the offset of the tokens' own content within the inline content that `runs` describes. */
function placeInline(
  tokens: readonly Token[],
  runs: Runs,
  base: number,
  length: number,
  starts: Starts,
  notes: FootnoteEnv,
): void {
  let end = base + length;
  for (const token of tokens.toReversed()) {
    const start = base + (starts.get(token) ?? 0);
    place(token, { start: offsetOf(runs, start), end: Math.max(offsetOf(runs, end), offsetOf(runs, start)) });
    if (token.type === 'problem') token.meta = { ...token.meta, base, runs };
    if (token.type === 'image') placeInline(token.children ?? [], runs, start + 2, token.content.length, starts, notes);
    const attributes = attributesOf(token);
    if (attributes) {
      const braceRuns = base === 0 ? runs : runs.map((run) => ({ ...run, content: run.content - base }));
      token.meta = { ...token.meta, braceRuns };
    }
    if (token.type === 'citation') placeCitation(token, runs, base);
    if (token.type === 'editor_note')
      placeInline(
        token.children ?? [],
        runs,
        start + Number(token.meta?.lead ?? 0),
        token.content.length,
        starts,
        notes,
      );
    const inner = token.type === 'footnote_ref' ? notes.list?.[Number(token.meta?.id)] : undefined;
    if (inner?.tokens) placeInline(inner.tokens, runs, start + 2, inner.content?.length ?? 0, starts, notes);
    end = Math.min(end, start);
  }
}

/** Sets `meta.citation`, with the place of every key. */
function placeCitation(token: Token, runs: Runs, base: number): void {
  const keys = unplacedCitation(token)?.keys ?? [];
  const span: Span = token.meta?.span as Span;
  const items = keys.map(({ key, start, locator }) => {
    const from = offsetOf(runs, base + start);
    return { key, keySpan: { start: from, end: from + key.length }, locator };
  });
  token.meta = { ...token.meta, citation: { items, span } satisfies Citation };
}

function place(token: Token, span: Span): void {
  token.meta = token.meta ? { ...token.meta, span } : { span };
}

/** From the first character of the first line that isn't white space to the end of the last line with text. */
function linesSpan(source: SourceText, [first, last]: readonly [number, number]): Span {
  const from = source.lineStarts[first] ?? source.text.length;
  const to = source.lineStarts[last] ?? source.text.length;
  const text = source.text.slice(from, to);
  const lead = text.length - text.trimStart().length;
  return { start: from + Math.min(lead, text.length), end: from + Math.max(text.trimEnd().length, 0) };
}
