import type { Browser } from 'puppeteer-core/internal/puppeteer-core-browser.js';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { openPrintBrowser } from '../../src/output/browser/open.ts';
import { type Visit, visitKiosk } from '../support/kiosk-visit.ts';
import { passNotice, turnPage } from '../support/kiosk-walk.ts';
import { short, tellFigures } from '../support/soak.ts';

const opening = openPrintBrowser();
let browser: Browser;
let visit: Visit;
beforeAll(async () => {
  browser = await (await opening.ready()).connect();
});
afterEach(() => visit.close());
afterAll(() => opening.close());

/** Ms that a movement may last for somebody who asked for none. */
const bar = 10;

interface Movement {
  readonly what: string;
  readonly ms: number;
}

/** The longest transition or animation that anything on the page has now, or would have. */
function longestMovement({ page }: Visit): Promise<Movement> {
  return page.evaluate(() => {
    const ms = (list: string) =>
      Math.max(...list.split(',').map((time) => parseFloat(time) * (time.trim().endsWith('ms') ? 1 : 1000)));
    const declared = [...document.querySelectorAll('*')].flatMap((each) =>
      ['', '::before', '::after', '::backdrop'].map((part) => {
        const style = getComputedStyle(each, part);
        const animated = style.animationName === 'none' ? 0 : ms(style.animationDuration);
        return {
          what: `${each.tagName} ${each.className} ${part}`,
          ms: Math.max(ms(style.transitionDuration), animated),
        };
      }),
    );
    const running = document.getAnimations().map((each) => ({
      what: 'animation',
      ms: Number(each.effect?.getComputedTiming().endTime ?? 0),
    }));
    return [...declared, ...running].reduce((worst, each) => (each.ms > worst.ms ? each : worst), { what: '', ms: 0 });
  });
}

/** Every kind of screen: the loop, the menu, pages, a card, the scrolling of a long page. */
async function walk(): Promise<Movement> {
  let worst = await longestMovement(visit);
  const look = async () => {
    const now = await longestMovement(visit);
    if (now.ms > worst.ms) worst = now;
  };
  await visit.tap('#stage');
  await look();
  await visit.tap('#stage [data-story="port-arthur"]');
  for (let page = 0; page < short(8, 40); page++) {
    await look();
    await turnPage(visit.page);
    await passNotice(visit.page);
  }
  await visit.tap('#controls [data-do="comfort"]');
  await look();
  return worst;
}

describe('scenario 13: calm', () => {
  test('nothing moves for somebody whose system asks for less movement', async () => {
    visit = await visitKiosk(browser, inject('kiosks').wide);
    await visit.page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    const { what, ms } = await walk();
    tellFigures('calm', { longestMs: ms });
    expect(ms, what).toBeLessThanOrEqual(bar);
  });

  test('nothing moves after the page’s own switch, and long pages are scrolled at once', async () => {
    visit = await visitKiosk(browser, inject('kiosks').wide);
    const { page } = visit;
    await visit.begin('port-arthur', 'en');
    await visit.tap('#controls [data-do="comfort"]');
    for (const what of ['calm', 'text"][data-value="200', 'close']) await visit.tap(`dialog[open] [data-do="${what}"]`);
    await page.waitForSelector('html[data-calm][data-large]:not([data-card="comfort"])');
    for (let turn = 0; turn < 4 && !(await page.$('html[data-long]')); turn++) await turnPage(page);
    const { what, ms } = await longestMovement(visit);
    expect(ms, what).toBeLessThanOrEqual(bar);
    // Where the page stands in the same moment in which the key was pressed.
    const scrolled = await page.evaluate(() => {
      const stage = document.getElementById('stage');
      document.querySelector<HTMLElement>('[data-do="down"]')?.click();
      return [
        stage?.scrollTop,
        Math.min((stage?.clientHeight ?? 0) * 0.8, (stage?.scrollHeight ?? 0) - (stage?.clientHeight ?? 0)),
      ];
    });
    expect(scrolled[1]).toBeGreaterThan(0);
    expect(Math.abs((scrolled[0] ?? 0) - (scrolled[1] ?? 0))).toBeLessThan(2);
  });
});
