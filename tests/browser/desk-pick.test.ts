import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openLocalBrowser } from '../serve/browser.ts';
import { type DeskPage, deskTalk, openDeskPage } from '../support/desk-page.ts';

const script = deskTalk();

let opened: Awaited<ReturnType<typeof openLocalBrowser>>;
let desk: DeskPage;
let tools: string;
beforeAll(async () => {
  opened = await openLocalBrowser();
  tools = mkdtempSync(join(tmpdir(), 'lanternist-editor-'));
  // An editor that writes down what it was asked for.
  const heard = join(tools, 'heard');
  writeFileSync(
    join(tools, 'code'),
    `#!/bin/sh\nprintf '%s\\n' "$@" > "${heard}.tmp" && mv "${heard}.tmp" "${heard}"\n`,
    {
      mode: 0o755,
    },
  );
});
afterAll(async () => {
  await opened.close();
  rmSync(tools, { recursive: true });
});
beforeEach(async () => {
  desk = await openDeskPage(opened.browser, { script, editor: join(tools, 'code') });
});
afterEach(async () => {
  expect(desk.complaints).toEqual([]);
  await desk.close();
});

/** Clicks the middle of a word in the deck, as a mouse does. */
async function clickWord(word: string, options: { alt?: boolean } = {}): Promise<void> {
  const { page } = desk;
  const frame = await page.waitForSelector('#stage .deck-frame:not(.coming)');
  const outer = await frame?.boundingBox();
  const inner = await (await desk.deck()).evaluate((wanted) => {
    const slide = document.querySelector('section.page.present');
    const walker = document.createTreeWalker(slide ?? document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1;
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      const { left, top, width, height } = range.getBoundingClientRect();
      if (width > 0) return { x: left + 2, y: top + height / 2 };
    }
    return undefined;
  }, word);
  if (!outer || !inner) throw new Error(`"${word}" isn't on the slide`);
  if (options.alt) await page.keyboard.down('Alt');
  await page.mouse.click(outer.x + inner.x, outer.y + inner.y);
  if (options.alt) await page.keyboard.up('Alt');
}

const lineOf = (text: string) => script.slice(0, script.indexOf(text)).split('\n').length;
const columnOf = (text: string) => script.split('\n')[lineOf(text) - 1]?.indexOf(text) ?? -2;
const placeOf = (text: string) => `talk.md:${lineOf(text)}:${columnOf(text) + 1}`;
/** What the editor was asked for. */
async function heard(): Promise<string[]> {
  const read = (): string | undefined => {
    try {
      return readFileSync(join(tools, 'heard'), 'utf8');
    } catch {
      return undefined;
    }
  };
  await expect.poll(read, { timeout: 10_000 }).toBeDefined();
  const words = read()?.trim().split('\n') ?? [];
  rmSync(join(tools, 'heard'));
  return words;
}

test('a click on a word shows its line and column, and the deck goes on by its keys', async () => {
  await desk.goTo('before');
  for (const word of ['Text of', 'lines of']) {
    await clickWord(word);
    await desk.untilText('#place', placeOf(word));
  }
  expect(await desk.textOf('#excerpt')).toBe('lines of the script.[^1]');
  expect(await desk.where(), 'a click leads nowhere').toBe('before');
  await clickWord('Before');
  await desk.untilText('#place', placeOf('Before'));
  await clickWord('The note');
  await desk.untilText('#place', `talk.md:${lineOf('[^1]: The')}:`);
  await (await desk.deck()).evaluate(() => document.querySelector('dialog')?.close());
  await desk.press('ArrowRight');
  expect(await desk.where()).toBe('act');
  // Until something is clicked the foot shows where the slide begins.
  await desk.untilText('#place', `talk.md:${lineOf('# The act')}:1`);
  await desk.goTo('steps');
  await clickWord('thing');
  await desk.untilText('#place', `talk.md:${lineOf('One *thing')}:`);
  await clickWord('things');
  await desk.untilText('#place', placeOf('things'));
});

test('an edit above moves the line, and changes no other slide of the page', async () => {
  await desk.goTo('guessed');
  await clickWord('The guess');
  await desk.untilText('#place', placeOf('The guess'));
  const html = async () =>
    (await desk.deck()).$eval('#guessed', (slide) => slide.innerHTML.replace(/ data-picked=""/, ''));
  const before = await html();
  expect(before).toContain('data-at=');
  desk.save(script.replace('Text of the first', 'A line.\n\nA line.\n\nText of the first'));
  await desk.untilAt('before');
  expect(await html()).toBe(before);
  await desk.goTo('guessed');
  await clickWord('The guess');
  await desk.untilText('#place', `talk.md:${lineOf('The guess') + 4}:1`);
  // With an error in the script the place is that in the file as it is now.
  desk.save(script.replace('Text of the first', '::: notess\nx\n:::\n\nText of the first'));
  await desk.untilText('#count', 'error');
  await desk.page.evaluate(() => document.querySelector('#mistake')?.remove());
  await clickWord('The guess');
  await desk.untilText('#place', `talk.md:${lineOf('The guess') + 4}:1`);
});

test('Alt-click and the button open the editor at the place, and a mistake does too', async () => {
  await desk.goTo('before');
  await clickWord('lines of', { alt: true });
  const place = `${desk.file}:${lineOf('lines of')}:1`;
  expect(await heard()).toEqual(['-g', place]);
  await desk.page.waitForSelector('#open-editor:not([hidden])');
  await desk.page.click('#open-editor');
  expect(await heard()).toEqual(['-g', place]);
  desk.save(script.replace('The guess.', '::: notess\nThe guess.\n:::'));
  await desk.untilText('#mistake', 'notess');
  await desk.page.click('#mistake .to-editor');
  expect(await heard()).toEqual(['-g', `${desk.file}:${lineOf('The guess.')}:5`]);
});
