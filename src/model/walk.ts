import type { Token } from 'markdown-it';
import type { Block } from './block.ts';
import { type Drawing, drawingTexts } from './drawing.ts';
import type { Edition, Slide } from './narrative.ts';

/** All slides of an edition in the order of the script. */
export function* slidesOf(edition: Edition): Generator<Slide> {
  if (edition.title) yield edition.title;
  for (const act of edition.acts) {
    if (act.opening) yield act.opening;
    yield* act.slides;
  }
}

/** The slide that an offset of the script lies on; the first for what stands before it. */
export function slideAt(edition: Edition, offset: number): Slide | undefined {
  const slides = [...slidesOf(edition)];
  return slides.findLast((slide) => slide.extent.start <= offset) ?? slides[0];
}

/** All blocks, those inside others too, in the order of the text. */
export function* blocksIn(blocks: readonly Block[]): Generator<Block> {
  for (const block of blocks) {
    yield block;
    if (block.type === 'columns') for (const column of block.columns) yield* blocksIn(column.blocks);
    else if (block.type === 'figure') yield* blocksIn(block.caption);
    else if (block.type === 'contested') {
      for (const account of block.accounts) yield* blocksIn(account.blocks);
      yield* blocksIn(block.agreed);
    } else if ('blocks' in block) yield* blocksIn(block.blocks);
  }
}

/** All figures from data, in every register, each with its slide. */
export function drawingsOf(edition: Edition): { readonly drawing: Drawing; readonly slide: Slide }[] {
  return [...slidesOf(edition)].flatMap((slide) =>
    [...blocksIn(everythingOn(slide))].flatMap((block) =>
      block.type === 'drawing' ? [{ drawing: block, slide }] : [],
    ),
  );
}

/** All tokens of prose in blocks, inline tokens too, in the order of the text. */
export function tokensIn(blocks: readonly Block[]): readonly Token[] {
  const found: Token[] = [];
  for (const block of blocksIn(blocks)) {
    if (block.type === 'prose') collect(block.tokens, found);
    if (block.type === 'numbers') for (const item of block.items) collect(item.label, found);
    if (block.type === 'drawing') for (const { tokens } of drawingTexts(block)) collect(tokens, found);
  }
  return found;
}

/** Tokens and the tokens inside them. */
export function flat(tokens: readonly Token[]): readonly Token[] {
  const found: Token[] = [];
  collect(tokens, found);
  return found;
}

/** Into one array: every rule walks all tokens, and generators inside generators cost more than the rules. */
function collect(tokens: readonly Token[], found: Token[]): void {
  for (const token of tokens) {
    found.push(token);
    if (token.children) collect(token.children, found);
  }
}

/** All tokens of a slide: its headline's and those of every register. */
export function wordsOf(slide: Slide): readonly Token[] {
  return [...flat(slide.headline), ...tokensIn(everythingOn(slide))];
}

/** The blocks of every register of a slide. */
export function everythingOn(slide: Slide): readonly Block[] {
  return [...slide.blocks, ...slide.notes, ...slide.cue, ...slide.read];
}
