import type { Token } from 'markdown-it';
import type { Confidence } from './library.ts';
import type { ForeignTexts } from './library-translation.ts';
import type { Span } from './span.ts';

/** `[@key, sec. 3; @other]`: what a statement rests on. */
export interface Citation {
  readonly items: readonly CitationItem[];
  readonly span: Span;
}

export interface CitationItem {
  /** A source's or a claim's key. */
  readonly key: string;
  /** The place of the key, without its `@`. */
  readonly keySpan: Span;
  /** Everything after the first comma, as written; '' when there is none. */
  readonly locator: string;
}

/**
 * What a superscript leads to. Footnotes, citations and editor's notes share one series of numbers per narrative, the
 * same in every output.
 */
export type Note = FootnoteNote | CitationNote | EditorNote;

interface Numbered {
  /** From 1, in the order of the script. */
  readonly number: number;
  readonly span: Span;
}

/** A footnote that something refers to. */
export interface FootnoteNote extends Numbered {
  readonly type: 'footnote';
  /** The author's label; '' for an inline footnote. */
  readonly label: string;
  readonly tokens: readonly Token[];
}

/** A citation; the same one on the same slide has one number. */
export interface CitationNote extends Numbered {
  readonly type: 'citation';
  readonly citation: Citation;
}

/** `[@editor: …]{confidence=high}`: the editor's own voice, never a document's. */
export interface EditorNote extends Numbered {
  readonly type: 'editor';
  readonly tokens: readonly Token[];
  readonly confidence: Confidence | '';
}

/** The texts of citations in the style and the language of the script; made by `cite/`. HTML is safe to print. */
export interface CitedTexts {
  /** By the number of the note. */
  readonly notes: ReadonlyMap<number, CitedNote>;
  /** Citations inside footnotes and editor's notes, by the offset at which they stand. */
  readonly inside: ReadonlyMap<number, string>;
  /** In the order of the style. */
  readonly bibliography: readonly BibliographyEntry[];
}

export interface CitedNote {
  /** For the foot of a slide: short name and place, one line where possible. */
  readonly short: string;
  /** The same on paper, where it may take more than a line. */
  readonly uncut: string;
  /** Complete in itself: the style's own form, then perspective, stance and what should be known of the source. */
  readonly full: string;
  /** The same for a text that is read from its beginning: what was cited before is shortened, and whose voice it is isn't told again. */
  readonly sequel: () => string;
  /** True when only the editor speaks. */
  readonly editor: boolean;
  readonly confidence: Confidence | '';
}

export interface BibliographyEntry {
  readonly key: string;
  readonly html: string;
  readonly perspective: string;
  readonly partisan: boolean;
  readonly translation: string;
  readonly foreign?: ForeignTexts;
  /** Numbers of the notes that cite it. */
  readonly notes: readonly number[];
}

/** The citation that a token carries. */
export function citationOf(token: Token): Citation | undefined {
  const found = token.type === 'citation' ? token.meta?.citation : undefined;
  return typeof found === 'object' && found !== null && 'items' in found ? (found as Citation) : undefined;
}

/** The number of the note that a token refers to; 0 when it refers to none. */
export function noteNumberOf(token: Token): number {
  return Number(token.meta?.note ?? 0);
}

/** True for a token that leads to a note: a footnote's reference, a citation, an editor's note. */
export function isReference(token: Token): boolean {
  return token.type === 'citation' || token.type === 'editor_note' || token.type === 'footnote_ref';
}
