import decoder from 'jsqr';
import type { Browser } from 'puppeteer-core/internal/puppeteer-core-browser.js';
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { openPrintBrowser } from '../../src/output/browser/open.ts';
import { type Visit, visitKiosk } from '../support/kiosk-visit.ts';
import { editionsOf, passNotice, turnPage } from '../support/kiosk-walk.ts';
import { tellFigures } from '../support/soak.ts';

// A CommonJS module: its function is the default of what Node imports.
const jsQR = (typeof decoder === 'function' ? decoder : decoder.default) as typeof decoder.default;

const opening = openPrintBrowser();
let browser: Browser;
let visit: Visit;
beforeAll(async () => {
  browser = await (await opening.ready()).connect();
});
afterEach(() => visit.close());
afterAll(() => opening.close());

test('scenario 15: a phone held before the screen reads the handout of this story in this language', async () => {
  visit = await visitKiosk(browser, inject('kiosks').handout);
  const { page } = visit;
  const read: Record<string, (string | undefined)[]> = {};
  for (const { story, lang, pages } of await editionsOf(page)) {
    await visit.begin(story, lang);
    const found: (string | undefined)[] = [];
    for (let number = 0; number < pages; number++) {
      await passNotice(page);
      if (await visit.tap('#stage .kiosk-foot .square-link')) {
        await page.waitForSelector('dialog[open] .link-square svg');
        found.push(await readSquare());
        await visit.tap('dialog[open] [data-do="close"]');
        await page.waitForSelector('dialog[data-card="link"]:not([open])');
      }
      await turnPage(page);
    }
    read[`${story} ${lang}`] = found;
  }
  const squares = Object.values(read).flat().length;
  tellFigures('squares', { squares, read });
  expect(squares).toBeGreaterThanOrEqual(4);
  for (const [edition, addresses] of Object.entries(read)) {
    const [story = '', lang = ''] = edition.split(' ');
    expect([...new Set(addresses)]).toEqual([`https://museum.example/${story}-${lang}.pdf`]);
  }
});

/** What a camera reads from a picture of the card. */
async function readSquare(): Promise<string | undefined> {
  const card = await visit.page.$('dialog[open]');
  const picture = await card?.screenshot({ encoding: 'base64' });
  const { pixels, width, height } = await visit.page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    context?.drawImage(image, 0, 0);
    const { data } = context?.getImageData(0, 0, image.width, image.height) ?? { data: [] };
    // One byte a pixel is enough for black and white, and quicker to hand over.
    let text = '';
    for (let index = 0; index < data.length; index += 4) text += (data[index] ?? 0) > 127 ? '1' : '0';
    return { pixels: text, width: image.width, height: image.height };
  }, picture ?? '');
  const colours = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let index = 0; index < pixels.length; index++)
    if (pixels[index] === '0') colours.fill(0, index * 4, index * 4 + 3);
  return jsQR(colours, width, height)?.data;
}
