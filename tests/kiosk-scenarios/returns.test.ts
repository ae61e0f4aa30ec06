import type { Browser } from 'puppeteer-core/internal/puppeteer-core-browser.js';
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { openPrintBrowser } from '../../src/output/browser/open.ts';
import { type Visit, visitKiosk } from '../support/kiosk-visit.ts';
import { seeded, short, tellFigures } from '../support/soak.ts';
import { visitAtRandom } from './random-visit.ts';
import { stateOfPage } from './state-of-page.ts';

const opening = openPrintBrowser();
let browser: Browser;
let visit: Visit;
beforeAll(async () => {
  browser = await (await opening.ready()).connect();
});
afterEach(() => visit.close());
afterAll(() => opening.close());

/** The schema asks for at least 30 s and 20 s; the page itself takes any length, so that nobody has to wait here. */
const hasty = { idle: 0.3, warning: 0.4 };
const isBack = 'html[data-screen="attract"]:not([data-warning])';

/** Lets a test move the wall clock of the page; its monotonic clock goes on as it was. */
function movableClock(): void {
  const RealDate = Date;
  const world = window as unknown as { ahead: number };
  world.ahead = 0;
  const now = () => RealDate.now() + world.ahead;
  globalThis.Date = class extends RealDate {
    constructor(...parts: [] | [number | string]) {
      super(parts[0] ?? now());
    }
    static override now = now;
  } as DateConstructor;
}

const returns = short(5, 200);

test(`scenario 3: ${returns} of ${returns} visits end in the attract loop, and nothing of them stays`, async () => {
  visit = await visitKiosk(browser, inject('kiosks').wide, { settings: hasty, first: movableClock });
  const { page, fingers } = visit;
  const boot = await stateOfPage(page);
  const random = seeded(1905);
  const kinds = { plain: 0, stuck: 0, clock: 0 };
  const left: string[] = [];
  const waits: number[] = [];
  for (let count = 0; count < returns; count++) {
    await visitAtRandom(visit, random);
    left.push(`${await visit.root('screen')} ${await visit.root('card')}`.trim());
    const kind = (['plain', 'stuck', 'clock'] as const)[count % 3] ?? 'plain';
    const start = performance.now();
    if (kind === 'clock') await moveClock(visit, random() < 0.5 ? -90_000_000 : 90_000_000);
    if (kind === 'stuck') await untilBackUnderTrembling(visit);
    else await page.waitForSelector(isBack, { timeout: 20_000 });
    waits.push(performance.now() - start);
    expect({ count, kind, ...(await stateOfPage(page)) }).toEqual({ count, kind, ...boot });
    kinds[kind]++;
    // The next visitor comes while the drop still lies on the glass.
    if (random() < 0.5) await fingers.up(9);
  }
  await fingers.upAll();
  const ends = Object.fromEntries([...new Set(left)].map((end) => [end, left.filter((each) => each === end).length]));
  const slowest = Math.round(Math.max(...waits) / 100) / 10;
  tellFigures('returns', { returns: left.length, of: returns, kinds, ends, slowestSeconds: slowest });
  expect(left).toHaveLength(returns);
});

test('scenario 3: while something lies on the glass, on the time strip even, others can use the kiosk', async () => {
  visit = await visitKiosk(browser, inject('kiosks').wide);
  const { page, fingers } = visit;
  await visit.begin('port-arthur', 'en');
  const line = await (await page.$('.time-strip:not([hidden]) .time-line'))?.boundingBox();
  await fingers.down(9, { x: (line?.x ?? 0) + 2, y: line?.y ?? 0 });
  // The page reckons on its own clock how long the drop has lain there.
  const since = await page.evaluate(() => performance.now());
  await page.waitForFunction((from) => performance.now() - from >= 500, {}, since);
  for (const road of ['next', 'next', 'back']) await visit.tap(`#controls [data-do="${road}"]`);
  await page.waitForSelector('html[data-page="1"]');
  await visit.tap('#controls [data-do="comfort"]');
  await page.waitForSelector('dialog[open][data-card="comfort"]');
});

test('scenario 4: every touch extends, as often as anybody likes', async () => {
  visit = await visitKiosk(browser, inject('kiosks').wide, { settings: { idle: 0.3, warning: 20 } });
  const { page, fingers } = visit;
  await visit.begin('port-arthur', 'en');
  await visit.tap('#controls [data-do="next"]');
  const times = short(5, 40);
  const random = seeded(1906);
  const restart = 'dialog[open] [data-do="restart"]';
  for (let time = 0; time < times; time++) {
    await page.waitForSelector('html[data-warning]');
    const { x = 0, y = 0, width = 0, height = 0 } = (await (await page.$(restart))?.boundingBox()) ?? {};
    let at = { x: random() * 1920, y: random() * 1080 };
    if (at.x >= x && at.x <= x + width && at.y >= y && at.y <= y + height) at = { x: 2, y: 500 };
    await fingers.tap(at);
    await page.waitForSelector('html:not([data-warning])');
    expect([time, await visit.root('story'), await visit.root('page')]).toEqual([time, 'port-arthur', '1']);
  }
  tellFigures('extensions', { extended: times });
});

test('scenario 5: the next visitor finds nothing of the last one', async () => {
  visit = await visitKiosk(browser, inject('kiosks').wide);
  const { page } = visit;
  const choices = ['text"][data-value="200', 'contrast', 'ground"][data-value="light', 'calm', 'low'];
  const boot = await stateOfPage(page);
  const random = seeded(1907);
  for (let count = 0; count < short(3, 60); count++) {
    await visitAtRandom(visit, random);
    if (await page.$('dialog[open]')) await visit.tap('dialog[open] :is([data-do="close"], [data-do="stay"])');
    await visit.tap('#controls [data-do="comfort"]');
    await visit.tap(`dialog[open] [data-do="${choices[count % choices.length]}"]`);
    await visit.tap('dialog[open] [data-do="close"]');
    await visit.tap('#controls [data-do="restart"]');
    await page.waitForSelector(isBack);
    expect({ count, ...(await stateOfPage(page)) }).toEqual({ count, ...boot });
  }
});

function moveClock({ page }: Visit, by: number): Promise<void> {
  return page.evaluate((milliseconds) => {
    (window as unknown as { ahead: number }).ahead += milliseconds;
  }, by);
}

/** A drop of water: a touch that never ends and never rests. */
async function untilBackUnderTrembling({ page, fingers }: Visit): Promise<void> {
  await fingers.down(9, { x: 300, y: 300 });
  for (let tremble = 0; tremble < 400; tremble++) {
    if (await page.$(isBack)) return;
    await fingers.move(9, { x: 300 + (tremble % 2), y: 300 + (tremble % 3) });
  }
  throw new Error('a touch that never ends keeps the kiosk from its attract loop');
}
