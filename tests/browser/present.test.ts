import type { Page } from 'puppeteer-core/internal/puppeteer-core-browser.js';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openLocalBrowser } from '../serve/browser.ts';
import { type OpenTalk, openTalk } from '../serve/present/given-talk.ts';
import { harbour } from '../serve/present/harbour.ts';

let opened: Awaited<ReturnType<typeof openLocalBrowser>>;
let talk: OpenTalk;
let screen: Page;
let speaker: Page;
let complaints: string[];

beforeAll(async () => {
  opened = await openLocalBrowser();
});
afterAll(() => opened.close());
beforeEach(async () => {
  talk = await openTalk({ text: harbour }, 'none');
  complaints = [];
  screen = await open('');
  speaker = await open('speaker');
});
afterEach(async () => {
  await screen.close();
  await speaker.close();
  await talk.close();
});

async function open(path: string): Promise<Page> {
  const page = await opened.browser.newPage();
  page.setDefaultTimeout(20_000);
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.setViewport({ width: 1280, height: 720 });
  await page.goto(`${talk.presentation.address}${path}`);
  await page.waitForSelector('html[data-deck-ready]');
  return page;
}

/** Where the screen stands: "steps+1" with one step shown, "camps!" behind its notice. */
function station(): string {
  const slide = document.querySelector<HTMLElement>('section:not(.stack).present');
  const step = slide?.querySelectorAll('.fragment.visible').length;
  const notice = slide?.querySelector<HTMLElement>('.content-notice')?.checkVisibility();
  return `${slide?.id}${notice ? '!' : step ? `+${step}` : ''}`;
}

function untilAt(page: Page, where: string): Promise<void> {
  return expect.poll(() => page.evaluate(station), { timeout: 20_000, interval: 20 }).toBe(where);
}

const headline = (): Promise<string> => speaker.$eval('.sp-bar h1', (each) => each.textContent ?? '');

test('the speaker drives the screen, and the screen the speaker: steps, notice, end', async () => {
  await untilAt(screen, 'title');
  for (const [key, where] of [
    ['ArrowRight', 'why'],
    ['ArrowRight', 'steps'],
    ['ArrowRight', 'steps+1'],
    ['ArrowLeft', 'steps'],
  ] as const) {
    await speaker.bringToFront();
    await speaker.keyboard.press(key);
    await untilAt(screen, where);
  }
  await screen.bringToFront();
  for (const where of ['steps+1', 'steps+2', 'aside', 'camps!', 'camps', 'end']) {
    await screen.keyboard.press('ArrowRight');
    await untilAt(screen, where);
  }
  await speaker.waitForFunction(() => document.querySelector('.sp-bar h1')?.textContent?.includes('The end'));
  expect(complaints).toEqual([]);
});

test('a page that comes later, or is loaded again, stands where the lecture stands', async () => {
  for (const command of ['forward', 'forward', 'forward'] as const) talk.presentation.hall.send({ do: command });
  await untilAt(screen, 'steps+1');
  await screen.reload();
  await screen.waitForSelector('html[data-deck-ready]');
  await untilAt(screen, 'steps+1');
  expect(await headline()).toContain('Step by step');
});

test('while it is frozen the screen stays and the speaker leafs ahead', async () => {
  talk.presentation.hall.send({ do: 'open', slide: 'steps', at: 1 });
  await untilAt(screen, 'steps+1');
  talk.presentation.hall.send({ do: 'freeze', on: true });
  talk.presentation.hall.send({ do: 'open', slide: 'end' });
  await speaker.waitForFunction(() => document.querySelector('.sp-bar h1')?.textContent?.includes('The end'));
  expect(await screen.evaluate(station)).toBe('steps+1');
  talk.presentation.hall.send({ do: 'freeze', on: false });
  await untilAt(screen, 'end');
});

test('with the line cut the screen goes on by itself, and tells where it stands when the line is back', async () => {
  await screen.setOfflineMode(true);
  // A line that is open already stays so until the server ends it.
  const { port } = new URL(talk.presentation.address);
  await talk.close();
  await screen.waitForSelector('.hall-connection:not([hidden])');
  await screen.bringToFront();
  await screen.keyboard.press('ArrowRight');
  await screen.keyboard.press('ArrowRight');
  await untilAt(screen, 'steps');
  await speaker.bringToFront();
  await speaker.keyboard.press('End');
  talk = await openTalk({ text: harbour }, 'none', { port: Number(port) });
  await screen.setOfflineMode(false);
  await screen.waitForSelector('.hall-connection[hidden]');
  await speaker.waitForFunction(() => document.querySelector('.sp-bar h1')?.textContent?.includes('Step by step'));
  expect(talk.presentation.hall.lecture().view).toMatchObject({ slide: 'steps', step: 0 });
  expect(await screen.evaluate(station)).toBe('steps');
});

test('the speaker key opens the lecturer’s page in a window of its own', async () => {
  await screen.bringToFront();
  const popup = new Promise<Page>((settle) => screen.once('popup', (page) => settle(page as Page)));
  await screen.keyboard.press('s');
  const second = await popup;
  await second.waitForSelector('.sp-now .slide');
  expect(new URL(second.url()).pathname).toBe('/speaker');
  await second.close();
});

test('slides without a time share what the lecture’s length leaves', async () => {
  talk.presentation.hall.send({ do: 'open', slide: 'steps' });
  await expect.poll(() => speaker.$eval('.sp-own', (each) => each.textContent)).toMatch(/ \/ 1:00$/);
});

test('Z on the screen freezes it, and frees it again', async () => {
  const { hall } = talk.presentation;
  await screen.bringToFront();
  await screen.keyboard.press('z');
  await expect.poll(() => hall.lecture().frozen?.slide).toBe('title');
  await screen.keyboard.press('z');
  await expect.poll(() => hall.lecture().frozen).toBeUndefined();
});

test('what a screen did while it was alone is kept: its notice stays accepted, and it stays dark', async () => {
  talk.presentation.hall.send({ do: 'open', slide: 'camps' });
  await untilAt(screen, 'camps!');
  const { port } = new URL(talk.presentation.address);
  await talk.close();
  await screen.waitForSelector('.hall-connection:not([hidden])');
  await screen.bringToFront();
  await screen.keyboard.press('ArrowRight');
  await untilAt(screen, 'camps');
  await screen.keyboard.press('b');
  talk = await openTalk({ text: harbour }, 'none', { port: Number(port) });
  await screen.waitForSelector('.hall-connection[hidden]');
  await expect
    .poll(() => talk.presentation.hall.lecture(), { timeout: 10_000 })
    .toMatchObject({
      view: { slide: 'camps', accepted: ['slide-camps'] },
      blank: true,
    });
  expect(await screen.$eval('.deck-blank', (cover) => cover.checkVisibility())).toBe(true);
});
