import type { Box, LabelBox } from '../figure.ts';
import { element, tenth, words } from '../svg.ts';
import type { Days, TimelineData } from './data.ts';
import type { Scale } from './scale.ts';
import { spread } from './spread.ts';
import type { TimelineTools } from './tools.ts';
import { wrapEvenly } from './wrap.ts';

const size = 16;
const leading = 20;
/** Px between brackets beside one another, and between a name and the first of them. */
const track = 12;
const gap = 10;

/** Named stretches of time beside a vertical axis: names on the left, brackets, and shades that reach the axis. */
export interface PeriodsDown {
  /** Px that they take on the left. */
  readonly width: number;
  readonly draw: (scale: Scale, axisX: number) => { readonly svg: string; readonly labels: readonly LabelBox[] };
}

/** Sets the periods along a vertical axis. */
export function periodsDown({ periods }: TimelineData, area: Box, tools: TimelineTools): PeriodsDown {
  if (periods.length === 0) return { width: 0, draw: () => ({ svg: '', labels: [] }) };
  const limit = Math.max(70, Math.min(150, area.width * 0.2));
  const sorted = periods.toSorted((a, b) => a.from - b.from || b.to - a.to);
  const style = { most: 3, limit, face: 'sans-bold', size } as const;
  const names = sorted.map(({ label }) => wrapEvenly(label, style, tools.width));
  const tracks = tracksFor(sorted);
  const column = Math.max(...names.map(({ width }) => width));
  const width = column + gap + (Math.max(...tracks) + 1) * track + 8;
  const draw: PeriodsDown['draw'] = (scale, axisX) => {
    const ends = sorted.map(({ from, to }) => ({ y0: scale.at(from), y1: scale.at(to + 1) }));
    const heights = names.map(({ lines }) => lines.length * leading);
    const tops = spread(
      ends.map(({ y0 }) => y0),
      heights,
      6,
      area.y,
      area.y + area.height,
    );
    const set = sorted.map((_, index) => {
      const { y0, y1 } = ends[index] ?? { y0: 0, y1: 0 };
      const { lines, width: wide } = names[index] ?? { lines: [], width: 0 };
      const top = tops[index] ?? y0;
      const x = area.x + column + gap + (tracks[index] ?? 0) * track;
      const shade = element('rect', {
        class: 'timeline-period',
        x,
        y: y0,
        width: axisX - x,
        height: Math.max(2, y1 - y0),
      });
      // Past another bracket a line leads from the name to its own.
      const isLed = (tracks[index] ?? 0) > 0 && top + leading / 2 >= y0 && top + leading / 2 <= y1;
      const lead = isLed ? `M${tenth(area.x + wide + 6)} ${tenth(top + leading / 2)}H${tenth(x)}` : '';
      const d = `${lead}M${tenth(x + 5)} ${tenth(y0)}H${tenth(x)}V${tenth(y1)}h5`;
      const texts = lines.map((line, at) =>
        element('tspan', { x: area.x, y: top + leading * (at + 0.75) }, words(line)),
      );
      return {
        shade,
        svg:
          element('path', { class: 'timeline-axis', d }) +
          element('text', { class: 'timeline-side', 'font-size': size }, ...texts),
        label: { text: lines.join(' '), x: area.x, y: top, width: wide, height: lines.length * leading },
      };
    });
    const svg = [...set.map(({ shade }) => shade), ...set.map((each) => each.svg)].join('');
    return { svg, labels: set.map(({ label }) => label) };
  };
  return { width, draw };
}

/** Periods that overlap have their brackets beside one another. */
function tracksFor(periods: readonly Days[]): number[] {
  const ends: number[] = [];
  return periods.map(({ from, to }) => {
    const free = ends.findIndex((end) => end < from);
    const at = free < 0 ? ends.length : free;
    ends[at] = to;
    return at;
  });
}
