import type { Calendar } from '../../model/calendar.ts';
import type { DrawTools, LabelBox } from '../figure.ts';
import { element, tenth, words } from '../svg.ts';
import type { Axis } from './axis.ts';
import type { TimelineData } from './data.ts';
import { coarseTicks, fineTicks, type TickLabel, type TickRow, tickSize } from './ticks.ts';

/** The axis as a ruler: rows of dates between two hairlines. */
export interface Band {
  /** Px. */
  readonly height: number;
  /** Draws it with its upper line at `y`. */
  readonly draw: (y: number) => { readonly svg: string; readonly labels: readonly LabelBox[] };
}

const rowHeight = 26;

interface Row extends TickRow {
  /** Before the first label: the calendar's name. */
  readonly name: string;
}

/** The ruler of an axis; with two calendars Old Style stands above a line and New Style below it. */
export function bandOf(axis: Axis, data: TimelineData, tools: DrawTools): Band {
  const rows = rowsOf(axis, data, tools);
  const height = rows.length * rowHeight + 4;
  return {
    height,
    draw: (y) => {
      const drawn = rows.map((row, index) => drawRow(row, y + 2 + index * rowHeight, tools));
      const svg = [nowMark(axis, data, y, height), ...drawn.map((row) => row.svg), ...rims(axis, y, height, rows)].join(
        '',
      );
      return { svg, labels: drawn.flatMap((row) => row.labels) };
    },
  };
}

function rowsOf({ scale, unit }: Axis, { calendars }: TimelineData, tools: DrawTools): Row[] {
  const of = (calendar: Calendar, name: string): Row[] => {
    const coarse = coarseTicks(scale, unit, calendar, tools);
    const fine = { ...fineTicks(scale, unit, calendar, tools), name: '' };
    return coarse.labels.length > 0 || name !== '' ? [fine, { ...coarse, name }] : [fine];
  };
  const { timelineOldStyle: old = '', timelineNewStyle: new_ = '' } = tools.words;
  if (calendars === 'new') return of('gregorian', '');
  if (calendars === 'old') return of('julian', old);
  return [...of('julian', old).toReversed(), ...of('gregorian', new_)];
}

function drawRow(row: Row, y: number, tools: DrawTools): { svg: string; labels: LabelBox[] } {
  const stroke = row.onLines ? `v4m0 ${rowHeight - 8}v4` : `v${rowHeight}`;
  const lines = row.lines.map((x) =>
    element('path', { class: 'timeline-tick', d: `M${tenth(x)} ${tenth(y)}${stroke}` }),
  );
  const named = row.name === '' ? row.labels : withName(row, tools);
  const texts = named.map(({ text, x, width, isYear }) =>
    element(
      'text',
      {
        class: isYear ? 'timeline-year' : 'timeline-unit',
        x: x - width / 2,
        y: y + rowHeight / 2 + tickSize * 0.36,
        'font-size': tickSize,
      },
      words(text),
    ),
  );
  const labels = named.map(({ text, x, width }) => ({
    text,
    x: x - width / 2,
    y: y + 3,
    width,
    height: rowHeight - 6,
  }));
  return { svg: lines.join('') + texts.join(''), labels };
}

/** The calendar's name behind the first label, where there is room for it. */
function withName({ labels, name }: Row, tools: DrawTools): readonly TickLabel[] {
  const width = tools.width(name, 'sans', tickSize);
  const ends = labels.map((label, index) => {
    const start = label.x + label.width / 2 + 10;
    const next = labels[index + 1];
    return { start, fits: !next || next.x - next.width / 2 > start + width + 10 };
  });
  const place = ends.find(({ fits }) => fits);
  const x = (place?.start ?? 8) + width / 2;
  return [...labels, { text: name, x, width, isYear: false }];
}

/** The two hairlines, one more between two calendars, and two strokes where the axis is broken. */
function rims({ scale }: Axis, y: number, height: number, rows: readonly Row[]): string[] {
  const middles = rows.length === 4 ? [y + height / 2] : [];
  const lines = [y, ...middles, y + height].flatMap((at) =>
    scale.segments.map(({ x0, x1 }) =>
      element('path', { class: 'timeline-axis', d: `M${tenth(x0)} ${tenth(at)}H${tenth(x1)}` }),
    ),
  );
  const cuts = scale.segments.slice(1).flatMap(({ x0 }, index) => {
    const x1 = scale.segments[index]?.x1 ?? x0;
    return [x1, x0].map((x) =>
      element('path', {
        class: 'timeline-break',
        d: `M${tenth(x - 5)} ${tenth(y + height + 7)}L${tenth(x + 5)} ${tenth(y - 7)}`,
      }),
    );
  });
  return [...lines, ...cuts];
}

/** The slide's time, in a tone. */
function nowMark({ scale }: Axis, { when }: TimelineData, y: number, height: number): string {
  const [first, last] = [scale.segments[0], scale.segments.at(-1)];
  if (!when || !first || !last || when.to + 1 <= first.from || when.from >= last.to) return '';
  const from = scale.at(Math.max(when.from, first.from));
  const to = scale.at(Math.min(when.to + 1, last.to));
  // A slide about all of it marks nothing.
  if (to - from > 0.8 * (last.x1 - first.x0)) return '';
  const width = Math.max(6, to - from);
  return element('rect', { class: 'timeline-when', x: (from + to - width) / 2, y, width, height });
}
