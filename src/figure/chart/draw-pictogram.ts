import type { Box, DrawTools } from '../figure.ts';
import { element, tenth } from '../svg.ts';
import type { ChartRow, ShortChartData } from './chart-data.ts';
import { type FormDrawing, inSteps } from './draw-rows.ts';
import { moreHeight, moreRows } from './more-rows.ts';
import { eachOf } from './pictogram-each.ts';
import { cellShare, person, square } from './pictogram-mark.ts';
import { letter, type Piece, shape, together } from './piece.ts';
import { secondLine } from './row-layout.ts';
import { toneOf } from './row-mark.ts';
import { writeValue } from './tell-value.ts';
import { cut, wrap } from './wrap.ts';

/** Marks that stand for so many people or things each, in rows. */
export function drawPictogram(data: ShortChartData, area: Box, tools: DrawTools): FormDrawing {
  const each = eachOf(data);
  const setting = settingOf(data, each, area, tools);
  const { heights, between } = setting;
  const shown = shownRows(setting, area.height);
  const tops = heights.map((_, index) => heights.slice(0, index).reduce((sum, each) => sum + each + between, area.y));
  const pieces = data.rows.slice(0, shown).map((row, index) => {
    const place = { x: area.x, y: tops[index] ?? area.y, height: heights[index] ?? 0 };
    return rowPiece(data, row, place, setting, each, tools);
  });
  const bottom = (tops[shown - 1] ?? area.y) + (heights[shown - 1] ?? 0);
  const left = data.rows.length - shown;
  const more = moreRows(left, { x: area.x, y: bottom }, tools);
  return {
    piece: together(...inSteps(pieces, data.steps), more),
    height: Math.min(area.height, bottom - area.y + (left > 0 ? moreHeight : 0)),
    steps: data.steps ? Math.min(pieces.length, 12) : 0,
    crowded: data.rows.slice(shown).map(({ label }) => label),
    brokenAt: undefined,
    each,
  };
}

/** How many rows find room; one at least. */
function shownRows({ heights, between }: Setting, room: number): number {
  const taken = (count: number): number =>
    heights.slice(0, count).reduce((sum, each) => sum + each + between, -between);
  if (taken(heights.length) <= room + 1) return heights.length;
  const counts = heights.map((_, index) => index + 1).filter((count) => taken(count) <= room - moreHeight);
  return counts.at(-1) ?? 1;
}

interface Setting {
  /** px: of a cell, of labels, of values. */
  readonly cell: number;
  readonly label: number;
  readonly value: number;
  readonly perLine: number;
  /** Lines of the row with most marks. */
  readonly longest: number;
  readonly column: number;
  readonly heights: readonly number[];
  readonly between: number;
  readonly stacked: boolean;
  /** px of the whole. */
  readonly width: number;
}

/** Air behind every ten marks, in marks: tens can be counted. */
const tenGap = 0.6;

function placeIn(column: number): number {
  return column + Math.floor(column / 10) * tenGap;
}

/** px: of the largest cell; beyond it a mark looks like a picture. */
const largest = 80;

/** Cells from large to small, with the lines that a row may have: large ones in one line, then all. */
const cells: readonly (readonly [number, number])[] = [
  ...Array.from({ length: 15 }, (_, index) => [largest - 2 * index, 1] as const),
  ...Array.from({ length: 37 }, (_, index) => [largest - 2 * index, Number.POSITIVE_INFINITY] as const),
];

/** The largest cells with which all rows find room. */
function settingOf(data: ShortChartData, each: number, area: Box, tools: DrawTools): Setting {
  const stacked = area.width < 560;
  let last: Setting | undefined;
  for (const [label, value] of [
    [22, 30],
    [20, 25],
    [18, 21],
    [16, 18],
    [15, 16],
  ] as const) {
    // Rows of one line are compared at a glance: they come before larger marks.
    for (const [cell, lines] of cells) {
      last = trySetting(data, each, area, { label, value, cell, stacked }, tools);
      const { heights, between, longest } = last;
      const taken = heights.reduce((sum, height) => sum + height + between, -between);
      if (taken <= area.height && cell >= label * 0.7 && longest <= lines)
        return { ...last, between: between + airFor(between, (area.height - taken) / heights.length) };
    }
  }
  return last ?? trySetting(data, each, area, { label: 15, value: 16, cell: 8, stacked }, tools);
}

/** What is left of the room parts the rows, up to a measure. */
function airFor(between: number, left: number): number {
  return Math.min(between * 0.8, Math.max(0, left));
}

function trySetting(
  data: ShortChartData,
  each: number,
  area: Box,
  { label, value, cell, stacked }: Pick<Setting, 'label' | 'value' | 'cell' | 'stacked'>,
  tools: DrawTools,
): Setting {
  const widest = Math.max(...data.rows.map((row) => tools.width(row.label, 'serif-bold', label)));
  const number = Math.max(...data.rows.map((row) => tools.width(writeValue(row, tools), 'serif-bold', value)));
  const column = stacked ? 0 : Math.max(number, Math.min(widest, area.width * 0.32)) + 30;
  const wide = cell * (data.people ? cellShare.person : cellShare.square);
  const room = area.width - column;
  // Tens are easier to count than thirteens.
  const fit = Math.max(1, Math.floor((room + wide * tenGap) / (wide * (1 + tenGap / 10))));
  const most = Math.max(...data.rows.map((row) => Math.ceil(row.to / each - 1e-9)));
  const perLine = fit >= 5 && fit < most ? fit - (fit % 5) : fit;
  const heights = data.rows.map((row) => {
    const lines = Math.max(1, Math.ceil(Math.ceil(row.to / each - 1e-9) / perLine));
    const words = wordsOf(row, label, stacked ? area.width : column - 28, tools);
    const text = value * 1.15 + words.lines.length * label * 1.2 + words.by.length * 16 * 1.3;
    return stacked ? text + lines * cell * 1.1 + 6 : Math.max(text, lines * cell * 1.1);
  });
  return {
    cell,
    label,
    value,
    perLine,
    longest: Math.ceil(most / perLine),
    column,
    heights,
    between: Math.max(14, label * 1.3, cell * 0.4),
    stacked,
    width: area.width,
  };
}

function wordsOf(row: ChartRow, size: number, width: number, tools: DrawTools) {
  return {
    lines: fitted(row.label, width, (text) => tools.width(text, 'serif-bold', size)),
    by: fitted(secondLine(row, tools), width, (text) => tools.width(text, 'sans', 16)),
  };
}

/** Words in lines; one that is wider than its column is cut. */
function fitted(text: string, width: number, measure: (text: string) => number): string[] {
  return wrap(text, width, measure).map((line) => cut(line, width, measure));
}

function rowPiece(
  data: ShortChartData,
  row: ChartRow,
  { x, y, height }: { readonly x: number; readonly y: number; readonly height: number },
  setting: Setting,
  each: number,
  tools: DrawTools,
): Piece {
  const { label, value, column, stacked } = setting;
  const { lines, by } = wordsOf(row, label, stacked ? setting.width : column - 28, tools);
  const face = row.highlight ? 'serif-bold' : 'serif';
  const number = letter(
    { text: writeValue(row, tools), x, y: y + value * 0.8, face: 'serif-bold', size: value, style: 'value' },
    tools,
  );
  const start = y + value * 1.15;
  const set = lines.map((text, index) =>
    letter({ text, x, y: start + label * (0.85 + index * 1.2), face, size: label, style: 'label' }, tools),
  );
  const below = start + lines.length * label * 1.2;
  const voices = by.map((text, index) =>
    letter({ text, x, y: below + 16 * (0.9 + index * 1.3), face: 'sans', size: 16, style: 'soft' }, tools),
  );
  const bottom = below + by.length * 16 * 1.3;
  const marks = marksOf(data, row, each, { x: x + column, y: stacked ? bottom + 6 : y }, setting);
  return together(number, ...set, ...voices, shape(height > 0 ? marks : ''));
}

/** Full marks up to the least value, outlines up to the largest. */
function marksOf(
  data: ShortChartData,
  row: ChartRow,
  each: number,
  at: { readonly x: number; readonly y: number },
  { cell, perLine }: Setting,
): string {
  const form = data.people ? person : square;
  const wide = cell * (data.people ? cellShare.person : cellShare.square);
  const path = (from: number, to: number): string => {
    const parts: string[] = [];
    for (let index = Math.floor(from + 1e-9); index < to - 1e-9; index++) {
      const share = shareOf(to - index, index);
      if (share === 0) continue;
      parts.push(
        form(at.x + placeIn(index % perLine) * wide, at.y + Math.floor(index / perLine) * cell * 1.1, cell, share),
      );
    }
    return parts.join('');
  };
  const tone = toneOf(data, row);
  const names = (name: string): string => [name, tone].filter(Boolean).join(' ');
  const [least, most] = [row.open === 'from' ? 0 : row.from / each, row.to / each];
  const outline =
    least < most ? element('path', { class: names('chart-ghost'), d: path(Math.ceil(least - 1e-9), most) }) : '';
  const filled = element('path', { class: names('chart-mark'), d: path(0, least) });
  return (least > 0 ? filled : '') + outline + (row.open === 'to' ? more(at, most, perLine, wide, cell, tone) : '');
}

/** How much of a mark is seen: behind whole marks a speck is left out, but a row of less than one mark shows a part that can be seen. */
function shareOf(part: number, index: number): number {
  if (part >= 1) return 1;
  if (index > 0) return part < 0.04 ? 0 : part;
  return Math.max(0.2, part);
}

/** `▸` behind the last mark: at least so many. */
function more(
  at: { readonly x: number; readonly y: number },
  count: number,
  perLine: number,
  wide: number,
  cell: number,
  tone: string,
): string {
  const last = Math.max(0, Math.ceil(count - 1e-9) - 1);
  const x = at.x + (placeIn(last % perLine) + 1) * wide + 4;
  const y = at.y + Math.floor(last / perLine) * cell * 1.1 + cell / 2;
  return element('path', { class: `chart-mark ${tone}`.trim(), d: `M${tenth(x)} ${tenth(y - 7)}l11 7l-11 7z` });
}
