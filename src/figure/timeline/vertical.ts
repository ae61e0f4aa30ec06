import type { Box, LabelBox } from '../figure.ts';
import { element, tenth, words } from '../svg.ts';
import { type Axis, axisOf } from './axis.ts';
import { type Column, columnFor } from './column.ts';
import type { TimelineData } from './data.ts';
import { halvesOf } from './halves.ts';
import { type Mark, markOf } from './marks.ts';
import { drawUpright } from './marks-upright.ts';
import { periodsDown } from './periods-down.ts';
import type { Picture } from './picture.ts';
import { drawRulerDown } from './ruler-down.ts';
import type { TimelineTools } from './tools.ts';
import { trackHeight, tracksOf } from './tracks.ts';

/** Px in which the hairlines lean from the axis to the labels. */
const fan = 46;

/** Px that two axes beside one another need, and px between them. */
const leastForTwo = 900;
const gutter = 44;

/** An axis from top to bottom with dates and labels to its right; where there is room, the later half stands beside. */
export function drawVertical(data: TimelineData, area: Box, tools: TimelineTools): Picture {
  const halves = area.width >= leastForTwo ? halvesOf(data) : undefined;
  if (!halves) return drawOne(data, area, tools);
  const width = (area.width - gutter) / 2;
  const [first, second] = [
    drawOne(halves.first, { ...area, width }, tools),
    drawOne(halves.second, { ...area, x: area.x + width + gutter, width }, tools),
  ];
  return {
    base: first.base + second.base,
    parts: [...first.parts, ...second.parts],
    labels: [...first.labels, ...second.labels],
    crowded: [...first.crowded, ...second.crowded],
    breaks: [
      ...first.breaks,
      ...halves.gaps,
      ...second.breaks.filter((each) => !first.breaks.some(({ from }) => from === each.from)),
    ],
  };
}

function drawOne(data: TimelineData, area: Box, tools: TimelineTools): Picture {
  // Along a vertical axis a label takes its height, not its width.
  const lying: TimelineTools = { ...tools, width: () => 20 };
  const axis = axisOf(data, area.y + 8, area.y + area.height - 8, () => 30);
  const periods = periodsDown(data, area, tools);
  const inner = { ...area, x: area.x + periods.width, width: area.width - periods.width };
  const ruler = drawRulerDown(axis, data, inner, { ...lying, lang: tools.lang }, tools);
  const shades = periods.draw(axis.scale, ruler.x);
  const marks = data.items.map((item) => markOf(item, axis.scale));
  const tracks = tracksOf(marks, () => 0);
  const left = ruler.x + Math.max(0, ...tracks) * trackHeight + fan;
  const column = columnFor(
    data,
    marks.map(({ target }) => target),
    { ...area, x: left, width: area.x + area.width - left },
    tools,
  );
  const parts = data.items.map((item, index) => {
    const mark = marks[index];
    if (!mark) return { svg: '', labels: [] };
    const x = ruler.x + (tracks[index] ?? 0) * trackHeight;
    const drawn = drawUpright(item, mark, x);
    const label = labelAt(column, index, item.highlight);
    return {
      svg: label ? pole(mark, x, left, label.middle, item.highlight) + drawn + label.svg : drawn,
      labels: label?.labels ?? [],
    };
  });
  return {
    base: shades.svg + ruler.svg + nowMark(axis, data, ruler.x),
    parts: parts.map(({ svg }) => svg),
    labels: [...shades.labels, ...ruler.labels, ...parts.flatMap(({ labels }) => labels)],
    crowded: data.items.filter((_, index) => column.tops[index] === undefined).map(({ label }) => label),
    breaks: axis.breaks,
  };
}

function pole(mark: Mark, x: number, left: number, y: number, highlight: boolean): string {
  const d = `M${tenth(x)} ${tenth(mark.target)}L${tenth(left - 16)} ${tenth(y)}H${tenth(left - 6)}`;
  return element('path', { class: highlight ? 'timeline-pole timeline-now' : 'timeline-pole', d });
}

function labelAt(
  column: Column,
  index: number,
  highlight: boolean,
): { svg: string; labels: readonly LabelBox[]; middle: number } | undefined {
  const top = column.tops[index];
  const row = column.rows[index];
  if (top === undefined || !row) return undefined;
  const { size, dateSize, lineHeight } = column;
  const baseline = top + size * 0.95;
  const dateY = baseline;
  const shift = column.stacked && row.date !== '' ? lineHeight : 0;
  const now = highlight ? ' timeline-now' : '';
  const date =
    row.date === ''
      ? ''
      : element(
          'text',
          { class: `timeline-date${now}`, x: column.x, y: dateY, 'font-size': dateSize },
          words(row.date),
        );
  const lines = row.lines.map((line, at) =>
    element('tspan', { x: column.labelX, y: baseline + shift + at * lineHeight }, words(line)),
  );
  const main = highlight ? 'timeline-label timeline-main' : 'timeline-label';
  const label = element('text', { class: main, 'font-size': size }, ...lines);
  const boxes: LabelBox[] = [
    {
      text: row.lines.join(' '),
      x: column.labelX,
      y: top + shift,
      width: row.width,
      height: row.lines.length * lineHeight,
    },
  ];
  if (row.date !== '') boxes.unshift({ text: row.date, x: column.x, y: top, width: row.dateWidth, height: lineHeight });
  return { svg: date + label, labels: boxes, middle: top + size * 0.62 };
}

/** The slide's time, in a tone, before the axis. */
function nowMark({ scale }: Axis, { when }: TimelineData, x: number): string {
  const [first, last] = [scale.segments[0], scale.segments.at(-1)];
  if (!when || !first || !last || when.to + 1 <= first.from || when.from >= last.to) return '';
  const from = scale.at(Math.max(when.from, first.from));
  const to = scale.at(Math.min(when.to + 1, last.to));
  if (to - from > 0.8 * (last.x1 - first.x0)) return '';
  const height = Math.max(6, to - from);
  return element('rect', { class: 'timeline-when', x: x - 14, y: (from + to - height) / 2, width: 14, height });
}
