import { writeNumber } from '../../model/quantity-write.ts';
import type { DrawTools } from '../figure.ts';
import { breakSign } from './axis-head.ts';
import type { ShortChartData } from './chart-data.ts';
import type { FormDrawing } from './draw-rows.ts';
import { letter, nothing, type Piece, shape, together } from './piece.ts';
import { keyOf } from './tell.ts';
import { fill } from './tell-value.ts';
import { cut, wrap } from './wrap.ts';

/** The lines beneath a chart. */
export interface Foot {
  readonly lines: readonly string[];
  /** Whether the first line explains the break of the axis, whose sign stands before it. */
  readonly broken: boolean;
  readonly height: number;
  readonly crowded: readonly string[];
}

const size = 16;
const leading = 22;
const above = 16;
/** More is for the caption. */
const mostLines = 4;

/** What has to be said beneath: where the axis begins, what a mark stands for, the note. */
export function footLines(
  data: ShortChartData,
  { brokenAt, each }: FormDrawing,
  width: number,
  tools: DrawTools,
): Foot {
  const { words, lang } = tools;
  const broken = brokenAt !== undefined;
  const begins = broken ? fill(words.chartAxisBegins ?? '', { from: writeNumber(brokenAt, lang) }) : '';
  const key = each && each !== 1 ? keyOf(each, data.unit, tools) : '';
  const measure = (text: string): number => tools.width(text, 'sans', size);
  const said = [begins, key, data.note].flatMap((text) => wrap(text, width - 24, measure));
  const lines = said.slice(0, mostLines).map((line) => cut(line, width - 24, measure));
  const crowded = said.length > mostLines ? [data.note] : [];
  return { lines, broken, crowded, height: lines.length === 0 ? 0 : above + lines.length * leading };
}

export function footPiece(
  { lines, broken }: Foot,
  { x, y }: { readonly x: number; readonly y: number },
  tools: DrawTools,
): Piece {
  const set = lines.map((text, index) => {
    const indent = broken && index === 0 ? 24 : 0;
    const base = y + above + index * leading + size;
    const sign = indent > 0 ? shape(breakSign(x + 8, base - 5.5)) : nothing;
    return together(sign, letter({ text, x: x + indent, y: base, face: 'sans', size, style: 'soft' }, tools));
  });
  return together(...set);
}
