import type { Token } from 'markdown-it';
import type { DateSpan } from './date-span.ts';
import type { Drawing } from './drawing.ts';
import type { BibliographyEntry } from './evidence.ts';
import type { Confidence, ContestedForm } from './library.ts';
import type { Audience } from './narrative.ts';
import type { Quantity } from './quantity.ts';
import type { Span } from './span.ts';

/** Marked-up text inside a block: markdown-it's inline tokens, each with its place (`meta.span`). */
export type Inline = readonly Token[];

/** What a slide shows, or what is said or read at it. Our constructs are typed; ordinary prose stays tokens. */
export type Block =
  | Prose
  | Figure
  | Quote
  | Numbers
  | Columns
  | Incremental
  | Step
  | Group
  | Contested
  | EditorBlock
  | Drawing
  | Bibliography;

/** A paragraph, list, table, code block, block quote or lower heading. */
export interface Prose {
  readonly type: 'prose';
  /** markdown-it's name without `_open`: paragraph, bullet_list, ordered_list, table, fence, blockquote, heading … */
  readonly kind: string;
  readonly tokens: readonly Token[];
  readonly span: Span;
}

/** A picture that stands alone, with its caption. */
export interface Figure {
  readonly type: 'figure';
  readonly picture: Picture;
  readonly caption: readonly Block[];
  readonly span: Span;
}

export interface Picture {
  /** Relative to the script, as written. */
  readonly src: string;
  readonly alt: string;
  readonly credit: string;
  readonly license: string;
  readonly span: Span;
}

/** `::: quote`: somebody's words. */
export interface Quote {
  readonly type: 'quote';
  /** Who said or wrote it; '' when the text says so itself. */
  readonly by: string;
  readonly blocks: readonly Block[];
  readonly span: Span;
}

/** `::: numbers`: one large figure, the others as bars measured against the largest. */
export interface Numbers {
  readonly type: 'numbers';
  readonly items: readonly NumberItem[];
  readonly span: Span;
}

export interface NumberItem {
  /** The number as the author wrote it. */
  readonly figure: string;
  /** Its value; undefined when it can't be read as one number. */
  readonly value: number | undefined;
  readonly label: Inline;
  readonly span: Span;
}

/** `::: columns`. */
export interface Columns {
  readonly type: 'columns';
  readonly columns: readonly Column[];
  readonly span: Span;
}

export interface Column {
  /** Share of the width in percent; 0 for an equal share of what is left. */
  readonly width: number;
  readonly blocks: readonly Block[];
  readonly span: Span;
}

/** `::: incremental`: list items that appear one after another. */
export interface Incremental {
  readonly type: 'incremental';
  readonly blocks: readonly Block[];
  readonly span: Span;
}

/** What follows `. . .`: appears together, one step later. */
export interface Step {
  readonly type: 'step';
  readonly blocks: readonly Block[];
  readonly span: Span;
}

/** `::: block`, `::: only-kiosk`: blocks with a class, a language or an audience of their own. */
export interface Group {
  readonly type: 'group';
  readonly classes: readonly string[];
  readonly lang: string;
  readonly fragment: boolean;
  readonly audience: Audience;
  readonly blocks: readonly Block[];
  readonly span: Span;
}

/** `::: contested`: accounts that differ, side by side. */
export interface Contested {
  readonly type: 'contested';
  /** The form that the author asks for; '' when the content decides. */
  readonly as: ContestedForm | '';
  readonly accounts: readonly Account[];
  /** What is not in dispute. */
  readonly agreed: readonly Block[];
  readonly span: Span;
}

/** One voice in a contested question. */
export interface Account {
  /** Who says it, as plain text. */
  readonly by: string;
  /** A source's key, or `editor`; '' when only its citations say. */
  readonly source: string;
  /** Where the key is written; the whole account when it isn't. */
  readonly sourceSpan: Span;
  readonly confidence: Confidence | '';
  /** The number it gives. */
  readonly value: Quantity | undefined;
  /** Where it stands. */
  readonly valueSpan: Span;
  /** What is counted; accounts that count the same share an axis. */
  readonly of: string;
  /** The date it gives. */
  readonly date: DateSpan | undefined;
  readonly blocks: readonly Block[];
  readonly span: Span;
}

/** `::: editor`: what the editor adds, in a voice of its own. */
export interface EditorBlock {
  readonly type: 'editor';
  readonly confidence: Confidence | '';
  readonly blocks: readonly Block[];
  readonly span: Span;
}

/** The sources that are cited, or a part of them; made by `render/sources-slides.ts`. */
export interface Bibliography {
  readonly type: 'bibliography';
  readonly entries: readonly BibliographyEntry[];
  readonly span: Span;
}
