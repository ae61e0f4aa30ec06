import type { Box, DrawTools, LabelBox } from '../figure.ts';
import { element, tenth, words } from '../svg.ts';
import type { TimelineData } from './data.ts';
import type { Scale } from './scale.ts';

const size = 16;
const rowHeight = 26;

/** Named stretches of time: a bracket with its name at the top, and a shade down to the axis. */
export function drawPeriods(
  { periods }: TimelineData,
  scale: Scale,
  area: Box,
  { width }: DrawTools,
): { readonly height: number; readonly svg: (bottom: number) => string; readonly labels: readonly LabelBox[] } {
  const ends: number[] = [];
  const placed = periods.map(({ label, from, to }): PlacedPeriod => {
    const x0 = scale.at(from);
    const x1 = scale.at(to + 1);
    const room = width(label, 'sans-bold', size);
    const x = Math.max(area.x, Math.min(x0, area.x + area.width - room));
    let row = ends.findIndex((end) => end + 14 < Math.min(x, x0));
    if (row < 0) row = ends.length;
    ends[row] = Math.max(x + room, x1);
    return { label, x0, x1, x, room, y: area.y + row * rowHeight };
  });
  return {
    height: ends.length === 0 ? 0 : ends.length * rowHeight + 8,
    svg: (bottom) => placed.map((period) => drawPeriod(period, bottom)).join(''),
    labels: placed.map(({ label, x, y, room }) => ({ text: label, x, y, width: room, height: 20 })),
  };
}

/** A period in its row; in px. */
interface PlacedPeriod {
  readonly label: string;
  readonly x0: number;
  readonly x1: number;
  /** Where its name begins, how wide it is, and its upper edge. */
  readonly x: number;
  readonly room: number;
  readonly y: number;
}

function drawPeriod({ label, x0, x1, x, y }: PlacedPeriod, bottom: number): string {
  const line = y + rowHeight - 5;
  const shade = element('rect', {
    class: 'timeline-period',
    x: x0,
    y: line,
    width: Math.max(2, x1 - x0),
    height: bottom - line,
  });
  const bracket = element('path', {
    class: 'timeline-axis',
    d: `M${tenth(x0)} ${tenth(line + 5)}V${tenth(line)}H${tenth(x1)}v5`,
  });
  return shade + bracket + element('text', { class: 'timeline-side', x, y: y + 15, 'font-size': size }, words(label));
}
