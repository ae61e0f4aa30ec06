import type { Density } from './contested-density.ts';
import type { RowView, ScaleView } from './contested-scale.ts';
import { widthOf } from './line-estimate.ts';

/** How the words at a mark stand: from the mark on, or up to it. */
export interface FlagView {
  /** `flip` where they end at the mark on a 16:9 slide, `flip-narrow` on a 4:3 slide. */
  readonly classes: string;
  /** Em that they need when they may take two lines. */
  readonly least: string;
}

/** CSS px of an axis at 16:9 and at 4:3, of the room behind it, and of the words; as `slide.css` has them. */
const axes = { roomy: [608, 395], '': [608, 395], tight: [531, 324] } as const;
const inset = 44;
const sizes = { roomy: 29, '': 25, tight: 22 } as const;

/** Puts words where they fit: from the mark on, else up to it, else on the side with more room. */
export function withFlags(
  scales: readonly ScaleView[],
  density: Density,
): (Omit<ScaleView, 'rows'> & { readonly rows: readonly (RowView & { readonly flag: FlagView })[] })[] {
  return scales.map((scale) => ({ ...scale, rows: scale.rows.map((row) => ({ ...row, flag: flagOf(row, density) })) }));
}

/** Whether all words at marks find room for one line on a 16:9 slide. */
export function areInLine(scales: readonly ScaleView[], density: Density): boolean {
  const [axis] = axes[density];
  const rows = scales.flatMap((scale) => scale.rows);
  return rows.every((row) => widthsOf(row).whole * sizes[density] <= Math.max(...roomAt(row, axis)));
}

function flagOf(row: RowView, density: Density): FlagView {
  const { whole, least } = widthsOf(row);
  const [isFlipped, isNarrowFlipped] = axes[density].map((axis) => {
    const [after, before] = roomAt(row, axis);
    const words = whole * sizes[density];
    return words > after && (words <= before || before > after);
  });
  const classes = [...(isFlipped ? ['flip'] : []), ...(isNarrowFlipped ? ['flip-narrow'] : [])];
  return { classes: classes.join(' '), least: least.toFixed(2) };
}

/** CSS px from the mark on, and up to it. */
function roomAt({ mark }: RowView, axis: number): readonly [number, number] {
  if (!mark) return [axis + inset, 0];
  return [axis * (1 - Number(mark.at)) + inset, axis * (Number(mark.at) + Number(mark.wide))];
}

/** Share of the size of words at which a day in the other calendar is set beside them. */
const otherSize = 0.76;

/** Em that the words at a mark take in one line, and at least when they may take two. */
function widthsOf(row: RowView): { readonly whole: number; readonly least: number } {
  const own = [row.value, row.atMark ? row.words : ''].filter(Boolean).map((text) => widthOf(text) / 100);
  const other = (row.atMark ? otherCalendars(row) : []).map((text) => (widthOf(text) / 100) * otherSize);
  // The air around them, and a superscript.
  const air = 0.8;
  const parts = [...own, ...other];
  const whole = parts.reduce((sum, part) => sum + part, 0) + 0.26 * Math.max(0, parts.length - 1) + air;
  const least = other.length > 0 ? Math.max(...parts) + air : whole * 0.6;
  return { whole, least: Math.min(whole, least) };
}

function otherCalendars({ body }: RowView): string[] {
  return [...String(body).matchAll(/<span class="other-calendar">(.*?)<\/span>/g)].map(([, text = '']) => text);
}
