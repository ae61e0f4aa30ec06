import type { Browser } from 'puppeteer-core/internal/puppeteer-core-browser.js';
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { openPrintBrowser } from '../../src/output/browser/open.ts';
import { type Visit, visitKiosk } from '../support/kiosk-visit.ts';
import { editionsOf, passNotice, turnPage } from '../support/kiosk-walk.ts';
import { isSoak, tellFigures } from '../support/soak.ts';

const opening = openPrintBrowser();
let browser: Browser;
let visit: Visit;
beforeAll(async () => {
  browser = await (await opening.ready()).connect();
});
afterEach(() => visit.close());
afterAll(() => opening.close());

test('scenario 7: without any network every letter has its font, and every picture is seen', async () => {
  visit = await visitKiosk(browser, inject('kiosks').wide);
  const { page, client } = visit;
  await client.send('Network.enable');
  await client.send('Network.emulateNetworkConditions', {
    ...{ offline: true, latency: 0, downloadThroughput: 0, uploadThroughput: 0 },
  });
  const fonts = await fontLooker(visit);
  const strange: string[] = await fonts('attract');
  const shown = { pages: 0, languages: new Set<string>() };
  for (const { story, lang, pages } of await editionsOf(page)) {
    await visit.begin(story, lang);
    shown.languages.add(lang);
    for (let number = 0; number < pages; number++) {
      await passNotice(page);
      // Every page of the languages with many letters; elsewhere a page in four, unless there is time.
      if (isSoak || /ja|zh|ru/.test(lang) || number % 4 === 0) {
        strange.push(...(await fonts(`${story}/${lang} ${number}`)));
        shown.pages++;
      }
      await turnPage(page);
    }
    expect(await visit.root('page')).toBe(String(pages - 1));
  }
  expect(strange).toEqual([]);
  expect(await failedFonts(visit)).toEqual([]);
  const pictures = await undecodedPictures(visit);
  expect(pictures.broken).toEqual([]);
  expect(visit.requests).toEqual([]);
  tellFigures('dark venue', { pages: shown.pages, languages: [...shown.languages], pictures: pictures.count });
});

/** Looks which fonts the letters on the screen were drawn with; tells those that the page doesn't bring itself. */
async function fontLooker({ page, client }: Visit): Promise<(where: string) => Promise<string[]>> {
  await client.send('DOM.enable');
  await client.send('CSS.enable');
  return async (where) => {
    await page.evaluate(() => document.fonts.ready);
    const { root } = await client.send('DOM.getDocument', { depth: 0 });
    const { nodeIds } = await client.send('DOM.querySelectorAll', {
      nodeId: root.nodeId,
      selector:
        '#stage :is(h1, h2, h3, p, li, span, td, th, text, tspan, sup, b, cite, button, figcaption), #controls span, .time-label',
    });
    const strange = await Promise.all(
      nodeIds.map(async (nodeId) => {
        const { fonts } = await client.send('CSS.getPlatformFontsForNode', { nodeId });
        return fonts
          .filter(({ isCustomFont }) => !isCustomFont)
          .map((font) => `${font.familyName} ×${font.glyphCount}`);
      }),
    );
    return [...new Set(strange.flat())].map((font) => `${where}: ${font}`);
  };
}

/** Fonts of the page that were asked for and could not be read. */
function failedFonts({ page }: Visit): Promise<string[]> {
  return page.evaluate(() => [...document.fonts].filter((font) => font.status === 'error').map(({ family }) => family));
}

/** Decodes every picture of every page, seen or not. */
function undecodedPictures({ page }: Visit): Promise<{ count: number; broken: string[] }> {
  return page.evaluate(async () => {
    const all = [...document.querySelectorAll('template')].flatMap(({ content }) => [
      ...content.querySelectorAll('img, image'),
    ]);
    const broken = await Promise.all(
      all.map(async (each) => {
        const picture = new Image();
        picture.src = each.getAttribute('src') ?? each.getAttribute('href') ?? '';
        const isSeen = await picture.decode().then(
          () => picture.naturalWidth > 1,
          () => false,
        );
        return isSeen ? [] : [picture.src.slice(0, 60)];
      }),
    );
    return { count: all.length, broken: broken.flat() };
  });
}
