import type { Box, LabelBox } from '../figure.ts';
import { element, tenth } from '../svg.ts';
import { drawBlock } from './block.ts';
import type { TimelineData, TimelineItem } from './data.ts';
import { drawMark, type Mark } from './marks.ts';
import { poleGap, rowGap, type Scored, type Setting, type SettingRoom, settingFor } from './setting.ts';
import { sizesFor } from './setting-ways.ts';
import type { TimelineTools } from './tools.ts';

/** An event of a lane. */
export interface LaneItem {
  readonly item: TimelineItem;
  /** Its index among all events. */
  readonly index: number;
  readonly mark: Mark;
}

/** A lane as it was drawn. */
export interface DrawnLane {
  readonly base: string;
  /** By the event's index. */
  readonly parts: ReadonlyMap<number, string>;
  readonly labels: readonly LabelBox[];
  readonly crowded: readonly string[];
}

/** Px from the line of a lane to its labels, and to the lane's lower edge; less where the lane is low. */
function marginsOf({ height }: Box): { readonly above: number; readonly below: number } {
  return height < 90 ? { above: 11, below: 8 } : { above: 22, below: 15 };
}

interface Lane {
  readonly items: readonly LaneItem[];
  readonly box: Box;
}

/** Lanes whose marks stand on a line, with labels above it, all in one size. */
export function lineLanes(lanes: readonly Lane[], data: TimelineData, tools: TimelineTools): DrawnLane[] {
  const count = Math.max(...lanes.map(({ items }) => items.length));
  const largest = lanes.length > 1 ? 21 : 25;
  let best = { size: 15, score: Number.POSITIVE_INFINITY };
  for (const size of sizesFor(count).filter((each) => each <= largest)) {
    const penalty = (largest - size) * 0.22;
    // What is smaller can't be better any more.
    if (penalty >= best.score) break;
    const scores = lanes.map((lane) => settingIn(lane, { size, tries: 1 }, data, tools).score);
    const score = penalty + scores.reduce((sum, each) => sum + each, 0) / lanes.length;
    if (score < best.score) best = { size, score };
  }
  return lanes.map((lane) => drawLane(lane, settingIn(lane, { size: best.size, tries: 4 }, data, tools).setting));
}

function settingIn(
  { items, box }: Lane,
  { size, tries }: { readonly size: number; readonly tries: number },
  data: TimelineData,
  tools: TimelineTools,
): Scored {
  if (items.length === 0) return { setting: { size, blocks: [], plan: { places: [], cost: 0 } }, score: 0 };
  const { above, below } = marginsOf(box);
  const room: SettingRoom = {
    from: box.x,
    to: box.x + box.width,
    height: box.height - above - below - 4,
    sides: 'above',
  };
  return settingFor(
    items.map(({ item }) => item),
    items.map(({ mark }) => mark.target),
    room,
    { dates: data.dates, calendars: data.calendars, sizes: [size], tries },
    tools,
  );
}

function drawLane({ items, box }: Lane, setting: Setting): DrawnLane {
  if (items.length === 0) return { base: '', parts: new Map(), labels: [], crowded: [] };
  const { above, below } = marginsOf(box);
  const line = box.y + box.height - below;
  const near: number[] = [];
  const heights: number[] = [];
  setting.plan.places.forEach((place, index) => {
    if (place) heights[place.row] = Math.max(heights[place.row] ?? 0, setting.blocks[index]?.height ?? 0);
  });
  let away = above;
  for (const height of Array.from(heights, (each) => each ?? 0)) {
    near.push(away + height);
    away += height + rowGap;
  }
  const drawn = items.map(({ item, index, mark }, at) => ({
    index,
    ...drawOne({
      item,
      mark,
      setting,
      at,
      line,
      above,
      top: line - (near[setting.plan.places[at]?.row ?? 0] ?? above),
    }),
  }));
  return {
    base: element('path', { class: 'timeline-axis', d: `M${tenth(box.x)} ${tenth(line)}h${tenth(box.width)}` }),
    parts: new Map(drawn.map(({ index, svg }) => [index, svg])),
    labels: drawn.flatMap(({ labels }) => labels),
    crowded: items.filter((_, at) => !setting.plan.places[at]).map(({ item }) => item.label),
  };
}

interface OneDrawing {
  readonly item: TimelineItem;
  readonly mark: Mark;
  readonly setting: Setting;
  readonly at: number;
  /** Px: the lane's line, the room above it, and the label's upper edge. */
  readonly line: number;
  readonly above: number;
  readonly top: number;
}

function drawOne({ item, mark, setting, at, line, above, top }: OneDrawing): {
  svg: string;
  labels: readonly LabelBox[];
} {
  const block = setting.blocks[at];
  const place = setting.plan.places[at];
  if (!block || !place) return { svg: drawMark(item, mark, line), labels: [] };
  const lean = Math.abs(place.at - mark.target) < 0.5 ? '' : `L${tenth(place.at)} ${tenth(line - above + 2)}`;
  const pole = element('path', {
    class: item.highlight ? 'timeline-pole timeline-now' : 'timeline-pole',
    d: `M${tenth(mark.target)} ${tenth(line)}${lean}V${tenth(top + 3)}`,
  });
  const x = place.left ? place.at - poleGap : place.at + poleGap;
  const text = drawBlock(block, { x, y: top, end: place.left, highlight: item.highlight });
  return { svg: pole + drawMark(item, mark, line) + text.svg, labels: text.labels };
}
