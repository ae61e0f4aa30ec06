import type { Token } from 'markdown-it';
import { type Citation, citationOf, type Note } from '../model/evidence.ts';
import type { Confidence } from '../model/library.ts';
import type { ParseContext } from './context.ts';
import type { FootnoteEnv } from './markdown.ts';
import { spanOf } from './places.ts';
import { finishProse } from './prose.ts';
import { curlQuotes } from './quotation-marks.ts';
import type { FootnoteText } from './slides.ts';

export interface NumberedNotes {
  readonly notes: readonly Note[];
  /** Citations inside notes: they have no number of their own. */
  readonly citedInNotes: readonly Citation[];
}

/**
 * Numbers what superscripts lead to, in the order of the text: footnotes at their first reference, citations (the same
 * one on the same slide once) and editor's notes. Each reference's token learns its number in `meta.note`.
 */
export function numberNotes(
  context: ParseContext,
  slides: readonly (readonly Token[])[],
  texts: readonly FootnoteText[],
  env: FootnoteEnv,
): NumberedNotes {
  for (const { label, span } of texts)
    if ((env.refs?.[`:${label}`] ?? -1) < 0) context.report('footnote-unused', span, { label });
  const notes: Note[] = [];
  const citedInNotes: Citation[] = [];
  const footnotes = new Map<number, number>();
  const byLabel = new Map(texts.map((text) => [text.label, text]));

  const footnote = (token: Token): number => {
    const id = Number(token.meta?.id);
    const known = footnotes.get(id);
    if (known !== undefined) return known;
    const number = notes.length + 1;
    footnotes.set(id, number);
    const entry = env.list?.[id];
    const text = byLabel.get(entry?.label ?? '');
    if (!text) curlQuotes(entry?.tokens ?? [], context.lang);
    const tokens = text?.tokens ?? inlineNote(entry?.tokens ?? []);
    finishProse(context, tokens, true);
    const span = text?.span ?? spanOf(token);
    notes.push({ type: 'footnote', number, label: entry?.label ?? '', tokens, span });
    inside(tokens);
    return number;
  };
  const editorNote = (token: Token): number => {
    const number = notes.length + 1;
    const confidence = String(token.meta?.confidence ?? '') as Confidence | '';
    curlQuotes(token.children ?? [], context.lang);
    const children = inlineNote(token.children ?? []);
    notes.push({ type: 'editor', number, tokens: children, confidence, span: spanOf(token) });
    token.children = null;
    inside(children);
    return number;
  };
  /** What stands inside a note: citations are told there; footnotes and editor's notes get a number as anywhere. */
  const inside = (tokens: readonly Token[]): void => {
    for (const token of referencesIn(tokens)) {
      const citation = citationOf(token);
      if (citation) citedInNotes.push(citation);
      else setNumber(token, token.type === 'footnote_ref' ? footnote(token) : editorNote(token));
    }
  };
  for (const tokens of slides) {
    const told = new Map<string, number>();
    for (const token of referencesIn(tokens)) {
      const citation = citationOf(token);
      if (citation) {
        const key = JSON.stringify(citation.items.map((item) => [item.key, item.locator]));
        const number = told.get(key) ?? notes.length + 1;
        if (!told.has(key)) notes.push({ type: 'citation', number, citation, span: citation.span });
        told.set(key, number);
        setNumber(token, number);
      } else setNumber(token, token.type === 'footnote_ref' ? footnote(token) : editorNote(token));
    }
  }
  return { notes, citedInNotes };
}

function setNumber(token: Token, number: number): void {
  token.meta = { ...token.meta, note: number };
}

/** References in the order of the text; those inside pictures and notes aren't among them. */
function* referencesIn(tokens: readonly Token[]): Generator<Token> {
  for (const token of tokens) {
    if (token.type === 'footnote_ref' || token.type === 'citation' || token.type === 'editor_note') yield token;
    else if (token.children && token.type !== 'image') yield* referencesIn(token.children);
  }
}

/** The text of `^[an inline footnote]` as a paragraph. */
function inlineNote(children: readonly Token[]): Token[] {
  const first = children[0];
  if (!first) return [];
  const inline: Token = Object.assign(Object.create(Object.getPrototypeOf(first)), first, {
    type: 'inline',
    tag: '',
    nesting: 0,
    children: [...children],
    content: '',
  });
  return [inline];
}
