import { tenth } from '../svg.ts';

/** How wide a cell is against its height. */
export const cellShare = { person: 0.74, square: 1 };

/** Head and shoulders in a cell of a size in px, as a path; `share` keeps its left part only. Plain, for people. */
export function person(x: number, y: number, size: number, share: number): string {
  const radius = size * 0.19;
  const middle = x + size * 0.31;
  const half = size * 0.31;
  const cutAt = middle - half + 2 * half * share;
  const head = disc(middle, y + size * 0.2, radius, cutAt);
  return head + bust(middle, y + size * 0.92, half, size * 0.48, cutAt);
}

export function square(x: number, y: number, size: number, share: number): string {
  const side = size * 0.78;
  return `M${tenth(x)} ${tenth(y + size * 0.1)}h${tenth(side * share)}v${tenth(side)}h${tenth(-side * share)}z`;
}

/** A disc, cut off to the right of a line. */
function disc(cx: number, cy: number, r: number, cutAt: number): string {
  const across = Math.min(1, Math.max(-1, (cutAt - cx) / r));
  // Less is a speck.
  if (across <= -0.8) return '';
  if (across >= 1)
    return `M${tenth(cx - r)} ${tenth(cy)}a${tenth(r)} ${tenth(r)} 0 1 1 ${tenth(2 * r)} 0a${tenth(r)} ${tenth(r)} 0 1 1 ${tenth(-2 * r)} 0z`;
  const reach = r * Math.sqrt(1 - across * across);
  const large = across > 0 ? 1 : 0;
  const at = cx + across * r;
  return `M${tenth(at)} ${tenth(cy - reach)}A${tenth(r)} ${tenth(r)} 0 ${large} 0 ${tenth(at)} ${tenth(cy + reach)}z`;
}

/** Shoulders: half an ellipse on its flat side, cut off to the right of a line. */
function bust(cx: number, bottom: number, rx: number, ry: number, cutAt: number): string {
  const across = Math.min(1, (cutAt - cx) / rx);
  if (across <= -1) return '';
  const at = cx + across * rx;
  const top = bottom - ry * Math.sqrt(1 - across * across);
  return `M${tenth(cx - rx)} ${tenth(bottom)}A${tenth(rx)} ${tenth(ry)} 0 0 1 ${tenth(at)} ${tenth(top)}V${tenth(bottom)}z`;
}
