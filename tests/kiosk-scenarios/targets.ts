import type { Page } from 'puppeteer-core/internal/puppeteer-core-browser.js';

/** What a finger can touch on the screen as it is now, in millimetres of the declared display. */
export interface Target {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** Above the floor, of its upper and its lower edge. */
  readonly top: number;
  readonly bottom: number;
  /** The smaller side, in CSS px. */
  readonly px: number;
  /** To the nearest other target, which is named; 0 where they touch or overlap. */
  readonly gap: number;
  readonly beside: string;
  /** Without it a visitor gets no further. */
  readonly essential: boolean;
}

/** Sources: NHM London; Colle & Hiszem 2004; WCAG 2.5.8; EN 301 549, 8.3.3. Millimetres, but for `px`. */
export const touch = { least: 15, goal: 20, gap: 3, px: 24, lowest: 380, highest: 1220 } as const;

/** Gives all targets that are seen; a card that stands over the page hides the others. */
export function targetsOn(page: Page, display: { readonly mount: number }): Promise<Target[]> {
  return page.evaluate((mount) => {
    const { pxMm } = JSON.parse(document.getElementById('kiosk-settings')?.textContent ?? '{}') as { pxMm: number };
    const over = document.querySelector('dialog[open]') ?? document;
    const wanted = '[data-do], [data-qr], [data-to], .note-mark, .moments button, .time-strip';
    const stage = document.getElementById('stage')?.getBoundingClientRect() ?? new DOMRect();
    const seen = [...over.querySelectorAll<HTMLElement>(wanted)].flatMap((each) => {
      const box = each.getBoundingClientRect();
      // What is scrolled away is no target; what is cut in two can be scrolled into sight.
      if (each.closest('#stage') && (box.top < stage.top - 1 || box.bottom > stage.bottom + 1)) return [];
      const inside = box.bottom > 1 && box.top < innerHeight - 1 && box.right > 1 && box.left < innerWidth - 1;
      const isSeen = each.checkVisibility({ visibilityProperty: true, opacityProperty: true });
      return inside && isSeen && box.width > 0 ? [{ each, box }] : [];
    });
    const nameOf = (each: HTMLElement) =>
      each.dataset.do ?? (each.dataset.qr || each.dataset.to ? 'link' : each.className.split(' ')[0] || each.tagName);
    return seen.map(({ each, box }) => {
      // A number beside a number opens the same card: missing one for the other does no harm.
      const isApart = (other: HTMLElement) =>
        !other.contains(each) && !each.contains(other) && !(other.matches('.note-mark') && each.matches('.note-mark'));
      const others = seen.filter((other) => isApart(other.each));
      const gaps = others.map(({ each: other, box: at }) => {
        const across = Math.max(at.left - box.right, box.left - at.right, 0);
        const down = Math.max(at.top - box.bottom, box.top - at.bottom, 0);
        return { gap: Math.hypot(across, down) * pxMm, beside: nameOf(other) };
      });
      const nearest = gaps.reduce((best, now) => (now.gap < best.gap ? now : best), { gap: 1000, beside: '' });
      return {
        name: nameOf(each),
        width: box.width * pxMm,
        height: box.height * pxMm,
        top: mount + (innerHeight - box.top) * pxMm,
        bottom: mount + (innerHeight - box.bottom) * pxMm,
        px: Math.min(box.width, box.height),
        ...nearest,
        essential: each.closest('#controls, .page-notice, .kiosk-foot, .kiosk-menu, dialog') !== null,
      };
    });
  }, display.mount);
}

/** What is wrong with a target; nothing for most. */
export function faultsOf({ name, width, height, top, bottom, px, gap, beside, essential }: Target): string[] {
  const side = Math.min(width, height);
  // A hair of rounding: sizes are computed by the browser in 1/64 px.
  const hair = 0.1;
  return [
    side < touch.least - hair ? `${name}: ${side.toFixed(1)} mm, at least ${touch.least}` : '',
    px < touch.px - hair ? `${name}: ${px.toFixed(0)} px, at least ${touch.px}` : '',
    gap < touch.gap - hair ? `${name} and ${beside}: ${gap.toFixed(1)} mm apart, at least ${touch.gap}` : '',
    essential && top > touch.highest + hair
      ? `${name}: ${top.toFixed(0)} mm above the floor, at most ${touch.highest}`
      : '',
    essential && bottom < touch.lowest - hair
      ? `${name}: ${bottom.toFixed(0)} mm above the floor, at least ${touch.lowest}`
      : '',
  ].filter(Boolean);
}
