import type { Box, Face, LabelBox } from '../figure.ts';
import { element, words } from '../svg.ts';
import type { TimelineData, TimelineItem } from './data.ts';
import type { TimelineTools } from './tools.ts';
import { wrapEvenly } from './wrap.ts';

/** How labels are set. */
export interface BlockStyle {
  /** Px of the label; the date is a little smaller. */
  readonly size: number;
  /** Lines that a label should take at most. */
  readonly lines: number;
  /** Px that no line is wider than. */
  readonly limit: number;
  readonly dates: boolean;
  /** Names of months in short. */
  readonly short: boolean;
  /** The calendars that dates are told in. */
  readonly calendars: TimelineData['calendars'];
  /** The date stands in the label's first line rather than above it. */
  readonly runIn: boolean;
}

/** An event's date and label, set in lines. */
export interface Block {
  /** '' where dates aren't shown. */
  readonly date: string;
  readonly dateSize: number;
  readonly lines: readonly string[];
  readonly size: number;
  readonly face: Face;
  /** The date is the beginning of the first line. */
  readonly runIn: boolean;
  /** Px. */
  readonly width: number;
  readonly height: number;
}

/** Sets an event's label and its date above, or as the beginning of the first line. */
export function blockOf(item: TimelineItem, style: BlockStyle, tools: TimelineTools): Block {
  const { size, lines: most, limit } = style;
  const face: Face = item.highlight ? 'serif-bold' : 'serif';
  const date = style.dates ? tools.date(item.time, style) : '';
  const dateSize = dateSizeFor(size);
  const dateWidth = date === '' ? 0 : tools.width(date, 'sans', dateSize);
  const runIn = style.runIn && date !== '';
  const lead = runIn ? dateWidth + size * 0.1 : 0;
  const { lines, width } = wrapEvenly(item.label, { most, limit, face, size, lead }, tools.width);
  const above = runIn || date === '' ? 0 : dateSize * 1.3;
  const height = above + lines.length * lineHeight(size);
  return { date, dateSize, lines, size, face, runIn, width: runIn ? width : Math.max(width, dateWidth), height };
}

export function dateSizeFor(size: number): number {
  return Math.max(15, Math.round(size * 0.78));
}

export function lineHeight(size: number): number {
  return Math.round(size * (size > 16 ? 1.22 : 1.15));
}

/** A block's text with its first line's top at `y`; `end` sets it to the left of `x`. */
export function drawBlock(
  block: Block,
  {
    x,
    y,
    end,
    highlight,
  }: { readonly x: number; readonly y: number; readonly end: boolean; readonly highlight: boolean },
): { readonly svg: string; readonly labels: readonly LabelBox[] } {
  const anchor = end ? 'end' : undefined;
  if (block.runIn) return drawRunIn(block, { x, y, end, highlight });
  const top = block.date === '' ? y : y + block.dateSize * 1.3;
  const date = element(
    'text',
    {
      class: highlight ? 'timeline-date timeline-now' : 'timeline-date',
      x,
      y: y + block.dateSize * 0.95,
      'font-size': block.dateSize,
      'text-anchor': anchor,
    },
    words(block.date),
  );
  const lines = block.lines.map((line, index) =>
    element('tspan', { x, y: top + block.size * 0.95 + index * lineHeight(block.size) }, words(line)),
  );
  const label = element(
    'text',
    {
      class: highlight ? 'timeline-label timeline-main' : 'timeline-label',
      'font-size': block.size,
      'text-anchor': anchor,
    },
    ...lines,
  );
  const box: Box = { x: end ? x - block.width : x, y, width: block.width, height: block.height };
  const text = [block.date, ...block.lines].filter((each) => each !== '').join(' ');
  return { svg: (block.date === '' ? '' : date) + label, labels: [{ ...box, text }] };
}

function drawRunIn(
  block: Block,
  {
    x,
    y,
    end,
    highlight,
  }: { readonly x: number; readonly y: number; readonly end: boolean; readonly highlight: boolean },
): { readonly svg: string; readonly labels: readonly LabelBox[] } {
  const baseline = y + block.size * 0.95;
  const [first = '', ...more] = block.lines;
  const date = element(
    'tspan',
    { class: highlight ? 'timeline-date timeline-now' : 'timeline-date', x, y: baseline, 'font-size': block.dateSize },
    words(block.date),
  );
  const rest = more.map((line, index) =>
    element('tspan', { x, y: baseline + (index + 1) * lineHeight(block.size) }, words(line)),
  );
  const svg = element(
    'text',
    {
      class: highlight ? 'timeline-label timeline-main' : 'timeline-label',
      'font-size': block.size,
      'text-anchor': end ? 'end' : undefined,
    },
    date,
    words(first === '' ? '' : ` ${first}`),
    ...rest,
  );
  const box: Box = { x: end ? x - block.width : x, y, width: block.width, height: block.height };
  return { svg, labels: [{ ...box, text: [block.date, ...block.lines].join(' ') }] };
}
