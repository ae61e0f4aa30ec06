import type { Box, DrawTools } from '../figure.ts';
import type { ChartRow } from './chart-data.ts';
import { moreHeight } from './more-rows.ts';
import { whenOf } from './tell.ts';
import { cut, wrap } from './wrap.ts';

/** How rows are set: sizes in px, the largest that their number allows. */
export interface RowLayout {
  /** Size of labels, of the line beneath them, of values. */
  readonly label: number;
  readonly by: number;
  readonly value: number;
  /** Whether the label stands above its mark rather than left of it. */
  readonly stacked: boolean;
  /** Width of the labels' column, with the gap behind it; 0 when stacked. */
  readonly column: number;
  readonly rows: readonly RowText[];
  /** px of the lowest row: all marks are as thick as it allows. */
  readonly lowest: number;
  readonly crowded: readonly string[];
}

/** The words of a row, broken into lines. */
export interface RowText {
  readonly lines: readonly string[];
  readonly by: readonly string[];
  /** px of the whole row. */
  readonly height: number;
}

interface Level {
  readonly label: number;
  /** 0 leaves the second line out. */
  readonly by: number;
  readonly value: number;
  /** Air above and below a row's words, together. */
  readonly air: number;
  /** The tallest row. */
  readonly tallest: number;
}

const levels: readonly Level[] = [
  { label: 23, by: 17, value: 30, air: 40, tallest: 128 },
  { label: 22, by: 16.5, value: 26, air: 26, tallest: 104 },
  { label: 20, by: 16, value: 23, air: 16, tallest: 84 },
  { label: 19, by: 15.5, value: 21, air: 10, tallest: 64 },
  { label: 18, by: 15, value: 20, air: 8, tallest: 56 },
  { label: 16.5, by: 15, value: 18, air: 4, tallest: 48 },
  { label: 18, by: 0, value: 19, air: 9, tallest: 50 },
  { label: 16.5, by: 0, value: 17, air: 6, tallest: 42 },
  { label: 15, by: 0, value: 15.5, air: 2, tallest: 34 },
];

/** Chooses the largest setting in which all rows find room, and which suits the words at the marks. */
export function layRows(
  rows: readonly ChartRow[],
  room: Pick<Box, 'width' | 'height'>,
  tools: DrawTools,
  suits: (layout: RowLayout) => boolean,
): RowLayout {
  const isNarrow = room.width < 700;
  const ways = [
    ...(isNarrow ? levels.slice(1, 8).map((level) => ({ level, stacked: true })) : []),
    ...levels.slice(isNarrow ? 5 : 0).map((level) => ({ level, stacked: false })),
  ];
  for (const { level, stacked } of ways) {
    const layout = tryLevel(rows, level, stacked, room, tools);
    if (layout && suits(layout)) return layout;
  }
  return squeezed(rows, room, tools);
}

function tryLevel(
  rows: readonly ChartRow[],
  level: Level,
  stacked: boolean,
  room: Pick<Box, 'width' | 'height'>,
  tools: DrawTools,
): RowLayout | undefined {
  const column = stacked ? 0 : columnWidth(rows, level, room.width, tools);
  const width = stacked ? room.width : column - gap;
  const texts = rows.map((row) => textOf(row, level, width, tools));
  const fits = texts.every(
    ({ lines }) => lines.length <= 2 && lines.every((line) => wide(line, level, tools) <= width),
  );
  const needs = texts.map((text) => heightOf(text, level, stacked));
  const tallest = Math.max(...needs);
  const even = tallest * rows.length <= room.height;
  const spare = (room.height - needs.reduce((sum, need) => sum + need, 0)) / rows.length;
  if (!fits || (!even && spare < 0)) return undefined;
  const height = (need: number): number =>
    even
      ? Math.max(tallest, Math.min(Math.max(level.tallest, 260 / rows.length), room.height / rows.length))
      : need + spare;
  const heights = needs.map(height);
  return {
    ...level,
    stacked,
    column,
    rows: texts.map((text, index) => ({ ...text, height: heights[index] ?? 0 })),
    lowest: Math.min(...heights),
    crowded: level.by > 0 ? [] : [...new Set(rows.map((row) => secondLine(row, tools)).filter(Boolean))],
  };
}

/** Behind the labels. */
const gap = 28;

/** As wide as the longest label, up to a good third; long labels are broken. */
function columnWidth(rows: readonly ChartRow[], level: Level, room: number, tools: DrawTools): number {
  const most = room * (level.by > 0 ? 0.36 : 0.42);
  const widest = Math.max(
    ...rows.map((row) =>
      Math.max(wide(row.label, level, tools), tools.width(secondLine(row, tools), 'sans', level.by)),
    ),
  );
  return Math.min(widest + 2, most) + gap;
}

function wide(text: string, { label }: Pick<Level, 'label'>, tools: DrawTools): number {
  return tools.width(text, 'serif-bold', label);
}

function textOf(row: ChartRow, level: Level, width: number, tools: DrawTools): Omit<RowText, 'height'> {
  const lines = wrap(row.label, width, (text) => wide(text, level, tools));
  const by = level.by === 0 ? [] : wrap(secondLine(row, tools), width, (text) => tools.width(text, 'sans', level.by));
  return { lines, by };
}

/** When it holds, whose number it is, and what is to be known of it. */
export function secondLine(row: ChartRow, tools: Pick<DrawTools, 'lang' | 'words'>): string {
  return [whenOf(row, tools), row.by, row.note].filter(Boolean).join(' · ');
}

function heightOf({ lines, by }: Omit<RowText, 'height'>, level: Level, stacked: boolean): number {
  const words = lines.length * level.label * 1.2 + by.length * level.by * 1.3;
  return words + level.air + (stacked ? level.value * 1.25 : 0);
}

/** More rows than any setting holds: labels are cut to a line, and the last rows are left out and reported. */
function squeezed(rows: readonly ChartRow[], room: Pick<Box, 'width' | 'height'>, tools: DrawTools): RowLayout {
  const level = levels[levels.length - 1] ?? { label: 15, by: 0, value: 15.5, air: 2, tallest: 34 };
  const least = level.label * 1.2 + level.air;
  const isFew = rows.length * least <= room.height;
  const column = columnWidth(rows, level, room.width, tools);
  const count = Math.min(rows.length, Math.max(1, Math.floor((room.height - (isFew ? 0 : moreHeight)) / least)));
  const shown = rows.slice(0, count);
  const texts = shown.map(({ label }) => cut(label, column - gap, (text) => wide(text, level, tools)));
  const height = Math.min(level.tallest, (room.height - (isFew ? 0 : moreHeight)) / count);
  const isCut = rows.filter(({ label }, index) => texts[index] !== label);
  return {
    ...level,
    stacked: false,
    column,
    rows: texts.map((line) => ({ lines: [line], by: [], height })),
    lowest: height,
    crowded: isCut.map(({ label }) => label),
  };
}
