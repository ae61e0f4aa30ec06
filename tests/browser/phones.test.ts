import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'puppeteer-core/internal/puppeteer-core-browser.js';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openLocalBrowser } from '../serve/browser.ts';
import { type OpenTalk, openTalk, talk } from '../serve/present/given-talk.ts';
import { type Cable, openCable } from '../support/cable.ts';
import { axeProblems, pairPhone, phone, phoneSize, pressForward, textOf, waitForText } from '../support/phones.ts';

/** Slides stand in acts; the one that is shown is the present one of the present act. */
const screenHeadline = '.slides > .present > .present .headline';
const narratives = fileURLToPath(new URL('../../narratives/', import.meta.url));

let opened: Awaited<ReturnType<typeof openLocalBrowser>>;
let browser: Browser;
let open: OpenTalk;
let pages: Page[];
let complaints: string[];
let cable: Cable | undefined;
beforeAll(async () => {
  opened = await openLocalBrowser();
  browser = opened.browser;
});
afterAll(() => opened.close());
beforeEach(() => {
  pages = [];
  complaints = [];
});
afterEach(async () => {
  for (const page of pages) await page.close();
  cable?.close();
  cable = undefined;
  await open.close();
  expect(complaints).toEqual([]);
});

async function newPage(address: string, size: Parameters<Page['setViewport']>[0] = phoneSize): Promise<Page> {
  const page = await phone(browser, address, size);
  page.on('pageerror', (error) => complaints.push(String(error)));
  pages.push(page);
  return page;
}

const invited = () => open.presentation.invitations();

async function remotePage(): Promise<Page> {
  const page = await newPage(invited().pair.address);
  await pairPhone(page);
  return page;
}

test('a press on the phone moves the screen, the speaker’s page and listeners in their own language', async () => {
  open = await openTalk({ cwd: narratives, paths: ['leonov-at-wonsan'] });
  const { address } = open.presentation;
  const wide = { width: 1280, height: 720 };
  const screen = await newPage(address, wide);
  const speaker = await newPage(`${address}speaker`, wide);
  const remote = await remotePage();
  const listener = await newPage(`${invited().follow.address}?lang=ru`);
  await waitForText(listener, '.headline', 'Блеф и число');
  for (const [number, english, russian] of [
    ['2', 'Who surrendered to whom?', 'Кто кому сдался?'],
    ['3', 'Viktor Leonov led scouts behind enemy lines', ''],
  ] as const) {
    await remote.bringToFront();
    await pressForward(remote);
    await waitForText(remote, '#number', number);
    await waitForText(screen, screenHeadline, english);
    await waitForText(speaker, 'h1', english);
    await waitForText(listener, '.followed-number', number);
    if (russian !== '') await waitForText(listener, '.headline', russian);
  }
  // Another language keeps the slide, and a slide that is read again too.
  await listener.tap('#seen');
  await waitForText(listener, '#seen-list li:first-child', 'Блеф и число');
  await listener.tap('#seen-list li:nth-child(2) button');
  await waitForText(listener, '.headline', 'Кто кому сдался?');
  await listener.tap('#settings');
  await Promise.all([listener.waitForNavigation(), listener.tap('.languages [lang="en"]')]);
  await waitForText(listener, '.headline', 'Who surrendered to whom?');
  await waitForText(listener, '#now', 'An earlier slide');
  await listener.tap('#return');
  await waitForText(listener, '.headline', 'Viktor Leonov');
  expect(await listener.$$eval('form, [data-do], video', (found) => found.length)).toBe(0);
  expect(await textOf(remote, '#notes')).toContain('Leonov was born in November 1916');
  await remote.tap('#slides');
  await remote.tap('#list-slides li:nth-child(7) button');
  await waitForText(listener, '.followed-number', '7');
  await waitForText(screen, screenHeadline, 'How many men');
});

test('steps, a notice, a blank screen and the end, as a listener sees them', async () => {
  open = await openTalk({ text: talk });
  const { hall } = open.presentation;
  const listener = await newPage(invited().follow.address);
  await waitForText(listener, '.headline', 'A talk in the hall');
  hall.send({ do: 'open', slide: 'steps' });
  await waitForText(listener, '.headline', 'Steps');
  expect(await textOf(listener, '#slide')).not.toContain('One');
  hall.send({ do: 'forward' });
  await waitForText(listener, '#slide', 'One');
  expect(await textOf(listener, '#slide')).not.toContain('Two');
  hall.send({ do: 'open', slide: 'behind' });
  await waitForText(listener, '.headline', 'Content notice');
  expect(await textOf(listener, '#slide')).toContain('Photographs of the dead');
  expect(await listener.content()).not.toContain('What the notice keeps back');
  hall.send({ do: 'forward' });
  await waitForText(listener, '#slide', 'What the notice keeps back');
  hall.send({ do: 'blank', on: true });
  await waitForText(listener, 'main', 'The screen is blank');
  expect(await textOf(listener, 'main')).not.toContain('What the notice keeps back');
  hall.send({ do: 'blank', on: false });
  await waitForText(listener, '#slide', 'What the notice keeps back');
  hall.end();
  await waitForText(listener, 'main', 'The lecture is over');
  expect(await listener.$eval('#handout', (link) => (link as HTMLAnchorElement).href)).toBe(
    `${invited().follow.address}/handout.pdf?lang=en`,
  );
});

test('one press is one step, however the thumb trembles; the keys do what they say', async () => {
  open = await openTalk({ text: talk });
  open.presentation.hall.send({ do: 'open', slide: 'first' });
  const remote = await remotePage();
  await waitForText(remote, '#title', 'First');
  await remote.evaluate(() => {
    const key = document.getElementById('forward');
    for (let i = 0; i < 5; i++) key?.click();
  });
  await waitForText(remote, '#title', 'Steps');
  await waitForText(remote, '#next-title', 'step 1 of 2');
  expect(open.presentation.hall.lecture().view).toMatchObject({ slide: 'steps', step: 0 });
  for (const [key, isOn] of [
    ['blank', () => open.presentation.hall.lecture().blank],
    ['freeze', () => open.presentation.hall.lecture().frozen !== undefined],
    ['late', () => open.presentation.hall.lecture().late],
  ] as const) {
    await remote.tap(`#${key}`);
    await remote.waitForSelector(`#${key}[aria-pressed="true"]`);
    expect(isOn(), key).toBe(true);
    await remote.tap(`#${key}`);
    await remote.waitForSelector(`#${key}[aria-pressed="false"]`);
    expect(isOn(), key).toBe(false);
  }
  const { height, width } = await remote.$eval('#forward', (key) => key.getBoundingClientRect().toJSON());
  expect(Math.min(height, width)).toBeGreaterThanOrEqual(96);
});

test('a cut network is said, nothing is done later, and the place is there again', async () => {
  open = await openTalk({ text: talk });
  const { hall } = open.presentation;
  hall.send({ do: 'open', slide: 'first' });
  cable = await openCable(Number(new URL(invited().follow.address).port));
  const remote = await newPage(cable.through(invited().pair.address));
  await pairPhone(remote);
  const listener = await newPage(cable.through(invited().follow.address));
  await waitForText(listener, '.headline', 'First');
  cable.cut();
  await waitForText(listener, '#lost', 'No connection');
  await waitForText(remote, '#lost', 'No connection');
  await remote.bringToFront();
  await remote.tap('#forward');
  await remote.tap('#blank');
  hall.send({ do: 'open', slide: 'last' });
  expect(await textOf(listener, '.headline')).toBe('First');
  cable.mend();
  await waitForText(listener, '.headline', 'Last');
  await waitForText(remote, '#title', 'Last');
  for (const page of [remote, listener])
    await page.waitForFunction(() => document.getElementById('lost')?.textContent === '');
  // What was pressed meanwhile would have come before the next press.
  await remote.tap('#back');
  await waitForText(remote, '#title', 'Perhaps');
  expect(hall.lecture()).toMatchObject({ blank: false, view: { slide: 'perhaps' } });
});

test.each([
  ['narrow, twice as large', 320, 568, '200'],
  ['a phone', 390, 844, '100'],
  ['a tablet', 820, 1180, '150'],
])('%s: nothing is cut off, and nothing bars anybody', async (_, width, height, size) => {
  open = await openTalk({ cwd: narratives, paths: ['leonov-at-wonsan'] });
  const { hall } = open.presentation;
  const listener = await newPage(invited().follow.address, { ...phoneSize, width, height });
  await waitForText(listener, '.headline', 'A bluff');
  await listener.tap('#settings');
  await listener.tap(`[data-size="${size}"]`);
  await listener.tap('#settings-sheet [data-close]');
  for (const { id, steps } of hall.road) {
    hall.send({ do: 'open', slide: id, at: steps });
    const { number } = await listener.evaluate(
      async (path) => (await fetch(path)).json() as Promise<{ number: string }>,
      `${new URL(invited().follow.address).pathname}/slide/${encodeURIComponent(id)}`,
    );
    await waitForText(listener, '.followed-number', number);
    const wide = await listener.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wide, id).toBeLessThanOrEqual(0);
  }
  for (const sheet of ['seen', 'settings']) {
    await listener.tap(`#${sheet}`);
    expect(await axeProblems(listener), sheet).toEqual([]);
    await listener.tap('dialog[open] [data-close]');
  }
  expect(await axeProblems(listener)).toEqual([]);
});

test('the remote and the doors bar nobody', async () => {
  open = await openTalk({ text: talk });
  const door = await newPage(invited().pair.address);
  expect(await axeProblems(door)).toEqual([]);
  await door.goto(`${invited().pair.address}x`);
  const remote = await remotePage();
  await waitForText(remote, '#title', 'A talk in the hall');
  expect(await axeProblems(remote)).toEqual([]);
  await remote.tap('#slides');
  expect(await axeProblems(remote)).toEqual([]);
  await remote.setViewport({ ...phoneSize, width: 320, height: 568 });
  expect(await remote.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBeLessThanOrEqual(0);
});
