import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core/internal/puppeteer-core-browser.js';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { openPrintBrowser } from '../../src/output/browser/open.ts';
import { type Visit, visitKiosk } from '../support/kiosk-visit.ts';
import { isSoak, tellFigures } from '../support/soak.ts';
import { axeFaults, loadAxe, textFaults } from './legible.ts';

const opening = openPrintBrowser();
let browser: Browser;
let visit: Visit;
beforeAll(async () => {
  browser = await (await opening.ready()).connect();
});
afterEach(() => visit.close());
afterAll(() => opening.close());

/** Millimetres of a capital letter, and its share of the viewing distance. Sources: Section 508, 402.4; EN 301 549, 5.1.4. */
const capital = { least: 4.8, perDistance: 0.0122 };

const sizes = [100, 150, 200] as const;
const looks = ['dark', 'light', 'contrast'] as const;
type Look = (typeof looks)[number];

/** All pairs in a long run; else each size with one look and each look with one size, other ones on each display. */
function pairs(display: 'wide' | 'tall'): (readonly [(typeof sizes)[number], Look])[] {
  if (isSoak) return sizes.flatMap((size) => looks.map((look) => [size, look] as const));
  const turn = display === 'wide' ? 0 : 1;
  return sizes.map((size, index) => [size, looks[(index + turn) % looks.length] ?? 'dark'] as const);
}

/** Lets the test bring the page's monotonic clock forward, so that the warning comes when it's wanted. */
function hurriedClock(): void {
  const world = window as unknown as { ahead: number };
  world.ahead = 0;
  const now = performance.now.bind(performance);
  performance.now = () => now() + world.ahead;
}

describe('scenario 12: legibility', () => {
  test.each((['wide', 'tall'] as const).flatMap((name) => pairs(name).map((pair) => [name, ...pair] as const)))(
    '%s display, text of %i percent, %s',
    async (name, size, look) => {
      const folder = inject('kiosks')[name];
      const { config } = JSON.parse(readFileSync(join(folder, 'kiosk.json'), 'utf8')) as {
        config: { display: { distance: number } };
      };
      const settings = { ground: look === 'light' ? 'light' : 'dark', idle: 60, warning: 60 };
      visit = await visitKiosk(browser, folder, { settings, first: hurriedClock });
      const { page } = visit;
      await loadAxe(page);
      const least =
        size === 200 ? Math.max(capital.least, config.display.distance * capital.perDistance) : capital.least;
      const found: string[] = [];
      let smallest = Number.POSITIVE_INFINITY;
      const see = async (where: string) => {
        // Text over it fades in; it's judged when it's there.
        await page.evaluate(() => Promise.all(document.getAnimations().map((each) => each.finished)));
        const text = await textFaults(page, least);
        smallest = Math.min(smallest, text.smallest);
        found.push(
          ...[...text.faults, ...(await axeFaults(page, look === 'contrast'))].map((each) => `${where}: ${each}`),
        );
      };
      if (size === 100 && look !== 'contrast') await see('attract');
      await visit.tap('#stage');
      await visit.click('#controls [data-do="comfort"]');
      await visit.click(`[data-do="text"][data-value="${size}"]`);
      if (look === 'contrast') await visit.click('[data-do="contrast"]');
      if (isSoak) await see('reading aids');
      await visit.click('dialog[open] [data-do="close"]');
      await see('menu');
      await visit.click('#stage [data-story="leonov-at-wonsan"]');
      if (isSoak) await see('first page');
      await visit.click('#controls [data-do="next"]');
      await visit.click('#stage [data-do="more"]');
      await see('page');
      await visit.click('#stage [data-do="sources"]');
      await see('card');
      await visit.click('dialog[open] [data-do="close"]');
      await page.evaluate(() => void Object.assign(window, { ahead: 61_000 }));
      await page.waitForSelector('html[data-warning]');
      await see('warning');
      tellFigures(`legibility, ${name}, ${size} %, ${look}`, { smallestCapitalMm: Math.round(smallest * 10) / 10 });
      expect(found).toEqual([]);
    },
  );
});
