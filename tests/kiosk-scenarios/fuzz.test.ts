import type { Browser } from 'puppeteer-core/internal/puppeteer-core-browser.js';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openPrintBrowser } from '../../src/output/browser/open.ts';
import type { Fingers, Point } from '../support/fingers.ts';
import { type Visit, visitKiosk } from '../support/kiosk-visit.ts';
import { seeded, short, tellFigures } from '../support/soak.ts';
import { watchWaysOut } from './ways-out.ts';

const opening = openPrintBrowser();
let browser: Browser;
beforeAll(async () => {
  browser = await (await opening.ready()).connect();
});
afterAll(() => opening.close());

const gestures = short(200, 10_000);

test(`scenario 1: ${gestures} random touches lead nowhere`, async () => {
  const visit = await visitKiosk(browser, inject('kiosks').wide, { settings: { idle: 3, warning: 1 } });
  const { page, fingers } = visit;
  const out = await watchWaysOut(browser, visit);
  const random = seeded(1904);
  const events = await countTouches(visit);
  const kinds: Record<string, number> = {};
  const start = performance.now();
  for (let count = 0; count < gestures; count++) {
    const kind = await oneGesture(fingers, random, page.viewport() ?? { width: 0, height: 0 });
    kinds[kind] = (kinds[kind] ?? 0) + 1;
  }
  await fingers.upAll();
  const seconds = (performance.now() - start) / 1000;
  const escapes = await out();
  expect(escapes).toEqual({});
  const seen = await events();
  expect(seen.changes).toBeGreaterThan(gestures / 20);

  // The page lives: nobody is there any more, so it goes back to its attract loop, and the next visitor is heard.
  await page.waitForSelector('html[data-screen="attract"]', { timeout: 15_000 });
  await fingers.tap({ x: 900, y: 400 });
  await page.waitForSelector('html[data-screen="menu"]');
  tellFigures('fuzz', { gestures, kinds, ...seen, escapes: Object.keys(escapes).length, seconds: Math.round(seconds) });
  await visit.close();
});

/** Counts, in the page, the touches that it got and the times that it showed something else. */
async function countTouches({ page }: Visit): Promise<() => Promise<{ touches: number; changes: number }>> {
  await page.evaluate(() => {
    const seen = { touches: 0, changes: 0 };
    Object.assign(window, { seen });
    addEventListener('pointerdown', () => void seen.touches++, { capture: true });
    const watch = new MutationObserver(() => void seen.changes++);
    watch.observe(document.documentElement, {
      attributeFilter: ['data-screen', 'data-page', 'data-card', 'data-lang'],
    });
  });
  return () => page.evaluate(() => ({ ...(window as unknown as { seen: { touches: number; changes: number } }).seen }));
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Something that a hand does: mostly taps and swipes, at times what leaves other pages behind. */
async function oneGesture(fingers: Fingers, random: () => number, size: Size): Promise<string> {
  const at = (): Point => ({ x: Math.floor(random() * size.width), y: Math.floor(random() * size.height) });
  const chance = random();
  if (chance < 0.5) {
    // Half of the taps go to the lower edge, where the controls are.
    const { x, y } = at();
    await fingers.tap({ x, y: random() < 0.5 ? y : Math.min(size.height - 1, size.height * (0.86 + 0.13 * random())) });
    return 'tap';
  }
  if (chance < 0.72) {
    await fingers.swipe(at(), at(), 2 + Math.floor(random() * 4));
    return 'swipe';
  }
  if (chance < 0.82) {
    const { x, y } = at();
    const edge = [
      { x: 0, y },
      { x: size.width - 1, y },
      { x, y: 0 },
      { x, y: size.height - 1 },
    ][Math.floor(random() * 4)] ?? { x: 0, y };
    await fingers.swipe(edge, at());
    return 'edge swipe';
  }
  if (chance < 0.9) {
    const apart = 60 + random() * 700;
    await fingers.pinch({ x: size.width / 2, y: 100 + random() * (size.height - 200) }, apart, 60 + random() * 700);
    return 'pinch';
  }
  if (chance < 0.93) {
    const where = at();
    await fingers.tap(where);
    await fingers.tap(where);
    return 'double tap';
  }
  if (chance < 0.95) {
    await fingers.press(at());
    return 'long press';
  }
  // A finger that stays while others do something, for a while.
  const held = Math.floor(random() * 2);
  if (random() < 0.35) await fingers.down(held, at());
  else await fingers.up(held);
  return 'held finger';
}
