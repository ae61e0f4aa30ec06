import type { Box, LabelBox } from '../figure.ts';
import { element, tenth, words } from '../svg.ts';
import { type Axis, axisOf } from './axis.ts';
import { bandOf } from './band.ts';
import type { TimelineData } from './data.ts';
import { type DrawnLane, type LaneItem, lineLanes } from './lane-line.ts';
import { rowsLane, setIn } from './lane-rows.ts';
import { markOf } from './marks.ts';
import { drawPeriods } from './periods.ts';
import type { Picture } from './picture.ts';
import { tickRoom } from './ticks.ts';
import type { TimelineTools } from './tools.ts';
import { wrapEvenly } from './wrap.ts';

/** Rows of events, each with a name and a hairline of its own, above one axis. */
export function drawLanes(data: TimelineData, area: Box, tools: TimelineTools): Picture {
  const names = data.lanes.map((name) => nameOf(name, area, tools));
  const gutter = data.lanes.length === 0 ? 0 : Math.max(...names.map(({ width }) => width)) + 22;
  const axis = axisOf(data, area.x + gutter + 4, area.x + area.width - 6, (unit) => tickRoom(unit, tools));
  const band = bandOf(axis, data, tools);
  const inner: Box = { ...area, x: area.x + gutter, width: area.width - gutter };
  const periods = drawPeriods(data, axis.scale, inner, tools);
  const groups = groupsOf(data, axis);
  const top = area.y + periods.height;
  const boxes = boxesFor(groups, { ...inner, y: top, height: area.height - band.height - periods.height - 6 }, tools);
  const lanes = drawGroups(groups, boxes, data, tools);
  const last = boxes.at(-1) ?? noBox;
  const bandTop = last.y + last.height + 4;
  const drawnBand = band.draw(bandTop);
  const rules = boxes.slice(0, -1).filter((_, index) => !groups[index]?.isLine);
  const drawnNames = names.map((name, index) => drawName(name, area.x, boxes[index], groups[index]?.isLine ?? false));
  return {
    base: [
      periods.svg(bandTop),
      grid(axis, top, bandTop),
      ...rules.map((box) => rule(area, box.y + box.height)),
      ...lanes.map(({ base }) => base),
      drawnBand.svg,
      ...drawnNames.map(({ svg }) => svg),
    ].join(''),
    parts: data.items.map((_, index) => lanes.map(({ parts }) => parts.get(index) ?? '').join('')),
    labels: [drawnBand, periods, ...drawnNames, ...lanes].flatMap(({ labels }) => labels),
    crowded: lanes.flatMap(({ crowded }) => crowded),
    breaks: axis.breaks,
  };
}

interface Group {
  readonly items: readonly LaneItem[];
  /** Its marks stand on one line; otherwise each has a row of its own. */
  readonly isLine: boolean;
}

function groupsOf(data: TimelineData, { scale }: Axis): Group[] {
  const count = Math.max(1, data.lanes.length);
  return Array.from({ length: count }, (_, lane) => {
    const items = data.items.flatMap((item, index) =>
      item.lane === lane ? [{ item, index, mark: markOf(item, scale) }] : [],
    );
    return { items, isLine: !overlap(items) };
  });
}

function overlap(items: readonly LaneItem[]): boolean {
  const bars = items.map(({ mark }) => mark).filter(({ type }) => type === 'bar');
  return bars.some((bar, index) =>
    bars.some((other, at) => at > index && other.x0 < bar.x1 - 1 && other.x1 > bar.x0 + 1),
  );
}

/** Px of a row of labels that lacks nothing. */
const generous = 96;

/** Each lane has as much room as its labels need; together they stand in the middle. */
function boxesFor(groups: readonly Group[], area: Box, tools: TimelineTools): Box[] {
  const { x, width, height } = area;
  const needs = groups.map(({ items, isLine }) => {
    if (!isLine)
      return setIn(items, { size: 17, runIn: true }, area, { dates: true, calendars: 'new' }, tools).count + 0.4;
    const text = items.reduce((sum, { item }) => sum + Math.max(90, tools.width(item.label, 'serif', 17) / 2) + 24, 0);
    return 1.2 * Math.sqrt(Math.max(1, Math.ceil(text / width))) + 0.8;
  });
  const all = needs.reduce((sum, need) => sum + need, 0);
  const unit = Math.min(height / all, generous);
  let bottom = area.y + (height - unit * all) / 2;
  return needs.map((need) => {
    const y = bottom;
    bottom += unit * need;
    return { x, y, width, height: unit * need };
  });
}

function drawGroups(
  groups: readonly Group[],
  boxes: readonly Box[],
  data: TimelineData,
  tools: TimelineTools,
): DrawnLane[] {
  const lines = lineLanes(
    groups.map(({ items, isLine }, index) => ({ items: isLine ? items : [], box: boxes[index] ?? noBox })),
    data,
    tools,
  );
  return groups.map((group, index) => {
    const box = boxes[index] ?? noBox;
    return group.isLine ? (lines[index] ?? noLane) : rowsLane(group.items, box, data, tools);
  });
}

const noBox: Box = { x: 0, y: 0, width: 0, height: 0 };
const noLane: DrawnLane = { base: '', parts: new Map(), labels: [], crowded: [] };

interface LaneName {
  readonly lines: readonly string[];
  readonly width: number;
}

const nameSize = 19;

function nameOf(name: string, { width }: Box, tools: TimelineTools): LaneName {
  const limit = Math.min(170, width * 0.2);
  const whole = tools.width(name, 'serif-bold', nameSize);
  if (whole <= limit) return { lines: [name], width: whole };
  return wrapEvenly(name, { most: 2, limit, face: 'serif-bold', size: nameSize }, tools.width);
}

/** Beside a line its name stands on it, beside rows at the top of them. */
function drawName(
  { lines, width }: LaneName,
  x: number,
  box: Box | undefined,
  isLine: boolean,
): { svg: string; labels: LabelBox[] } {
  if (!box) return { svg: '', labels: [] };
  const height = lines.length * 23;
  const y = isLine ? box.y + box.height - (box.height < 90 ? 8 : 15) - height / 2 : box.y + 14;
  const rows = lines.map((line, index) => element('tspan', { x, y: y + 17 + index * 23 }, words(line)));
  const svg = element('text', { class: 'timeline-lane', 'font-size': nameSize }, ...rows);
  return { svg, labels: [{ text: lines.join(' '), x, y, width, height }] };
}

/** Hairlines down to the axis where it is broken. */
function grid({ scale }: Axis, top: number, bottom: number): string {
  const ends = scale.segments.flatMap(({ x0, x1 }) => [x0, x1]);
  return ends
    .slice(1, -1)
    .map((x) => element('path', { class: 'timeline-grid', d: `M${tenth(x)} ${tenth(top)}V${tenth(bottom)}` }))
    .join('');
}

function rule({ x, width }: Box, y: number): string {
  return element('path', { class: 'timeline-rule', d: `M${tenth(x)} ${tenth(y)}h${tenth(width)}` });
}
