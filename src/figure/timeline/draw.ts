import type { Box, Drawn, DrawTools, Frame } from '../figure.ts';
import { element, step } from '../svg.ts';
import type { TimelineData } from './data.ts';
import { describeTimeline } from './describe.ts';
import { drawHorizontal } from './horizontal.ts';
import { drawLanes } from './lane-form.ts';
import type { Picture } from './picture.ts';
import { type TimelineTools, timelineTools } from './tools.ts';
import { drawVertical } from './vertical.ts';

/** The most parts that appear one after another. */
const mostSteps = 12;

/** Draws a timeline into a frame. */
export function drawTimeline(data: TimelineData, frame: Frame, given: DrawTools): Drawn {
  const tools = timelineTools(given);
  const { clear, width, height } = frame;
  const area: Box = {
    x: clear.left,
    y: clear.top,
    width: Math.max(200, width - clear.left - clear.right),
    height: Math.max(120, height - clear.top - clear.bottom),
  };
  const picture = pictureOf(data, area, tools);
  const parts = data.steps ? inSteps(picture.parts) : picture.parts;
  const svg = element('svg', { class: 'drawing-timeline', viewBox: `0 0 ${width} ${height}` }, picture.base, ...parts);
  return {
    svg,
    width,
    height,
    ...describeTimeline(data, picture.breaks, tools),
    labels: picture.labels,
    steps: data.steps ? parts.length : 0,
    crowded: picture.crowded,
  };
}

function pictureOf(data: TimelineData, area: Box, tools: TimelineTools): Picture {
  if (isNested(data) || data.lanes.length > 1) return drawLanes(data, area, tools);
  const [lane = ''] = data.lanes;
  if (lane !== '') return pictureOf(asOneSide(data, lane), area, tools);
  if (isVertical(data, area)) return drawVertical(data, area, tools);
  return drawHorizontal(data, area, tools);
}

/** One lane is an axis with labels above it, and the lane's name over them. */
function asOneSide(data: TimelineData, lane: string): TimelineData {
  const items = data.items.map((item) => ({ ...item, side: item.side || ('above' as const) }));
  return { ...data, lanes: [], items, above: data.above || lane };
}

/** A few stretches of time, of which some lie in others, are read best as bars below one another. */
function isNested({ items, form }: TimelineData): boolean {
  const lasting = items.filter(({ time }) => time.lasts);
  const length = Math.max(...items.map(({ time }) => time.to)) - Math.min(...items.map(({ time }) => time.from));
  const long = lasting.filter(({ time }) => (time.to - time.from) * 8 > length);
  const nested = long.some(({ time }, index) => long.some((other, at) => at > index && other.time.from < time.to));
  return form !== 'vertical' && nested && items.length <= 12 && long.length * 2 > items.length;
}

/** A tall or narrow frame with many labels is read from top to bottom. */
function isVertical({ form, items, calendars }: TimelineData, { width, height }: Box): boolean {
  if (form !== 'auto') return form === 'vertical';
  if (calendars === 'both') return false;
  return height > width * 1.1 || (width < 760 && items.length > 5) || (width < 460 && items.length > 2);
}

/** Puts events that follow one another into as many steps as there may be. */
function inSteps(parts: readonly string[]): string[] {
  const size = Math.ceil(parts.length / mostSteps);
  const count = Math.ceil(parts.length / Math.max(1, size));
  return Array.from({ length: count }, (_, index) => step({}, ...parts.slice(index * size, (index + 1) * size)));
}
