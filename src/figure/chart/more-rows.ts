import type { DrawTools } from '../figure.ts';
import { letter, nothing, type Piece } from './piece.ts';
import { fill } from './tell-value.ts';

/** px for the line that says how many rows are left out. */
export const moreHeight = 26;

/** "8 more in the table": what was left out for want of room is said, never hidden. */
export function moreRows(count: number, { x, y }: { readonly x: number; readonly y: number }, tools: DrawTools): Piece {
  if (count <= 0) return nothing;
  const text = fill(tools.words.chartMore ?? '', { count: String(count) });
  return letter({ text, x, y: y + 18, face: 'sans', size: 16, style: 'soft' }, tools);
}
