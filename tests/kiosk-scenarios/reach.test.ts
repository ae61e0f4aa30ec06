import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core/internal/puppeteer-core-browser.js';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { openPrintBrowser } from '../../src/output/browser/open.ts';
import { type Visit, visitKiosk } from '../support/kiosk-visit.ts';
import { editionsOf, passNotice, turnPage } from '../support/kiosk-walk.ts';
import { tellFigures } from '../support/soak.ts';
import { faultsOf, type Target, targetsOn, touch } from './targets.ts';

const opening = openPrintBrowser();
let browser: Browser;
let visit: Visit;
beforeAll(async () => {
  browser = await (await opening.ready()).connect();
});
afterEach(() => visit.close());
afterAll(() => opening.close());

describe('scenario 11: reach and touch sizes on the declared display', () => {
  test.each(['wide', 'tall'] as const)('%s', async (name) => {
    const folder = inject('kiosks')[name];
    visit = await visitKiosk(browser, folder);
    const { page } = visit;
    const { config } = JSON.parse(readFileSync(join(folder, 'kiosk.json'), 'utf8')) as {
      config: { display: { mount: number } };
    };
    const found = new Map<string, string>();
    const all: Target[] = [];
    let screens = 0;
    const look = async (where: string) => {
      const targets = await targetsOn(page, config.display);
      all.push(...targets);
      screens++;
      for (const fault of targets.flatMap(faultsOf)) if (!found.has(fault)) found.set(fault, where);
    };
    await visit.tap('#stage');
    await look('menu');
    // At 100 % all stories can be chosen without scrolling.
    expect(await page.$$eval('.story-card', (all) => all.length)).toBe(
      all.filter((each) => each.name === 'choose').length,
    );
    for (const { story, lang, pages } of await editionsOf(page)) {
      await visit.begin(story, lang);
      for (let number = 0; number < pages; number++) {
        if (await page.$('.behind-notice')) await look(`${story}/${lang} ${number}, notice`);
        await passNotice(page);
        await look(`${story}/${lang} ${number}`);
        await turnPage(page);
      }
      for (const card of ['comfort', 'language']) {
        await visit.click(`#controls [data-do="${card}"]`);
        await look(`${story}/${lang}, ${card}`);
        await visit.click('dialog[open] [data-do="close"]');
      }
    }
    const controls = all.filter(({ essential }) => essential);
    const smallest = Math.min(...controls.map(({ width, height }) => Math.min(width, height)));
    tellFigures(`reach, ${name}`, {
      screens,
      targets: all.length,
      smallestControlMm: Math.round(smallest * 10) / 10,
      controlsAboveFloorMm: [
        Math.min(...controls.map(({ bottom }) => bottom)),
        Math.max(...controls.map(({ top }) => top)),
      ].map(Math.round),
    });
    expect([...found].map(([fault, where]) => `${where}: ${fault}`)).toEqual([]);
    // The controls themselves keep the goal, not only the least size.
    expect(smallest).toBeGreaterThanOrEqual(touch.goal - 0.1);
  });
});
