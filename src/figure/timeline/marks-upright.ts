import { element } from '../svg.ts';
import type { TimelineItem } from './data.ts';
import { barHeight, type Mark, markShape, pointRadius } from './marks.ts';

/** Draws a mark on a vertical axis at `x`; its px run downwards. */
export function drawUpright(item: TimelineItem, mark: Mark, x: number): string {
  const left = x - barHeight / 2;
  return markShape(item, mark)
    .map(({ type, from, to, class: own }) => {
      if (type === 'point') return element('circle', { class: own, cx: x, cy: from, r: pointRadius });
      const rx = type === 'frame' ? barHeight / 2 : undefined;
      return element('rect', { class: own, x: left, y: from, width: barHeight, height: to - from, rx });
    })
    .join('');
}
