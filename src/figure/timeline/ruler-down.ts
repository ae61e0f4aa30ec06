import type { Box, DrawTools, LabelBox } from '../figure.ts';
import { element, tenth, words } from '../svg.ts';
import type { Axis } from './axis.ts';
import type { TimelineData } from './data.ts';
import type { Scale } from './scale.ts';
import { coarseTicks, fineTicks, type TickLabel, tickSize } from './ticks.ts';

/** A vertical axis with its years, months or days to the left. */
export function drawRulerDown(
  { scale, unit }: Axis,
  { calendars }: TimelineData,
  area: Box,
  lying: DrawTools,
  tools: DrawTools,
): { readonly x: number; readonly svg: string; readonly labels: readonly LabelBox[] } {
  const calendar = calendars === 'old' ? 'julian' : 'gregorian';
  const fine = fineTicks(scale, unit, calendar, lying);
  const coarse = coarseTicks(scale, unit, calendar, lying);
  const isYears = unit.type === 'year';
  const widest = (labels: readonly TickLabel[], bold: boolean): number =>
    Math.max(0, ...labels.map(({ text }) => tools.width(text, bold ? 'sans-bold' : 'sans', tickSize)));
  const coarseWidth = widest(coarse.labels, true);
  const fineX = area.x + (coarseWidth === 0 ? 0 : coarseWidth + 12);
  const x = fineX + widest(fine.labels, isYears) + 20;
  const ticks = [
    ...coarse.labels.map((label): TickDown => ({ label, at: area.x, bold: true })),
    ...fine.labels.map((label): TickDown => ({ label, at: fineX, bold: label.isYear })),
  ];
  return {
    x,
    svg: drawLine(scale, fine.lines, x) + ticks.map(drawTick).join(''),
    labels: ticks.map(({ label: { text, x: y }, at, bold }) => {
      const width = tools.width(text, bold ? 'sans-bold' : 'sans', tickSize);
      return { text, x: at, y: y - 9, width, height: 18 };
    }),
  };
}

/** A label to the left of the axis, and the px where it begins. */
interface TickDown {
  readonly label: TickLabel;
  readonly at: number;
  readonly bold: boolean;
}

function drawTick({ label, at }: TickDown): string {
  const own = label.isYear ? 'timeline-year' : 'timeline-unit';
  return element('text', { class: own, x: at, y: label.x + tickSize * 0.36, 'font-size': tickSize }, words(label.text));
}

/** The axis at `x` with short lines where steps begin, and two strokes where it is broken. */
function drawLine({ segments }: Scale, steps: readonly number[], x: number): string {
  const ticks = steps.map((y) => element('path', { class: 'timeline-tick', d: `M${tenth(x - 7)} ${tenth(y)}h7` }));
  const lines = segments.map(({ x0, x1 }) =>
    element('path', { class: 'timeline-axis', d: `M${tenth(x)} ${tenth(x0)}V${tenth(x1)}` }),
  );
  const cuts = segments.slice(1).flatMap(({ x0 }, index) =>
    [segments[index]?.x1 ?? x0, x0].map((y) =>
      element('path', {
        class: 'timeline-break',
        d: `M${tenth(x - 9)} ${tenth(y + 4)}L${tenth(x + 9)} ${tenth(y - 4)}`,
      }),
    ),
  );
  return [...ticks, ...lines, ...cuts].join('');
}
