import type { Meta } from '../model/narrative.ts';
import type { KioskPage } from './kiosk-pages.ts';
import { stripView } from './strip.ts';

/** The time strip of a story in one language. Places are shares of the line, 0 to 1. */
export interface KioskStrip {
  readonly count: number;
  readonly points: readonly { readonly at: string; readonly label: string; readonly flip: boolean }[];
  readonly stops: readonly { readonly at: string; readonly page: number; readonly title: string }[];
}

/** Without a span in the script, or where no page has a time, the pages stand one after the other. */
export function kioskStrip(meta: Meta, pages: readonly KioskPage[]): KioskStrip {
  const view = stripView(meta, undefined);
  const { span } = meta;
  const inTurn = (page: number): number => (page + 0.5) / pages.length;
  const taken = new Set<string>();
  let last = 0;
  const stops = pages.map(({ title, when }, page) => {
    if (when && span) last = Math.min(1, Math.max(0, (when.from - span.from) / (span.to - span.from)));
    return { at: free(span ? last : inTurn(page), taken), page, title };
  });
  const points = (view?.points ?? []).map(({ left, label, flip }) => ({
    at: (Number(left) / 100).toFixed(4),
    label,
    flip,
  }));
  return { count: pages.length, points, stops };
}

/** Pages of the same time stand beside one another, so that each can be reached. */
function free(wish: number, taken: Set<string>): string {
  for (let step = 0; step < 400; step++) {
    for (const at of [wish + step * 0.005, wish - step * 0.005]) {
      const key = at.toFixed(3);
      if (at < 0 || at > 1 || taken.has(key)) continue;
      taken.add(key);
      return key;
    }
  }
  return wish.toFixed(3);
}
