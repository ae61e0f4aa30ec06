import { writeNumber } from '../../model/quantity-write.ts';
import type { Box, DrawTools, LabelBox } from '../figure.ts';
import { element, tenth } from '../svg.ts';
import { type Axis, roundNumbers } from './axis.ts';
import type { ShortChartData } from './chart-data.ts';
import { letter, type Piece, shape, together } from './piece.ts';

/** px above the rows, for the axis and its unit. */
export function headHeight({ unit }: ShortChartData, hasAxis: boolean, stacked: boolean): number {
  if (!hasAxis) return 0;
  return stacked && unit !== '' ? 60 : 36;
}

interface PlotFrame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly area: Box;
  readonly stacked: boolean;
}

const size = 16;

/** The axis above dots and ranges: what is counted, round numbers, hairlines down to the last row, not through `words`. */
export function axisHead(
  data: ShortChartData,
  axis: Axis,
  x: (value: number) => number,
  { left, right, top, bottom, area, stacked }: PlotFrame,
  words: readonly LabelBox[],
  tools: DrawTools,
): Piece {
  const y = top + headHeight(data, true, stacked) - 10;
  const unit = letter(
    { text: data.unit, x: area.x, y: stacked ? top + 15 : y - 10, face: 'sans', size, style: 'soft' },
    tools,
  );
  const taken = stacked ? Number.NEGATIVE_INFINITY : area.x + tools.width(data.unit, 'sans', size) + 14;
  const widest = Math.max(...axis.ticks.map((tick) => tools.width(writeNumber(tick, tools.lang), 'sans', size)));
  const ticks = roundNumbers(axis.from, axis.to, (right - left) / (widest + 70));
  const lines = ticks.map((tick) => hairline(x(tick), y, bottom, words)).join('');
  const names: Piece[] = [];
  let free = Math.max(taken, area.x);
  for (const tick of ticks) {
    const name = tickLabel(tick, x(tick), y - 10, { least: Math.max(taken, area.x), most: area.x + area.width }, tools);
    const box = name.labels[0];
    if (!box || box.x < free) continue;
    free = box.x + box.width + 14;
    names.push(name);
  }
  const start = axis.broken ? left : x(Math.max(axis.from, 0));
  return together(
    shape(element('path', { class: 'chart-grid', d: lines })),
    shape(axisLine(axis.broken ? start - 12 : start, right, y, axis.broken)),
    unit,
    ...names,
  );
}

/** Down from `top` to `bottom`, with gaps where it would run through words. */
function hairline(x: number, top: number, bottom: number, words: readonly LabelBox[]): string {
  const inTheWay = words.filter((box) => box.x - air < x && x < box.x + box.width + air).toSorted((a, b) => a.y - b.y);
  let from = top;
  let path = '';
  for (const box of inTheWay) {
    if (box.y - from > 1) path += `M${tenth(x)} ${tenth(from)}V${tenth(box.y)}`;
    from = Math.max(from, box.y + box.height);
  }
  return bottom - from > 1 ? `${path}M${tenth(x)} ${tenth(from)}V${tenth(bottom)}` : path;
}

/** px between a hairline and words beside it. */
const air = 4;

function tickLabel(tick: number, x: number, y: number, room: { least: number; most: number }, tools: DrawTools): Piece {
  const text = writeNumber(tick, tools.lang);
  const half = tools.width(text, 'sans', size) / 2;
  const middle = Math.min(Math.max(x, room.least + half), room.most - half);
  return letter({ text, x: middle, y, face: 'sans', size, anchor: 'middle', style: 'tick' }, tools);
}

/** The axis; where it doesn't begin at zero, two strokes cut it. */
export function axisLine(left: number, right: number, y: number, broken: boolean): string {
  if (!broken) return element('path', { class: 'chart-axis', d: `M${tenth(left)} ${tenth(y)}H${tenth(right)}` });
  const d = `M${tenth(left - 6)} ${tenth(y)}h5M${tenth(left + 5)} ${tenth(y)}H${tenth(right)}`;
  return element('path', { class: 'chart-axis', d }) + breakSign(left + 2, y);
}

/** `//` */
export function breakSign(x: number, y: number): string {
  const stroke = (at: number): string => `M${tenth(at - 3)} ${tenth(y + 7)}l6 -14`;
  return element('path', { class: 'chart-break', d: stroke(x - 3) + stroke(x + 3) });
}
