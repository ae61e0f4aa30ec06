import { scaleLinear } from 'd3-scale';
import type { Box, DrawTools } from '../figure.ts';
import { element, step, tenth } from '../svg.ts';
import { type Axis, axisOf } from './axis.ts';
import { axisHead, headHeight } from './axis-head.ts';
import type { ChartRow, ShortChartData } from './chart-data.ts';
import type { Mark } from './mark.ts';
import { moreHeight, moreRows } from './more-rows.ts';
import { letter, nothing, type Piece, shape, together } from './piece.ts';
import { placeValues, type ValuePlace } from './place-values.ts';
import { layRows, type RowLayout } from './row-layout.ts';
import { markOf, unitSize } from './row-mark.ts';

/** What a form draws into its area. */
export interface FormDrawing {
  readonly piece: Piece;
  /** px that were used, from the top of the area. */
  readonly height: number;
  readonly steps: number;
  readonly crowded: readonly string[];
  /** Where the axis begins when that isn't zero. */
  readonly brokenAt: number | undefined;
  /** What one mark of a pictogram stands for. */
  readonly each?: number;
}

/** Bars, dots and ranges: a row each, its label on the left or above, its value at the mark. */
export function drawRows(data: ShortChartData, area: Box, tools: DrawTools): FormDrawing {
  const hasAxis = data.form !== 'bar';
  const axis = axisOf(data, area.width / 150);
  const head = headHeight(data, hasAxis, area.width < 700);
  const placed = (layout: RowLayout) => {
    const plot = { left: area.x + layout.column, right: area.x + area.width };
    return placeValues(data, layout, axis, plot, tools);
  };
  const room = { width: area.width, height: area.height - head };
  const layout = layRows(data.rows, room, tools, (each) => placed(each).fits);
  const values = placed(layout);
  const x = scaleLinear().domain([axis.from, axis.to]).range([values.left, values.right]);
  const tops = rowTops(layout, area.y + head);
  const bottom = tops[layout.rows.length] ?? area.y + head;
  const rows = layout.rows.map((text, index) => {
    const row = data.rows[index];
    const top = tops[index] ?? 0;
    return row ? drawRow({ data, row, index, text, top, layout, area, axis, x, tools }, values.places[index]) : nothing;
  });
  const frame = { left: values.left, right: values.right, top: area.y, bottom, area, stacked: area.width < 700 };
  const grid = hasAxis
    ? axisHead(
        data,
        axis,
        x,
        frame,
        rows.flatMap(({ labels }) => labels),
        tools,
      )
    : baseline(data, x, tops, bottom, layout);
  const left = data.rows.length - layout.rows.length;
  const more = moreRows(left, { x: area.x, y: bottom }, tools);
  return {
    piece: together(grid, ...inSteps(rows, data.steps), more),
    height: bottom - area.y + (left > 0 ? moreHeight : 0),
    steps: data.steps ? Math.min(rows.length, mostSteps) : 0,
    crowded: [...layout.crowded, ...data.rows.slice(layout.rows.length).map(({ label }) => label)],
    brokenAt: axis.broken ? axis.from : undefined,
  };
}

/** More than a dozen steps try the patience; what follows comes with the last. */
const mostSteps = 12;

/** Wraps parts in steps. */
export function inSteps(pieces: readonly Piece[], steps: boolean): readonly Piece[] {
  if (!steps) return pieces.map((piece) => ({ ...piece, svg: element('g', {}, piece.svg) }));
  const first = pieces.slice(0, mostSteps - 1);
  const last = together(...pieces.slice(mostSteps - 1));
  return [...first, ...(last.svg === '' ? [] : [last])].map((piece) => ({ ...piece, svg: step({}, piece.svg) }));
}

function rowTops({ rows }: RowLayout, start: number): readonly number[] {
  const tops = [start];
  for (const { height } of rows) tops.push((tops[tops.length - 1] ?? start) + height);
  return tops;
}

interface RowDrawing {
  readonly data: ShortChartData;
  readonly row: ChartRow;
  readonly index: number;
  readonly text: RowLayout['rows'][number];
  readonly top: number;
  readonly layout: RowLayout;
  readonly area: Box;
  readonly axis: Axis;
  readonly x: (value: number) => number;
  readonly tools: DrawTools;
}

function drawRow(drawing: RowDrawing, place: ValuePlace | undefined): Piece {
  const { data, row, layout, top, text, x, tools } = drawing;
  const words = rowWords(drawing);
  const y = layout.stacked ? words.bottom + layout.value * 0.62 : top + text.height / 2;
  const mark = markOf(data, row, layout, x, y, x(drawing.axis.from));
  const guide = data.form === 'bar' ? '' : leader(x(drawing.axis.from), place, mark, layout, y, tools);
  const rule = row.part === 'total' && drawing.index > 0 ? sumRule(drawing.area, top) : '';
  return together(
    shape(rule + guide + mark.svg),
    words.piece,
    place ? valueWords(place, mark, layout, y, tools) : nothing,
  );
}

/** Dots from the label's side to the mark, which lead the eye along the row. */
function leader(
  from: number,
  place: ValuePlace | undefined,
  mark: Mark,
  { value }: RowLayout,
  y: number,
  tools: DrawTools,
): string {
  const before = place?.flipped ? place.after : (place?.before ?? '');
  const to = mark.left - (before === '' ? 8 : tools.width(before, 'serif-bold', value) + 20);
  return to - from < 12
    ? ''
    : element('path', { class: 'chart-leader', d: `M${tenth(from)} ${tenth(y)}H${tenth(to)}` });
}

/** The line above a sum. */
function sumRule({ x, width }: Box, y: number): string {
  return element('path', { class: 'chart-grid', d: `M${tenth(x)} ${tenth(y)}H${tenth(x + width)}` });
}

function rowWords({ row, text, top, layout, area, tools }: RowDrawing): { piece: Piece; bottom: number } {
  const { label, by, stacked } = layout;
  const height = text.lines.length * label * 1.2 + text.by.length * by * 1.3;
  const start = stacked
    ? top + Math.max(1, (text.height - height - layout.value * 1.25) / 2)
    : top + (text.height - height) / 2;
  const face = row.highlight || row.part === 'total' ? 'serif-bold' : 'serif';
  const lines = text.lines.map((line, index) =>
    letter(
      { text: line, x: area.x, y: start + label * (0.92 + index * 1.2), face, size: label, style: 'label' },
      tools,
    ),
  );
  const below = start + text.lines.length * label * 1.2;
  const voices = text.by.map((line, index) =>
    letter(
      { text: line, x: area.x, y: below + by * (0.98 + index * 1.3), face: 'sans', size: by, style: 'soft' },
      tools,
    ),
  );
  return { piece: together(...lines, ...voices), bottom: start + height };
}

/** The value beside its mark; a range has each end's number at that end where there is room. */
function valueWords(
  { before, after, unit, flipped }: ValuePlace,
  mark: Mark,
  layout: RowLayout,
  y: number,
  tools: DrawTools,
): Piece {
  const { value: size } = layout;
  const base = y + size * 0.35;
  const common = { y: base, size, face: 'serif-bold', style: 'value' } as const;
  if (flipped) return letter({ ...common, text: after, x: mark.left - 11, anchor: 'end' }, tools);
  const number = letter({ ...common, text: after, x: mark.right + 11 }, tools);
  const width = tools.width(after, 'serif-bold', size);
  return together(
    letter({ ...common, text: before, x: mark.left - 11, anchor: 'end' }, tools),
    number,
    letter(
      { text: unit, x: mark.right + 11 + width + 7, y: base, size: unitSize(size), face: 'sans', style: 'soft' },
      tools,
    ),
  );
}

/** The line that bars stand on; above a sum a line like that below a column of figures. */
function baseline(
  data: ShortChartData,
  x: (value: number) => number,
  tops: readonly number[],
  bottom: number,
  layout: RowLayout,
): Piece {
  const start = tops[0] ?? 0;
  const d = `M${tenth(x(0))} ${tenth(start + 2)}V${tenth(bottom - 2)}`;
  const zero = layout.stacked ? '' : element('path', { class: 'chart-zero', d });
  return shape(data.rows.length > 0 ? zero : '');
}
