import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { compileScript } from '../../src/compile.ts';
import { openPrintBrowser } from '../../src/output/browser/open.ts';
import { defaultSettings, renderSlidesOf } from '../../src/pages.ts';
import { openWorkshop } from '../../src/workshop.ts';

// The deck and the print page are two pages made from one partial; here they are compared as people see them.
const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'lanternist-test-'));
const opening = openPrintBrowser();

type Page = Awaited<ReturnType<Awaited<ReturnType<Awaited<ReturnType<typeof opening.ready>>['connect']>>['newPage']>>;

let deck: Page;
let print: Page;
let ids: string[] = [];

beforeAll(async () => {
  const browser = await (await opening.ready()).connect();
  const workshop = openWorkshop(root);
  const compiled = await compileScript(workshop, {
    file: join(root, 'tests/fixtures/scripts/layouts.md'),
    narrative: 'layouts',
    lang: '',
  });
  const { html } = await renderSlidesOf(workshop, compiled, defaultSettings);
  const file = join(folder, 'slides.html');
  writeFileSync(file, html);
  print = await browser.newPage();
  await print.setViewport({ width: 1280, height: 720 });
  await print.goto(pathToFileURL(file).href);
  await print.evaluate(() => document.fonts.ready);
  ids = await print.$$eval('.page', (pages) => pages.map((page) => page.id).filter((id) => id !== 'paper'));
  deck = await browser.newPage();
  await deck.setViewport({ width: 1280, height: 720 });
  await deck.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
  await deck.goto(pathToFileURL(join(inject('built').folder, 'layouts', 'en', 'deck.html')).href);
  await deck.waitForSelector('html[data-deck-ready]');
  // What lies around the slides isn't compared, and the print page says a notice in a line of its own.
  const css = '.progress, .deck-controls { display: none !important } .slide-notice { visibility: hidden }';
  await deck.addStyleTag({ content: css });
  await print.addStyleTag({ content: css });
});

afterAll(async () => {
  await opening.close();
  rmSync(folder, { recursive: true, force: true });
});

test('the deck and the print page look the same, slide by slide', async () => {
  expect(ids.length).toBeGreaterThanOrEqual(10);
  const differences: Record<string, number> = {};
  for (const id of ids) differences[id] = await differingPixels(await pictureInDeck(id), await pictureInPrint(id));
  // Text is placed on fractions of a pixel under Reveal's transform; a wrong font, size or break differs by tens of thousands.
  expect(Object.entries(differences).filter(([, pixels]) => pixels > 400)).toEqual([]);
});

async function pictureInPrint(id: string): Promise<string> {
  const page = await print.$(`[id="${id}"]`);
  return (await page?.screenshot({ encoding: 'base64', type: 'png' })) ?? '';
}

async function pictureInDeck(id: string): Promise<string> {
  await deck.evaluate((wanted) => window.lanternist?.goTo(wanted), id);
  // A notice is accepted and build-ups are gone through, as a lecturer would.
  if (await deck.$('section.present .content-notice:not([hidden])')) await deck.keyboard.press('ArrowRight');
  await deck.evaluate(() => {
    for (const step of document.querySelectorAll('.fragment')) step.classList.add('visible');
  });
  await deck.evaluate(() => Promise.all(document.getAnimations().map((each) => each.finished)));
  return await deck.screenshot({ encoding: 'base64', type: 'png' });
}

/** Pixels that differ by more than a shade, counted in the browser. */
async function differingPixels(a: string, b: string): Promise<number> {
  return await print.evaluate(
    async (first, second) => {
      const read = async (data: string): Promise<ImageData> => {
        const image = new Image();
        image.src = `data:image/png;base64,${data}`;
        await image.decode();
        const canvas = new OffscreenCanvas(1280, 720);
        const context = canvas.getContext('2d');
        if (!context) throw new Error('no canvas');
        context.drawImage(image, 0, 0);
        return context.getImageData(0, 0, 1280, 720);
      };
      const [one, two] = [await read(first), await read(second)];
      let count = 0;
      for (let at = 0; at < one.data.length; at += 4) {
        const far = [0, 1, 2].some(
          (channel) => Math.abs((one.data[at + channel] ?? 0) - (two.data[at + channel] ?? 0)) > 64,
        );
        if (far) count++;
      }
      return count;
    },
    a,
    b,
  );
}
