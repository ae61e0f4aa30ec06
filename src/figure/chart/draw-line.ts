import { scaleLinear } from 'd3-scale';
import { writeNumber } from '../../model/quantity-write.ts';
import type { Box, DrawTools } from '../figure.ts';
import { element, tenth } from '../svg.ts';
import { type Axis, axisOf } from './axis.ts';
import type { ShortChartData } from './chart-data.ts';
import { type FormDrawing, inSteps } from './draw-rows.ts';
import type { EndLabel } from './end-labels.ts';
import { grainOf } from './grain.ts';
import { grid, type Scale, tick, timeAxis } from './line-frame.ts';
import { crossed } from './line-obstacles.ts';
import { type Series, type SeriesPoint, seriesOf } from './line-series.ts';
import { linePiece } from './line-trace.ts';
import { pointValues } from './line-values.ts';
import { letter, nothing, type Piece, shape, together } from './piece.ts';
import { apart, nameGap, type PlacedEnd, placeEnds } from './place-ends.ts';
import { writeValue } from './tell-value.ts';

/** Values through time: a line for each series, its name at its end. */
export function drawLine(data: ShortChartData, area: Box, tools: DrawTools): FormDrawing {
  const series = seriesOf(data);
  const setting = settingOf(data, series, area, tools);
  const { axis, plot, x, y, names } = setting;
  const ends = placeEnds(
    series.map((each, index) => ({
      x: x(lastTime(each)),
      y: y(endValue(each)),
      label: names[index] ?? noLabel,
      highlight: each.highlight,
    })),
    { ...plot, end: area.x + area.width, crossed: (box) => crossed(box, series, x, y) },
    tools,
  );
  const back = together(
    grid(data, axis, y, plot, area, tools),
    timeAxis({ from: setting.from, to: setting.to, grain: grainOf(data.rows) }, x, plot, area, tools),
  );
  const endPieces = ends.map((end) => (end.crowded ? nothing : endPiece(end, tools)));
  const taken = [...back.labels, ...endPieces.flatMap(({ labels }) => labels)];
  const lines = series.map((each, index) => {
    const toned = toneOf(series, each, index);
    const points = each.points.map((point) => pointPiece(point, x, y, toned));
    const values = pointValues(each, series, x, y, plot, taken, tools);
    return together(linePiece(each, x, y, toned), ...points, endPieces[index] ?? nothing, values);
  });
  return {
    piece: together(back, ...inSteps(lines, data.steps)),
    height: plot.bottom + 30 - area.y,
    steps: data.steps ? Math.min(lines.length, 12) : 0,
    crowded: ends.filter(({ crowded }) => crowded).map(({ label }) => label.name),
    brokenAt: axis.broken ? axis.from : undefined,
  };
}

/** Scales and the places of names. */
function settingOf(data: ShortChartData, series: readonly Series[], area: Box, tools: DrawTools) {
  const axis = niceTop(axisOf(data, area.height / 80));
  const wideTick = Math.max(...axis.ticks.map((value) => tools.width(writeNumber(value, tools.lang), 'sans', tick)));
  const names = series.map((each) => endLabel(each, area.width, tools));
  const top = area.y + (data.unit === '' ? 32 : 44);
  const plot = {
    left: area.x + wideTick + 26,
    right: area.x + area.width - Math.max(lastRoom(series, tools), ...names.map(({ width }) => width + apart)),
    top,
    bottom: Math.max(top + 60, area.y + Math.min(area.height, 560) - 34),
  };
  const times = series.flatMap(({ points }) => points.map(({ at }) => at));
  const [from, to] = [Math.min(...times), Math.max(...times)];
  const pad = from === to ? 0.5 : 0;
  const x = scaleLinear()
    .domain([from - pad, to + pad])
    .range([plot.left, plot.right]);
  const y = scaleLinear().domain([axis.from, axis.to]).range([plot.bottom, plot.top]);
  return { axis, plot, x, y, names, from: from - pad, to: to + pad };
}

/** The axis ends at a round number at or above the largest value, as its last line has a number. */
function niceTop(axis: Axis): Axis {
  const [first = 0, second = 1] = axis.ticks;
  const step = second - first;
  const last = axis.ticks[axis.ticks.length - 1] ?? axis.to;
  if (last >= axis.to || axis.ticks.length < 2) return { ...axis, to: Math.max(last, axis.to) };
  const top = Number((last + step).toPrecision(12));
  return { ...axis, to: top, ticks: [...axis.ticks, top] };
}

/** For half of the last value of a line without a name. */
function lastRoom(series: readonly Series[], tools: DrawTools): number {
  const last = series.length === 1 ? series[0]?.points.at(-1) : undefined;
  return last ? Math.max(24, tools.width(writeValue(last.row, tools), 'serif-bold', 19) / 2 + 4) : 24;
}

const noLabel: Omit<EndLabel, 'y'> = { name: '', value: '', size: 19, width: 0, lines: [] };

/** The name of a series, broken, and its last value. */
function endLabel({ name, points }: Series, room: number, tools: DrawTools): Omit<EndLabel, 'y'> {
  const last = points[points.length - 1];
  const size = room < 700 ? 18 : 20;
  const value = last && name !== '' ? writeValue(last.row, tools) : '';
  const most = room * 0.26;
  const words = name.split(/\s+/).filter(Boolean);
  const lines: string[] = [];
  for (const word of words) {
    const longer = lines.length === 0 ? word : `${lines[lines.length - 1]} ${word}`;
    if (lines.length > 0 && tools.width(longer, 'serif-bold', size) <= most) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  const widths = [...lines, value].map((text) => tools.width(text, 'serif-bold', size));
  return { name, value, size, lines, width: Math.max(0, ...widths) };
}

function endValue({ points }: Series): number {
  const last = points[points.length - 1];
  return last ? (last.row.from + last.row.to) / 2 : 0;
}

function lastTime({ points }: Series): number {
  return points[points.length - 1]?.at ?? 0;
}

function endPiece({ label, x, y, left, middle, led, joined, highlight }: PlacedEnd, tools: DrawTools): Piece {
  const { lines, value, size } = label;
  const name = lines.map((text) => ({ text, face: highlight ? 'serif-bold' : 'serif', style: 'label' }) as const);
  const number = value === '' ? [] : [{ text: value, face: 'serif-bold', style: 'value' } as const];
  const all = [...name, ...number];
  const count = joined ? 1 : all.length;
  const start = middle - ((count - 1) * size * 1.15) / 2 + size * 0.33;
  const behind = joined ? tools.width(lines[0] ?? '', highlight ? 'serif-bold' : 'serif', size) + nameGap : 0;
  const set = all.map((each, index) => {
    const place = joined && index > 0 ? { x: left + behind, y: start } : { x: left, y: start + index * size * 1.15 };
    return letter({ ...each, ...place, size }, tools);
  });
  const d = `M${tenth(x + 10)} ${tenth(y)}L${tenth(left - 6)} ${tenth(middle)}`;
  return together(shape(led && all.length > 0 ? element('path', { class: 'chart-axis', d }) : ''), ...set);
}

function toneOf(all: readonly Series[], { highlight }: Series, index: number): string {
  if (all.some((each) => each.highlight)) return highlight ? 'is-lit' : `is-dim chart-line-${index % 4}`;
  return `chart-line-${index % 4}`;
}

/** A point; hollow when it is about; a range is a bar from end to end. */
function pointPiece({ row, at }: SeriesPoint, x: Scale, y: Scale, tone: string): Piece {
  const name = `${row.approximate ? 'chart-hollow' : 'chart-mark'} ${tone}`;
  if (row.from === row.to)
    return shape(element('circle', { class: name, cx: x(at), cy: y(row.to), r: row.approximate ? 5 : 5.5 }));
  const [low, high] = [y(row.from), y(row.to)];
  return shape(element('rect', { class: name, x: x(at) - 5, y: high - 5, width: 10, height: low - high + 10, rx: 5 }));
}
