import type { Token } from 'markdown-it';
import type { Block } from '../model/block.ts';
import type { Edition, Slide } from '../model/narrative.ts';
import { lineAt, positionAt, type SourceText, type Span } from '../model/span.ts';
import { blocksIn, everythingOn, flat, slidesOf, tokensIn } from '../model/walk.ts';
import type { Entry } from './entry.ts';
import type { ShownPlace } from './state.ts';

/** What was clicked in a deck. */
export interface Clicked {
  /** Id of the slide. */
  readonly slide: string;
  /** `data-at` of the block; -1 for what stands in none: headline, notes, time strip. */
  readonly at: number;
  /** Number of the note at the foot; 0 for anything else. */
  readonly note: number;
  /** The words of one line of text around the pointer, and how many letters stand before it; '' beside a text. */
  readonly text: string;
  readonly caret: number;
}

/** Where in the script that stands which was clicked in the last good deck; undefined when the slide isn't known. */
export function placeOfClick(entry: Entry, clicked: Clicked): ShownPlace | undefined {
  const edition = entry.good?.compiled.edition;
  const slide = edition && [...slidesOf(edition)].find(({ id }) => id === clicked.slide);
  if (!edition || !slide) return undefined;
  const offset = offsetOf(edition, slide, clicked);
  const now = entry.compiled?.edition?.source ?? edition.source;
  return shownAt(now, moved(offset, edition.source.text, now.text));
}

function offsetOf(edition: Edition, slide: Slide, { at, note, text, caret }: Clicked): number {
  const start = slide.extent.start + at;
  const block = at < 0 ? undefined : [...blocksIn(everythingOn(slide))].find(({ span }) => span.start === start);
  const noted = note > 0 ? edition.notes[note - 1]?.span : undefined;
  const tokens = block ? tokensIn([block]) : [...flat(slide.headline), ...tokensIn(slide.blocks)];
  const exact = text === '' || noted ? undefined : wordsAt(tokens, text, caret);
  return exact ?? noted?.start ?? startOf(block) ?? slide.span.start;
}

/** The offset of a letter in a token that says these words. */
function wordsAt(tokens: readonly Token[], text: string, caret: number): number | undefined {
  for (const token of tokens) {
    if (token.type !== 'text' && token.type !== 'code_inline') continue;
    const found = token.content.indexOf(text);
    const span = token.meta?.span as Span | undefined;
    if (found < 0 || !span) continue;
    const start = token.type === 'code_inline' ? token.markup.length : 0;
    return Math.min(span.start + start + found + caret, span.end);
  }
  return undefined;
}

function startOf(block: Block | undefined): number | undefined {
  return block?.span.start;
}

/** Where an offset of the script as it was stands in the script as it is: below an edit it is as far from the end. */
function moved(offset: number, before: string, now: string): number {
  if (before === now || now.startsWith(before.slice(0, offset + 1))) return offset;
  const fromEnd = before.length - offset;
  return now.endsWith(before.slice(offset)) ? now.length - fromEnd : Math.min(offset, now.length);
}

function shownAt(source: SourceText, offset: number): ShownPlace {
  const { line, column } = positionAt(source, offset);
  return { file: source.path, line, column, excerpt: lineAt(source, line).trim().slice(0, 200) };
}
