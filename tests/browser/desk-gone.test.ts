import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openLocalBrowser } from '../serve/browser.ts';
import { type DeskPage, deskTalk, openDeskPage } from '../support/desk-page.ts';

let opened: Awaited<ReturnType<typeof openLocalBrowser>>;
let desk: DeskPage;
beforeAll(async () => {
  opened = await openLocalBrowser();
});
afterAll(() => opened.close());
beforeEach(async () => {
  desk = await openDeskPage(opened.browser, { script: deskTalk() });
  writeFileSync(at('a-first.md'), '---\ntitle: The first by name\n---\n\n## One {#one}\n\nText.\n');
  await desk.untilText('#scripts', 'The first by name');
});
afterEach(async () => {
  // What the page asks in the moment in which a script goes is answered with 404.
  expect(desk.complaints.filter((each) => !each.includes('404'))).toEqual([]);
  await desk.close();
});

const at = (name: string): string => join(desk.folder, name);
const isShown = (selector: string): Promise<boolean> => desk.page.$eval(selector, (each) => each.checkVisibility());
const frames = (): Promise<string[]> =>
  desk.page.$$eval('.deck-frame:not(.coming)', (all) => all.map((each) => (each as HTMLIFrameElement).title));

test('an open script that is deleted is named over its last picture, and the others are a click away', async () => {
  const { page, untilText } = desk;
  await desk.goTo('steps');
  rmSync(desk.file);
  await untilText('#gone', 'talk.md is no longer here');
  expect(await isShown('#gone')).toBe(true);
  expect(await page.$eval('#gone .message', (each) => each.getAttribute('role'))).toBe('alert');
  expect(await frames()).toEqual(['Deck: A talk at the desk']);
  expect(await page.$eval('.deck-frame', (frame) => Number(getComputedStyle(frame).opacity))).toBeLessThan(0.6);
  expect(await page.$$('#scripts a[aria-current]')).toEqual([]);
  expect(await desk.textOf('#where')).toBe('');
  // What happens to others is no reason to show them.
  writeFileSync(at('a-first.md'), '---\ntitle: Edited meanwhile\n---\n\n## One {#one}\n\nText.\n');
  await untilText('#gone .gone-others', 'Edited meanwhile');
  expect(await frames()).toEqual(['Deck: A talk at the desk']);

  writeFileSync(desk.file, deskTalk().replace('The guess.', 'Here again.'));
  await desk.page.waitForFunction(() => !document.querySelector('#gone')?.checkVisibility());
  await desk.untilText('#where', 'Steps');
  await desk.goTo('guessed');
  await desk.untilShown('Here again.');

  rmSync(desk.file);
  await untilText('#gone', 'talk.md is no longer here');
  await page.click('#gone a');
  await untilText('#where', 'Edited meanwhile');
  expect(await isShown('#gone')).toBe(false);
  expect(await frames()).toEqual(['Deck: Edited meanwhile']);
});

test('an address of a script that isn’t here says so on an empty stage', async () => {
  const { page, untilText } = desk;
  const key = await page.$eval('#scripts li:nth-child(2) a', (each) => each.getAttribute('href') ?? '');
  rmSync(desk.file);
  await untilText('#gone', 'talk.md is no longer here');
  await page.goto('about:blank');
  await page.goto(desk.address() + key);
  await untilText('#gone', 'talk.md is no longer here');
  expect(await frames()).toEqual([]);
  await page.goto(`${desk.address()}#000000000000`);
  await untilText('#gone', 'This address leads to no script');
  await page.evaluate(() => {
    location.hash = '';
  });
  rmSync(at('a-first.md'));
  await untilText('#gone', 'There is no script here now');
});

test('a renamed script stays open under its new name, at the same slide', async () => {
  const { page, untilText } = desk;
  await desk.goTo('steps');
  renameSync(desk.file, at('lecture.md'));
  await untilText('#renamed', 'talk.md is called lecture.md now.');
  await desk.untilText('#where', 'Steps');
  expect(await isShown('#gone')).toBe(false);
  expect(await page.$eval('#scripts a[aria-current]', (each) => each.getAttribute('href'))).toBe(
    await page.evaluate(() => location.hash),
  );
  writeFileSync(at('lecture.md'), readFileSync(at('lecture.md'), 'utf8').replace('The guess.', 'Edited under it.'));
  await desk.untilAt('guessed');
  await desk.untilShown('Edited under it.');
  // The list is drawn anew with every state.
  await page.$eval('#scripts li:first-child a', (each) => (each as HTMLElement).click());
  await untilText('#where', 'The first by name');
  expect(await isShown('#renamed')).toBe(false);
});
