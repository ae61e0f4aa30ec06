import type { Token } from 'markdown-it';
import type { Audience } from './narrative.ts';
import type { Span } from './span.ts';

/** Marked-up text inside a block: markdown-it's inline tokens, each with its place (`meta.span`). */
export type Inline = readonly Token[];

/** What a slide shows, or what is said or read at it. Our constructs are typed; ordinary prose stays tokens. */
export type Block = Prose | Figure | Quote | Numbers | Columns | Incremental | Step | Group;

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

/** A footnote that something refers to. */
export interface Footnote {
  /** From 1, in the order of first reference; one series per narrative. */
  readonly number: number;
  /** The author's label; '' for an inline footnote. */
  readonly label: string;
  readonly tokens: readonly Token[];
  readonly span: Span;
}
