import type { DrawTools, Face, LabelBox } from '../figure.ts';
import { element, words } from '../svg.ts';

/** A part of a drawing with the boxes of its texts. */
export interface Piece {
  readonly svg: string;
  readonly labels: readonly LabelBox[];
}

/** A line of text to be set. */
export interface Lettering {
  readonly text: string;
  /** px; where the text begins, ends or has its middle, as `anchor` says. */
  readonly x: number;
  /** px; the baseline. */
  readonly y: number;
  readonly face: Face;
  /** px. */
  readonly size: number;
  readonly anchor?: 'start' | 'middle' | 'end';
  /** Behind `chart-`: `label`, `value`, `soft`. */
  readonly style: string;
}

/** Sets a line of text. */
export function letter({ text, x, y, face, size, anchor = 'start', style }: Lettering, tools: DrawTools): Piece {
  if (text === '') return nothing;
  const width = tools.width(text, face, size);
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  const attributes = {
    class: `chart-${style} chart-${face}`,
    x,
    y,
    'font-size': size,
    'text-anchor': anchor === 'start' ? undefined : anchor,
  };
  const box = { text, x: left, y: y - size * 0.76, width, height: size * 0.98 };
  return { svg: plate(box, style) + element('text', attributes, words(text)), labels: [box] };
}

/** Hairlines don't run through numbers. A stroke around the letters would do, and print them as a font of outlines. */
function plate({ x, y, width, height }: LabelBox, style: string): string {
  if (style.split(' ')[0] !== 'value') return '';
  return element('rect', { class: 'chart-plate', x: x - 2, y, width: width + 4, height });
}

/** A part without text. */
export function shape(svg: string): Piece {
  return { svg, labels: [] };
}

export const nothing: Piece = { svg: '', labels: [] };

/** Parts, one after another. */
export function together(...pieces: readonly Piece[]): Piece {
  return { svg: pieces.map(({ svg }) => svg).join(''), labels: pieces.flatMap(({ labels }) => labels) };
}
