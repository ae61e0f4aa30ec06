import { element, tenth } from '../svg.ts';
import type { ChartRow } from './chart-data.ts';
import { hatch } from './hatch.ts';

/** A mark, and how far it reaches: words keep clear of that. */
export interface Mark {
  readonly svg: string;
  readonly left: number;
  readonly right: number;
}

/** Where a mark stands, in px: `x` is the scale, `y` the middle, `thick` its height. */
export interface MarkPlace {
  readonly x: (value: number) => number;
  readonly y: number;
  readonly thick: number;
  /** px; where the axis begins. */
  readonly start: number;
  /** `is-lit`, `is-dim` or ''. */
  readonly tone: string;
}

/** How far an arrow reaches beyond an open end. */
export const reach = 40;

/** A bar from zero; a value that is a range is drawn as one, never from zero. */
export function barMark(row: ChartRow, place: MarkPlace): Mark {
  if (row.from !== row.to) return rangeMark(row, { ...place, thick: Math.max(8, place.thick * 0.55) });
  const { x, y, thick, tone } = place;
  const [left, right] = [Math.min(x(0), x(row.to)), Math.max(x(0), x(row.to))];
  const width = Math.max(right - left, 1.5);
  const top = y - thick / 2;
  const box = { x: left, y: top, width, height: thick };
  if (row.open === 'from') {
    const edge = line('chart-edge', right, top, right, top + thick, tone);
    return { svg: element('rect', { class: classes('chart-atmost', tone), ...box }) + edge, left, right: right + 2 };
  }
  if (row.part !== 'row') return { svg: partBar(row, box, tone), left, right: right + 1 };
  if (row.open === 'to') {
    const svg = element('rect', { class: classes('chart-mark', tone), ...box }) + arrow(right, y, reach, tone);
    return { svg, left, right: right + reach };
  }
  if (!row.approximate || width < 40 || row.to < 0)
    return { svg: element('rect', { class: classes('chart-mark', tone), ...box }), left, right };
  return { svg: softBar(left, right, top, thick, tone), left, right };
}

/** A remainder is hatched; a sum is an outline, for it isn't one more part. */
function partBar(
  { part }: ChartRow,
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  tone: string,
): string {
  const inner = { x: box.x + 1, y: box.y + 1, width: Math.max(0.5, box.width - 2), height: box.height - 2 };
  const outline = element('rect', { class: classes('chart-outline', tone), ...inner });
  if (part === 'total') return outline;
  const lines = element('path', {
    class: classes('chart-hatch', tone),
    d: hatch(inner.x, inner.y, inner.width, inner.height, 9),
  });
  return lines + outline;
}

/** The end of a bar that is "about" thins out: no edge claims more than is known. */
function softBar(left: number, right: number, top: number, thick: number, tone: string): string {
  const slices = [
    [left, right - 18],
    [right - 15.5, right - 10.5],
    [right - 7.5, right - 4.5],
    [right - 1.5, right],
  ] as const;
  const d = slices
    .map(([from, to]) => `M${tenth(from)} ${tenth(top)}H${tenth(to)}V${tenth(top + thick)}H${tenth(from)}Z`)
    .join('');
  return element('path', { class: classes('chart-mark', tone), d });
}

/** A point, or a bar with round ends from one end of the range to the other. Hollow where it is about. */
export function rangeMark(row: ChartRow, { x, y, thick, tone, start }: MarkPlace): Mark {
  const half = thick / 2;
  const [from, to] = [x(row.from), x(row.to)];
  const shape = { x: from - half, y: y - half, width: to - from + thick, height: thick, rx: half };
  const stroke = row.approximate ? 1.5 : 0;
  const inner = {
    x: shape.x + stroke,
    y: shape.y + stroke,
    width: shape.width - 2 * stroke,
    height: shape.height - 2 * stroke,
    rx: half - stroke,
  };
  const body = element('rect', { class: classes(row.approximate ? 'chart-hollow' : 'chart-mark', tone), ...inner });
  // "At most" reaches back to the beginning of the axis, not beyond.
  const back = Math.max(14, Math.min(reach, from - half - start));
  const open =
    row.open === 'to'
      ? arrow(to + half, y, reach, tone)
      : row.open === 'from'
        ? arrow(from - half, y, -back, tone)
        : '';
  return {
    svg: open + body,
    left: from - half - (row.open === 'from' ? back : 0),
    right: to + half + (row.open === 'to' ? reach : 0),
  };
}

/** `- - ▸` */
function arrow(x: number, y: number, length: number, tone: string): string {
  const way = Math.sign(length);
  const tip = x + length - way;
  const shaft = Math.abs(length) < 20 ? '' : line('chart-open', x + way * 3, y, tip - way * 11, y, tone);
  const d = `M${tenth(tip)} ${tenth(y)}l${-way * 12} -7v14z`;
  return shaft + element('path', { class: classes('chart-mark', tone), d });
}

function line(name: string, x1: number, y1: number, x2: number, y2: number, tone: string): string {
  return element('path', { class: classes(name, tone), d: `M${tenth(x1)} ${tenth(y1)}L${tenth(x2)} ${tenth(y2)}` });
}

function classes(...names: readonly string[]): string {
  return names.filter(Boolean).join(' ');
}
