import type { Block } from '../model/block.ts';
import type { Drawing } from '../model/drawing.ts';
import type { Box, Frame } from '../model/drawn.ts';
import { noteNumberOf } from '../model/evidence.ts';
import type { Edition, Slide } from '../model/narrative.ts';
import { wordsIn } from '../model/passages.ts';
import { blocksIn, everythingOn, flat, slidesOf, tokensIn } from '../model/walk.ts';
import { linesAtMost } from './line-estimate.ts';

/** The slide's canvas in px. */
export interface Canvas {
  readonly width: number;
  readonly height: number;
}

/** Sizes that `templates/themes/slide.css` and `templates/figures/figures.css` give, in px of a canvas 720 high. */
const margin = { side: 88, top: 64, bottom: 24 };
const stripHeight = 52;
const mapStripHeight = 76;
const gap = 26;
const panel = { left: 64, top: 60, width: 470, padding: 36 };

/** The room that each figure of an edition is drawn in. */
export function drawingFrames(edition: Edition, canvas: Canvas): Map<Drawing, Frame> {
  const frames = new Map<Drawing, Frame>();
  for (const slide of slidesOf(edition)) {
    for (const { drawing, share } of placedIn(everythingOn(slide), 1))
      frames.set(drawing, frameOf(slide, drawing, share, canvas));
  }
  return frames;
}

/** The figures among blocks, each with its share of the width. */
function placedIn(blocks: readonly Block[], share: number): { drawing: Drawing; share: number }[] {
  return blocks.flatMap((block) => {
    if (block.type === 'drawing') return [{ drawing: block, share }];
    if (block.type === 'columns')
      return block.columns.flatMap((column) =>
        placedIn(column.blocks, column.width > 0 ? column.width / 100 : share / block.columns.length),
      );
    if (block.type === 'contested') return placedIn([...block.agreed], share);
    return 'blocks' in block ? placedIn(block.blocks, share) : [];
  });
}

function frameOf(slide: Slide, drawing: Drawing, share: number, canvas: Canvas): Frame {
  if (slide.layout === 'map') return mapFrame(slide, drawing, canvas);
  const inner = canvas.width - 2 * margin.side;
  const isSplit = slide.layout === 'split' && share === 1;
  const width = isSplit ? Math.round(((inner - 52) * 8) / 13) : Math.round((inner - (share < 1 ? 64 : 0)) * share);
  const above = isSplit ? 0 : headlineHeight(slide, inner, 48) + gap + textHeight(slide, inner);
  const own = captionHeight(drawing, width) + momentsHeight(drawing);
  const free = canvas.height - margin.top - margin.bottom - footHeight(slide) - above - own;
  const several = slide.blocks.filter((block) => block.type === 'drawing').length;
  const height = Math.round(Math.max(200, free / Math.max(1, share < 1 ? 1 : several)));
  return { width, height, clear: { top: 0, right: 0, bottom: 0, left: 0 }, covered: [] };
}

/** The whole slide; the words stand on a panel at its left or, with `.panel-right`, at its right. */
function mapFrame(slide: Slide, drawing: Drawing, canvas: Canvas): Frame {
  const isRight = slide.classes.includes('panel-right');
  const isNarrow = canvas.width < 1100;
  const wide = isNarrow ? panel.width - 90 : panel.width;
  const words = wide - 2 * panel.padding;
  const height =
    2 * panel.padding +
    headlineHeight(slide, words, isNarrow ? 34 : 42) +
    textHeight(slide, words, isNarrow ? 22 : 25, 24) +
    captionHeight(drawing, words) +
    10;
  const left = isRight ? canvas.width - panel.left - wide : panel.left;
  const notes = notesHeight(slide);
  const foot = mapStripHeight + (notes > 0 ? 12 + notes : 0) + momentsHeight(drawing);
  const covered: Box[] = [
    { x: left, y: panel.top, width: wide, height },
    { x: 0, y: canvas.height - foot, width: canvas.width, height: foot },
  ];
  const beside = panel.left + wide + 24;
  const clear = { top: 0, bottom: foot, left: isRight ? 0 : beside, right: isRight ? beside : 0 };
  return { width: canvas.width, height: canvas.height, clear, covered };
}

function headlineHeight({ headline, title }: Slide, width: number, size: number): number {
  if (headline.length === 0) return 0;
  return Math.ceil(linesAtMost(title, { size, width: Math.min(width, 21 * size) }) * size * 1.14);
}

/** What stands on the slide besides its figures. */
function textHeight(slide: Slide, width: number, size = 27, space = 20): number {
  const others = [...blocksIn(slide.blocks)].filter((block) => block.type === 'prose');
  const lines = others.map((block) =>
    linesAtMost(wordsIn(flat(block.tokens)), { size, width: Math.min(width, 32 * size) }),
  );
  return lines.reduce((sum, count) => sum + Math.ceil(count * size * 1.42) + space, 0);
}

function captionHeight({ caption, source }: Drawing, width: number): number {
  const text = [wordsIn(flat(caption)), source.length > 0 ? wordsIn(flat(source)) || 'Source' : ''].join(' ').trim();
  return text === '' ? 0 : linesAtMost(text, { size: 17, width }) * 23 + 10;
}

/** The strip of names of a map that can be moved through time. */
function momentsHeight({ spec }: Drawing): number {
  if (spec.kind !== 'map' || spec.moments.length === 0) return 0;
  return spec.moments.some(({ note }) => note !== '') ? 92 : 70;
}

/** The time strip, and above it the notes. */
function footHeight(slide: Slide): number {
  const notes = notesHeight(slide);
  return stripHeight + (notes > 0 ? 14 + notes : 0);
}

/** A line a note, and in two columns, where they are longer, a little more. */
function notesHeight(slide: Slide): number {
  const numbers = new Set([...flat(slide.headline), ...tokensIn(slide.blocks)].map(noteNumberOf));
  numbers.delete(0);
  return numbers.size > 3 ? Math.ceil(numbers.size / 2) * 30 : numbers.size * 25;
}
