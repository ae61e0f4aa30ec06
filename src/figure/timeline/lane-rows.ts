import type { Box } from '../figure.ts';
import { type Block, blockOf, drawBlock } from './block.ts';
import type { TimelineData } from './data.ts';
import type { DrawnLane, LaneItem } from './lane-line.ts';
import { barHeight, drawMark, type Mark } from './marks.ts';
import type { TimelineTools } from './tools.ts';

const sizes = [25, 23, 21, 20, 19, 18, 17, 16, 15];
/** Ways to set labels, the best first: in each size with the date above, then in a line with the label. */
const styles = sizes.flatMap((size) => [false, true].map((runIn) => ({ size, runIn })));
/** Px between a label and its bar, and from a bar to the next label. */
const toBar = 7;
const toNext = 12;

/** A lane of bars that overlap: each in a row, with its label above it. */
export function rowsLane(items: readonly LaneItem[], box: Box, data: TimelineData, tools: TimelineTools): DrawnLane {
  const set = largestIn(items, box, data, tools);
  const shown = Math.max(1, Math.min(set.count, Math.floor((box.height + toNext) / set.height)));
  const pitch = Math.min(set.height * 1.5, (box.height - 16 + toNext) / shown);
  const top = box.y + Math.max(0, (box.height - pitch * shown + toNext) / 2);
  const drawn = items.map(({ item, index, mark }, at) => {
    const block = set.blocks[at];
    const row = set.rows[at] ?? 0;
    if (!block || row >= shown) return { index, svg: '', labels: [], crowded: [item.label] };
    const { x, end } = hung(mark, block.width, box);
    const y = top + row * pitch;
    const text = drawBlock(block, { x, y, end, highlight: item.highlight });
    const bar = drawMark(item, mark, y + block.height + toBar + barHeight / 2);
    return { index, svg: bar + text.svg, labels: text.labels, crowded: [] };
  });
  return {
    base: '',
    parts: new Map(drawn.map(({ index, svg }) => [index, svg])),
    labels: drawn.flatMap(({ labels }) => labels),
    crowded: drawn.flatMap(({ crowded }) => crowded),
  };
}

/** The largest size in which all rows have room, else the least. */
function largestIn(items: readonly LaneItem[], box: Box, data: TimelineData, tools: TimelineTools): SetRows {
  for (const style of styles) {
    const set = setIn(items, style, box, data, tools);
    if (set.count * set.height - toNext <= box.height - 16) return set;
  }
  return setIn(items, { size: 15, runIn: true }, box, data, tools);
}

/** A label begins with its bar, or ends with it where it would leave the figure. */
function hung({ x0, x1 }: Mark, width: number, box: Box): { readonly x: number; readonly end: boolean } {
  const right = box.x + box.width;
  if (x0 + width <= right) return { x: x0, end: false };
  return x1 - width >= box.x ? { x: x1, end: true } : { x: Math.max(box.x, right - width), end: false };
}

interface SetRows {
  readonly blocks: readonly Block[];
  /** By item. */
  readonly rows: readonly number[];
  readonly count: number;
  /** Px of a row. */
  readonly height: number;
}

/** Labels in one size, and the row of each event, so that neither bars nor labels of a row meet. */
export function setIn(
  items: readonly LaneItem[],
  { size, runIn }: { readonly size: number; readonly runIn: boolean },
  box: Box,
  data: Pick<TimelineData, 'dates' | 'calendars'>,
  tools: TimelineTools,
): SetRows {
  const style = {
    size,
    lines: 1,
    limit: box.width,
    dates: data.dates,
    short: size < 19,
    calendars: data.calendars,
    runIn,
  };
  const blocks = items.map(({ item }) => blockOf(item, style, tools));
  const ends: number[] = [];
  const rows = items.map(({ mark }, index) => {
    const width = blocks[index]?.width ?? 0;
    const { x, end } = hung(mark, width, box);
    const from = Math.min(mark.x0, end ? x - width : x);
    let row = ends.findIndex((each) => each + 24 <= from);
    if (row < 0) row = ends.length;
    ends[row] = Math.max(mark.x1, end ? x : x + width);
    return row;
  });
  const tallest = Math.max(...blocks.map(({ height }) => height));
  return { blocks, rows, count: Math.max(1, ends.length), height: tallest + toBar + barHeight + toNext };
}
