import type { Page } from 'puppeteer-core/internal/puppeteer-core-browser.js';
import { expect, test } from 'vitest';
import { talk } from '../serve/present/given-talk.ts';
import { fingersOf } from '../support/fingers.ts';
import { narratives, useHallBrowser } from '../support/hall-browser.ts';
import { phoneSize, waitForText } from '../support/phones.ts';

const hall = useHallBrowser();

const phones = [
  ['upright', phoneSize],
  ['small', { ...phoneSize, width: 320, height: 568 }],
  ['on its side', { ...phoneSize, width: 844, height: 390 }],
  ['small, on its side', { ...phoneSize, width: 568, height: 320 }],
] as const;

/** Opens the pad and waits until the slide lies on it. */
async function openPad(remote: Page): Promise<void> {
  await remote.bringToFront();
  await remote.tap('#pointer');
  await untilPicture(remote, '');
}

/** Waits until the picture says something. */
async function untilPicture(remote: Page, text: string): Promise<void> {
  await remote.waitForFunction(
    (words: string) =>
      document.getElementById('picture')?.shadowRoot?.querySelector<HTMLElement>('.slide')?.innerText.includes(words),
    { polling: 50 },
    text,
  );
}

/** Where the pointer is on the screen, in shares of its slide; undefined when there is none. */
function pointerOn(screen: Page): Promise<{ x: number; y: number } | undefined> {
  return screen.evaluate(() => {
    const dot = document.querySelector<HTMLElement>('.deck-pointer');
    const canvas = document.querySelector('.slides')?.getBoundingClientRect();
    if (!dot?.checkVisibility() || !canvas) return undefined;
    const { left, top, width, height } = dot.getBoundingClientRect();
    const share = (at: number, from: number, size: number) => Math.round((100 * (at - from)) / size);
    return {
      x: share(left + width / 2, canvas.left, canvas.width),
      y: share(top + height / 2, canvas.top, canvas.height),
    };
  });
}

test.each(phones)('%s: a finger on the picture is the pointer at the same spot of the screen', async (_, size) => {
  await hall.give({ text: talk });
  const screen = await hall.screen();
  const remote = await hall.remote(size);
  await openPad(remote);
  const box = await remote.$eval('#picture', (picture) => picture.getBoundingClientRect().toJSON());
  expect(box.width / box.height).toBeCloseTo(16 / 9, 2);
  expect(box.width).toBeGreaterThan(240);
  expect(await remote.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBeLessThanOrEqual(0);
  const fingers = fingersOf(await remote.createCDPSession());
  const at = (x: number, y: number) => ({ x: box.x + (box.width * x) / 100, y: box.y + (box.height * y) / 100 });
  const seen = () => pointerOn(screen);
  await fingers.down(1, at(25, 75));
  await expect.poll(seen).toEqual({ x: 25, y: 75 });
  await fingers.move(1, at(75, 25));
  await expect.poll(seen).toEqual({ x: 75, y: 25 });
  await fingers.move(1, at(50, 50));
  await expect.poll(seen).toEqual({ x: 50, y: 50 });
  // Beyond the picture it stays at its edge.
  await fingers.move(1, { x: box.x + box.width + 4, y: box.y - 20 });
  await expect.poll(seen).toEqual({ x: 100, y: 0 });
  await fingers.up(1);
  await expect.poll(seen).toBeUndefined();
});

test('the picture is the slide of the screen: everything lies where it lies there', async () => {
  const { presentation } = await hall.give({ cwd: narratives, paths: ['leonov-at-wonsan'] });
  const screen = await hall.screen();
  const remote = await hall.remote();
  await openPad(remote);
  for (const { id, steps, notice } of presentation.hall.road) {
    const accepted = notice === '' ? [] : [notice];
    presentation.hall.send({ do: 'stand', blank: false, view: { slide: id, step: steps, accepted } });
    await screen.waitForFunction(
      (slide: string) => document.getElementById(slide)?.matches('.present'),
      { polling: 50 },
      id,
    );
    await untilPicture(remote, await headlineOn(screen));
    const [there, here] = [await boxesOn(screen, `[id="${id}"] > .slide`), await boxesOn(remote, '.slide')];
    expect(here.length, id).toBe(there.length);
    const astray = here.filter((each, at) =>
      each.some((share, side) => Math.abs(share - (there[at]?.[side] ?? 0)) > 1),
    );
    expect(astray, id).toEqual([]);
  }
});

test('steps come one by one, a notice stands before its slide, and nothing of it is on the phone before', async () => {
  const { presentation } = await hall.give({ text: talk });
  const remote = await hall.remote();
  await openPad(remote);
  const shownSteps = () =>
    remote.$eval('#picture', (picture) =>
      [...(picture.shadowRoot?.querySelectorAll('.fragment') ?? [])]
        .filter((each) => each.checkVisibility({ visibilityProperty: true }))
        .map((each) => each.textContent?.trim()),
    );
  presentation.hall.send({ do: 'open', slide: 'steps' });
  await untilPicture(remote, 'Steps');
  expect(await shownSteps()).toEqual([]);
  presentation.hall.send({ do: 'forward' });
  await expect.poll(shownSteps).toEqual(['One']);
  presentation.hall.send({ do: 'forward' });
  await expect.poll(shownSteps).toEqual(['One', 'Two']);
  presentation.hall.send({ do: 'back' });
  await expect.poll(shownSteps).toEqual(['One']);
  presentation.hall.send({ do: 'open', slide: 'behind' });
  await untilPicture(remote, 'Photographs of the dead');
  presentation.hall.send({ do: 'forward' });
  await untilPicture(remote, 'What the notice keeps back');
});

test('nothing is asked for while the pad is closed, and each slide once', async () => {
  const { presentation } = await hall.give({ text: talk });
  const remote = await hall.remote();
  const asked: string[] = [];
  remote.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/drive/slide/')) asked.push(pathname.slice('/drive/slide/'.length));
  });
  presentation.hall.send({ do: 'open', slide: 'first' });
  await waitForText(remote, '#title', 'First');
  presentation.hall.send({ do: 'open', slide: 'last' });
  await waitForText(remote, '#title', 'Last');
  expect(asked).toEqual([]);
  await openPad(remote);
  for (const [slide, text] of [
    ['first', 'What everybody may read'],
    ['last', 'The end'],
    ['first', 'What everybody may read'],
  ] as const) {
    presentation.hall.send({ do: 'open', slide });
    await untilPicture(remote, text);
  }
  expect(asked).toEqual(['last', 'first']);
});

test('where the audience has another picture before it, the pad is dim and points at nothing', async () => {
  const { presentation } = await hall.give({ text: talk });
  const remote = await hall.remote();
  presentation.hall.send({ do: 'open', slide: 'first' });
  presentation.hall.send({ do: 'freeze', on: true });
  presentation.hall.send({ do: 'open', slide: 'last' });
  await waitForText(remote, '#state', 'The audience still sees');
  await openPad(remote);
  await remote.waitForSelector('#pad.is-alone');
  const box = await remote.$eval('#picture', (picture) => picture.getBoundingClientRect().toJSON());
  const fingers = fingersOf(await remote.createCDPSession());
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await fingers.tap(middle);
  expect(await remote.$eval('#dot', (dot) => dot.checkVisibility())).toBe(false);
  expect(presentation.hall.lecture().pointer).toBeUndefined();
  presentation.hall.send({ do: 'freeze', on: false });
  await remote.waitForSelector('#pad:not(.is-alone)');
  await fingers.down(1, middle);
  await expect.poll(() => presentation.hall.lecture().pointer).toEqual({ x: 0.5, y: 0.5 });
  await fingers.up(1);
});

function headlineOn(screen: Page): Promise<string> {
  return screen.evaluate(() => {
    const headline = document.querySelector<HTMLElement>('section:not(.stack).present > .slide .headline');
    return headline?.innerText ?? '';
  });
}

/** Left, top, right and bottom of every element of a slide in per cent of it; on the phone, of the picture. */
function boxesOn(page: Page, slide: string): Promise<number[][]> {
  return page.evaluate((selector: string) => {
    const picture = document.getElementById('picture');
    const found = (picture?.shadowRoot ?? document).querySelector(selector);
    const canvas = (picture ?? found)?.getBoundingClientRect();
    if (!found || !canvas) return [];
    return [...found.querySelectorAll('*')].map((each) => {
      const { left, top, right, bottom } = each.getBoundingClientRect();
      if (left === right && top === bottom) return [0, 0, 0, 0];
      return [
        ((left - canvas.left) * 100) / canvas.width,
        ((top - canvas.top) * 100) / canvas.height,
        ((right - canvas.left) * 100) / canvas.width,
        ((bottom - canvas.top) * 100) / canvas.height,
      ];
    });
  }, slide);
}
