import type { Token } from 'markdown-it';
import type { Account, Block, Inline } from './block.ts';
import { drawingTexts } from './drawing.ts';
import { type Citation, citationOf } from './evidence.ts';
import type { Slide } from './narrative.ts';
import type { Span } from './span.ts';
import { flat } from './walk.ts';

/** Where a passage is met. */
export type Register = 'headline' | 'body' | 'notes' | 'cue' | 'read';

/** A stretch of prose that is read in one go: a headline, a paragraph, a list item, a cell of a table. */
export interface Passage {
  readonly slide: Slide;
  readonly register: Register;
  readonly tokens: Inline;
  /** The account that it belongs to. */
  readonly account: Account | undefined;
  /** What kind of block it stands in: `prose`, `quote`, `account`, `editor` … */
  readonly within: 'prose' | 'quote' | 'account' | 'agreed' | 'editor' | 'caption';
  /** The words of the block around it: for a cell, those of its table. */
  readonly surroundings: Inline;
  readonly span: Span;
}

/** The passages of a slide in the order of the script: what it shows, then the other registers. */
export function passagesOf(slide: Slide): Passage[] {
  const registers = ['body', 'notes', 'cue', 'read'] as const;
  return [
    ...(slide.headline.length > 0 && slide.part === 1 ? [headline(slide)] : []),
    ...registers.flatMap((register) => passagesIn(slide, register)),
  ];
}

/** The passages of one register. */
export function passagesIn(slide: Slide, register: Exclude<Register, 'headline'>): Passage[] {
  const found: Passage[] = [];
  collect(slide, register, register === 'body' ? slide.blocks : slide[register], 'prose', undefined, found);
  return found;
}

function headline(slide: Slide): Passage {
  const tokens = slide.headline;
  return {
    slide,
    register: 'headline',
    tokens,
    account: undefined,
    within: 'prose',
    surroundings: tokens,
    span: slide.span,
  };
}

function collect(
  slide: Slide,
  register: Register,
  blocks: readonly Block[],
  within: Passage['within'],
  account: Account | undefined,
  found: Passage[],
): void {
  const passage = (tokens: Inline, span: Span, surroundings: Inline = tokens, kind = within): void => {
    if (tokens.length > 0) found.push({ slide, register, tokens, account, within: kind, surroundings, span });
  };
  for (const block of blocks) {
    if (block.type === 'prose') {
      const kind = block.kind === 'blockquote' && within === 'prose' ? 'quote' : within;
      const whole = block.kind === 'table' ? block.tokens : undefined;
      for (const token of block.tokens)
        if (token.type === 'inline')
          passage(token.children ?? [], spanOf(token) ?? block.span, whole ?? token.children ?? [], kind);
    } else if (block.type === 'numbers') {
      for (const item of block.items) passage(item.label, item.span);
    } else if (block.type === 'drawing') {
      for (const { tokens, span } of drawingTexts(block)) passage(tokens, span, tokens, 'caption');
    } else if (block.type === 'columns') {
      for (const column of block.columns) collect(slide, register, column.blocks, within, account, found);
    } else if (block.type === 'figure') collect(slide, register, block.caption, 'caption', account, found);
    else if (block.type === 'contested') {
      for (const each of block.accounts) collect(slide, register, each.blocks, 'account', each, found);
      collect(slide, register, block.agreed, 'agreed', undefined, found);
    } else if (block.type === 'quote') collect(slide, register, block.blocks, 'quote', account, found);
    else if (block.type === 'editor') collect(slide, register, block.blocks, 'editor', account, found);
    else if (block.type !== 'bibliography') collect(slide, register, block.blocks, within, account, found);
  }
}

/** Citations in a passage. */
export function citationsIn(tokens: Inline): Citation[] {
  return flat(tokens).flatMap((token) => citationOf(token) ?? []);
}

/** The words of a passage, without superscripts. */
export function wordsIn(tokens: Inline): string {
  let text = '';
  for (const token of flat(tokens)) {
    if (token.type === 'text' || token.type === 'code_inline') text += token.content;
    else if (token.type === 'softbreak' || token.type === 'hardbreak' || token.type === 'inline') text += ' ';
  }
  return text;
}

function spanOf(token: Token): Span | undefined {
  const span = token.meta?.span;
  return typeof span === 'object' && span !== null && 'start' in span ? (span as Span) : undefined;
}
