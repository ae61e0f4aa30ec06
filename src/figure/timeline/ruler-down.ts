import type { Box, DrawTools, LabelBox } from '../figure.ts';
import { element, tenth, words } from '../svg.ts';
import type { Axis } from './axis.ts';
import type { TimelineData } from './data.ts';
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
  const sets = [
    ...coarse.labels.map((label) => ({ label, at: area.x, bold: true })),
    ...fine.labels.map((label) => ({ label, at: fineX, bold: label.isYear })),
  ];
  const texts = sets.map(({ label, at }) =>
    element(
      'text',
      {
        class: label.isYear ? 'timeline-year' : 'timeline-unit',
        x: at,
        y: label.x + tickSize * 0.36,
        'font-size': tickSize,
      },
      words(label.text),
    ),
  );
  const labels = sets.map(({ label, at, bold }) => {
    return {
      text: label.text,
      x: at,
      y: label.x - 9,
      width: tools.width(label.text, bold ? 'sans-bold' : 'sans', tickSize),
      height: 18,
    };
  });
  const ticks = fine.lines.map((y) => element('path', { class: 'timeline-tick', d: `M${tenth(x - 7)} ${tenth(y)}h7` }));
  const lines = scale.segments.map(({ x0, x1 }) =>
    element('path', { class: 'timeline-axis', d: `M${tenth(x)} ${tenth(x0)}V${tenth(x1)}` }),
  );
  const cuts = scale.segments.slice(1).flatMap(({ x0 }, index) =>
    [scale.segments[index]?.x1 ?? x0, x0].map((y) =>
      element('path', {
        class: 'timeline-break',
        d: `M${tenth(x - 9)} ${tenth(y + 4)}L${tenth(x + 9)} ${tenth(y - 4)}`,
      }),
    ),
  );
  return { x, svg: [...ticks, ...lines, ...cuts, ...texts].join(''), labels };
}
