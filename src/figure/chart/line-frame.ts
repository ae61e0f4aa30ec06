import { writeNumber } from '../../model/quantity-write.ts';
import type { Box, DrawTools } from '../figure.ts';
import { element, tenth } from '../svg.ts';
import type { Axis } from './axis.ts';
import { axisLine } from './axis-head.ts';
import type { ShortChartData } from './chart-data.ts';
import type { Grain } from './grain.ts';
import { letter, type Piece, shape, together } from './piece.ts';
import { timeTicks } from './time-ticks.ts';

/** The stretch that lines are drawn in, in px. */
export interface Plot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** From a value or a decimal year to px. */
export type Scale = (value: number) => number;

/** Size of the numbers on both axes, in px. */
export const tick = 16;

/** Hairlines at round values, with their numbers; the line of zero, or the sign that the axis is cut. */
export function grid(data: ShortChartData, axis: Axis, y: Scale, plot: Plot, area: Box, tools: DrawTools): Piece {
  const zero = axis.broken ? undefined : 0;
  const inner = axis.ticks.filter((value) => value !== zero);
  const d = inner.map((value) => `M${tenth(plot.left - 14)} ${tenth(y(value))}H${tenth(plot.right)}`).join('');
  const names = axis.ticks.map((value) =>
    letter(
      {
        text: writeNumber(value, tools.lang),
        x: plot.left - 22,
        y: y(value) + 5.5,
        face: 'sans',
        size: tick,
        anchor: 'end',
        style: 'tick',
      },
      tools,
    ),
  );
  const unit = letter({ text: data.unit, x: area.x, y: area.y + 15, face: 'sans', size: tick, style: 'soft' }, tools);
  const bottom = axis.broken ? '' : axisLine(plot.left - 14, plot.right, y(0), false);
  const sign = axis.broken
    ? element('path', { class: 'chart-break', d: verticalBreak(plot.left - 14, plot.bottom) })
    : '';
  return together(shape(element('path', { class: 'chart-grid', d }) + bottom + sign), ...names, unit);
}

/** Two strokes across the side of the plot, where the axis is cut. */
function verticalBreak(x: number, y: number): string {
  const stroke = (at: number): string => `M${tenth(x - 7)} ${tenth(at + 3)}l14 -6`;
  return stroke(y + 9) + stroke(y + 15);
}

/** Round dates below the plot. */
export function timeAxis(
  { from, to, grain }: { readonly from: number; readonly to: number; readonly grain: Grain },
  x: Scale,
  plot: Plot,
  area: Box,
  tools: DrawTools,
): Piece {
  const wide = (text: string): number => tools.width(text, 'sans', tick);
  const within = (at: number, half: number): number =>
    Math.max(area.x + half, Math.min(at, area.x + area.width - half));
  const ticks = timeTicks(from, to, { room: plot.right - plot.left, grain }, tools.lang, wide);
  const d = ticks.map(({ at }) => `M${tenth(x(at))} ${tenth(plot.bottom)}v7`).join('');
  const names: Piece[] = [];
  let free = Number.NEGATIVE_INFINITY;
  for (const { at, label } of ticks) {
    const middle = within(x(at), wide(label) / 2);
    if (middle - wide(label) / 2 < free) continue;
    free = middle + wide(label) / 2 + 10;
    const place = { text: label, x: middle, y: plot.bottom + 25, anchor: 'middle' } as const;
    names.push(letter({ ...place, face: 'sans', size: tick, style: 'tick' }, tools));
  }
  return together(shape(element('path', { class: 'chart-axis', d })), ...names);
}
