import type { DateMark } from './date-mark.ts';
import type { Library } from './library.ts';
import type { Edition, Slide } from './narrative.ts';
import type { ReadingWords } from './reading-words.ts';
import { sentencesIn } from './sentences.ts';
import type { Span } from './span.ts';
import type { Ground } from './statement-ground.ts';

/** Where a statement is met: on the slide, in the lecturer's mouth, in print, or behind a superscript, a name or a citation. */
export const statementRegisters = [
  'title',
  'notice',
  'menu',
  'headline',
  'body',
  'caption',
  'alt',
  'credit',
  'notes',
  'read',
  'footnote',
  'editor',
  'card',
  'library',
] as const;

export type StatementRegister = (typeof statementRegisters)[number];

/** One sentence, caption or figure that a visitor or listener can meet, and what it rests on. */
export interface Statement {
  /** From 1, in the order of the script. */
  readonly number: number;
  readonly slide: Slide;
  readonly register: StatementRegister;
  /** Who says it: the voice of an account, the speaker of a quotation; '' for the script itself. */
  readonly voice: string;
  /** As it is read, white space collapsed. */
  readonly text: string;
  readonly span: Span;
  readonly grounds: readonly Ground[];
}

export type Draft = Omit<Statement, 'number' | 'slide'>;

export interface Context {
  readonly edition: Edition;
  readonly library: Library;
  readonly slide: Slide;
  readonly words: ReadingWords;
  /** Footnotes and editor's notes that were told already. */
  readonly told: Set<number>;
  /** What was told already of sources, places and people. */
  readonly introduced: Set<string>;
  /** Places and people that this slide has named already. */
  readonly cards: Set<string>;
}

/** Where a stretch of prose stands. */
export interface Setting {
  readonly register: StatementRegister;
  readonly voice: string;
  /** For sentences without a reference of their own: an account's source, the editor's block. */
  readonly grounds: readonly Ground[];
  /** The day in the other calendar, told once a slide. */
  readonly otherDay: (mark: DateMark) => string;
}

/** A text that isn't marked up, sentence by sentence. */
export function textDrafts(
  register: StatementRegister,
  text: string,
  span: Span,
  grounds: readonly Ground[] = [],
): Draft[] {
  const isExact = span.end - span.start === text.length;
  return sentencesIn(text).map(({ start, end }) => ({
    register,
    voice: '',
    text: collapsed(text.slice(start, end)),
    span: isExact ? { start: span.start + start, end: span.start + end } : span,
    grounds,
  }));
}

export function collapsed(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** For headlines and labels, which hold no room for a second date. */
export function noOtherDay(): string {
  return '';
}
