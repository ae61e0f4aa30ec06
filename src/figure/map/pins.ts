import { element, tenth } from '../svg.ts';
import type { Pin } from './data.ts';

/** The mark of a place, and a dotted circle where it may be elsewhere. */
export function drawPin(pin: Pin, [x, y]: readonly [number, number], doubt: number): string {
  const kind = `map-pin map-pin-${pin.mark}${pin.accent ? ' map-accent' : ''}`;
  const circle = doubt > 0 ? element('circle', { class: 'map-doubt', cx: x, cy: y, r: doubt }) : '';
  return circle + mark(pin, x, y, kind);
}

function mark({ mark, accent }: Pin, x: number, y: number, kind: string): string {
  const ring = (r: number): string => element('circle', { class: kind, cx: x, cy: y, r });
  switch (mark) {
    case 'city':
      return ring(5.6);
    case 'port':
      return ring(6.6) + (accent ? '' : element('circle', { class: 'map-pin-dot', cx: x, cy: y, r: 2.3 }));
    case 'station':
      return ring(4);
    case 'point':
      return ring(4.4);
    case 'battle-site':
      return element('path', { class: kind, d: `M${tenth(x)} ${tenth(y - 7)}l7 7-7 7-7-7z` });
    default:
      return mark satisfies never;
  }
}
