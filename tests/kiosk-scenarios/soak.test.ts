import { readFileSync } from 'node:fs';
import type { Browser } from 'puppeteer-core/internal/puppeteer-core-browser.js';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openPrintBrowser } from '../../src/output/browser/open.ts';
import { type Visit, visitKiosk } from '../support/kiosk-visit.ts';
import { short, tellFigures } from '../support/soak.ts';
import { type Growth, growthOf, heapBar } from './heap.ts';

const opening = openPrintBrowser();
let browser: Browser;
beforeAll(async () => {
  browser = await (await opening.ready()).connect();
});
afterAll(() => opening.close());

const rounded = ({ heapKb, nodes, listeners, first, last }: Growth) => ({
  heapKbPer1000: Math.round(heapKb * 10) / 10,
  nodesPer1000: Math.round(nodes),
  listenersPer1000: Math.round(listeners * 10) / 10,
  heapMb: [first.heap, last.heap].map((bytes) => Math.round(bytes / 104_857.6) / 10),
  changes: last.changes,
});

test('scenario 2: the kiosk holds no more after many pages than after a few', async () => {
  const visit = await visitKiosk(browser, inject('kiosks').wide);
  const size = short({ warm: 300, changes: 1000, batch: 100 }, { warm: 2000, changes: 20_000, batch: 1000 });
  const grown = await growthOf(visit.client, size, (times) => turnPages(visit, times));
  tellFigures('soak', rounded(grown));
  await visit.close();
  expect(grown.heapKb).toBeLessThanOrEqual(heapBar);
  expect(grown.nodes).toBeLessThanOrEqual(50);
  expect(grown.listeners).toBeLessThanOrEqual(5);
});

test('scenario 2: the same measure sees what r-fit-text leaks', async () => {
  const page = await browser.newPage();
  const own = (name: string) => readFileSync(`node_modules/reveal.js/dist/${name}`, 'utf8');
  const slides = Array.from(
    { length: 12 },
    (_, index) => `<section><h2 class="r-fit-text">Slide ${index}</h2></section>`,
  );
  await page.setContent(`<!doctype html><html lang="en"><style>${own('reveal.css')}</style>
<div class="reveal"><div class="slides">${slides.join('')}</div></div>`);
  await page.addScriptTag({ content: own('reveal.js') });
  await page.evaluate(async () => {
    const { Reveal } = window as unknown as { Reveal: { initialize(options: object): Promise<void> } };
    await Reveal.initialize({ transition: 'none', hash: false });
  });
  const size = short({ warm: 60, changes: 200, batch: 50 }, { warm: 1000, changes: 4000, batch: 500 });
  const grown = await growthOf(await page.createCDPSession(), size, (times) =>
    page.evaluate(async (count) => {
      const { Reveal } = window as unknown as {
        Reveal: { getIndices(): { h: number }; getTotalSlides(): number; slide(index: number): void };
      };
      for (let done = 0; done < count; done++) {
        Reveal.slide((Reveal.getIndices().h + 1) % Reveal.getTotalSlides());
        await new Promise(requestAnimationFrame);
      }
    }, times),
  );
  tellFigures('soak with r-fit-text', rounded(grown));
  await page.close();
  expect(grown.heapKb).toBeGreaterThan(heapBar);
});

/**
 * Turns pages through every story in every language, passes notices, and opens cards and larger text now and then. One
 * change in twenty is a finger's; the others are clicks inside the page, which run the same code sooner.
 */
async function turnPages(visit: Visit, times: number): Promise<void> {
  const before = await changesOf(visit);
  for (let done = 0; done < times; done = (await changesOf(visit)) - before) {
    await visit.page.evaluate(async (wanted) => {
      const world = window as unknown as { turn?: number };
      const { dataset } = document.documentElement;
      const find = (selector: string) => document.querySelector<HTMLElement>(selector);
      for (let step = 0; step < wanted; step++) {
        const turn = (world.turn ?? 0) + 1;
        world.turn = turn;
        const stories = [...document.querySelectorAll<HTMLElement>('#stage [data-story]')];
        if (dataset.screen === 'attract') find('#stage')?.click();
        else if (dataset.screen === 'menu') {
          const languages = [...document.querySelectorAll<HTMLElement>('dialog [data-do="lang"]')];
          languages[turn % languages.length]?.click();
          stories[turn % stories.length]?.click();
        } else if (dataset.notice !== undefined) find('#stage [data-do="continue"]')?.click();
        else if (find('#controls [data-do="next"]')?.hasAttribute('disabled'))
          find('#controls [data-do="menu"]')?.click();
        else find('#controls [data-do="next"]')?.click();
        if (turn % 7 === 0)
          for (const what of ['#stage [data-do="sources"]', 'dialog[open] [data-do="close"]']) find(what)?.click();
        if (turn % 50 === 0) find(`[data-do="text"][data-value="${[100, 150, 200][(turn / 50) % 3]}"]`)?.click();
        if (step % 5 === 0) await new Promise(requestAnimationFrame);
      }
    }, 19);
    await visit.tap('#stage [data-do="continue"], #controls [data-do="next"]');
  }
}

/** Pages that were put on the stage so far. */
function changesOf({ page }: Visit): Promise<number> {
  return page.evaluate(() => {
    const world = window as unknown as { pages?: number };
    if (world.pages === undefined) {
      world.pages = 0;
      const watch = new MutationObserver((all) => {
        world.pages = (world.pages ?? 0) + all.filter(({ addedNodes }) => addedNodes.length > 0).length;
      });
      watch.observe(document.getElementById('stage') ?? document.body, { childList: true });
    }
    return world.pages;
  });
}
