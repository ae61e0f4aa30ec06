import type { Page } from 'puppeteer-core/internal/puppeteer-core-browser.js';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import * as look from '../fixtures/deck/look.ts';
import type { OpenDeck } from '../fixtures/deck/open-deck.ts';
import { startLecture } from '../fixtures/deck/open-speaker.ts';

let lecture: Awaited<ReturnType<typeof startLecture>>;
let deck: OpenDeck;

beforeAll(async () => {
  lecture = await startLecture();
});
afterEach(() => deck?.page.close());
afterAll(() => lecture.close());

/** Where the dot's middle lies on the deck's slide, in percent of its width and height; '' when there is no dot. */
const spot = (page: Page, picture: string) =>
  page.evaluate((wanted) => {
    const dot = [...document.querySelectorAll<HTMLElement>('.deck-pointer')].find((each) => !each.hidden);
    const slide = document.querySelector(wanted)?.getBoundingClientRect();
    if (!dot || !slide) return '';
    const { left, top, width, height } = dot.getBoundingClientRect();
    const percent = (value: number) => Math.round(value * 100);
    const x = percent((left + width / 2 - slide.left) / slide.width);
    return `${x} ${percent((top + height / 2 - slide.top) / slide.height)}`;
  }, picture);
const onDeck = () => spot(deck.page, '.reveal .slides');

/** Waits until the dot is there, or gone: it follows at the next frame. */
const shown = (on: boolean, page = deck.page) =>
  page.waitForFunction(
    (wanted) => [...document.querySelectorAll<HTMLElement>('.deck-pointer')].some((each) => !each.hidden) === wanted,
    {},
    on,
  );

describe('laser pointer in the deck’s own window', () => {
  test('L leads it with the mouse, in a window of any shape; L ends it', async () => {
    deck = await lecture.openDeck('#why');
    await deck.page.setViewport({ width: 1000, height: 900 });
    await deck.page.mouse.move(500, 450);
    expect(await onDeck()).toBe('');
    await deck.press('l');
    await shown(true);
    expect(await onDeck()).toBe('50 50');
    await deck.page.mouse.move(250, 450);
    await deck.page.waitForFunction(() => document.querySelector<HTMLElement>('.deck-pointer')?.style.left === '250px');
    expect(await onDeck()).toBe('25 50');
    await deck.page.setViewport({ width: 500, height: 500 });
    await deck.page.waitForFunction(() => document.querySelector<HTMLElement>('.deck-pointer')?.style.left === '125px');
    // Beside the slide there is nothing to point at.
    await deck.page.mouse.move(250, 5);
    await shown(false);
    await deck.page.mouse.move(250, 250);
    await shown(true);
    await deck.press('l');
    await shown(false);
    await deck.page.mouse.move(200, 250);
    await deck.page.evaluate(() => new Promise(requestAnimationFrame));
    expect(await onDeck()).toBe('');
  });
  test('Esc ends it before it opens the overview; the next slide takes it off', async () => {
    deck = await lecture.openDeck('#why');
    await deck.page.mouse.move(640, 360);
    await deck.press('l');
    await shown(true);
    await deck.press('PageDown');
    await shown(false);
    await deck.page.mouse.move(600, 300);
    await shown(true);
    await deck.press('Escape');
    await shown(false);
    expect(await look.isShown(deck.page, '#deck-overview')).toBe(false);
    await deck.press('Escape');
    expect(await look.isShown(deck.page, '#deck-overview')).toBe(true);
  });
});

describe('pointing on the picture in the speaker view', () => {
  const open = async (address: string) => {
    const windows = await lecture.open(address);
    deck = windows.deck;
    const { left, right, top, bottom } = await look.rect(windows.speaker, '.sp-now .slide-box');
    const at = (x: number, y: number) => ({ x: left + (right - left) * x, y: top + (bottom - top) * y });
    return { speaker: windows.speaker, at };
  };

  test('a pressed mouse shows the place on the deck and in the picture, until it is released', async () => {
    const { speaker, at } = await open('#why');
    await speaker.mouse.move(at(0.25, 0.5).x, at(0.25, 0.5).y);
    await speaker.mouse.down();
    await shown(true);
    expect([await onDeck(), await spot(speaker, '.sp-now .slide-box')]).toEqual(['25 50', '25 50']);
    await speaker.mouse.move(at(0.75, 0.25).x, at(0.75, 0.25).y, { steps: 5 });
    await deck.page.waitForFunction(
      () => Number.parseInt(document.querySelector<HTMLElement>('.deck-pointer')?.style.left ?? '', 10) > 900,
    );
    expect(await onDeck()).toBe('75 25');
    await speaker.mouse.up();
    await shown(false);
    await shown(false, speaker);
    expect(await deck.where()).toBe('why');
  });
  test('a finger does the same, and the next slide takes the dot off', async () => {
    const { speaker, at } = await open('#why');
    const session = await speaker.createCDPSession();
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: { x: number; y: number }[]) =>
      session.send('Input.dispatchTouchEvent', { type, touchPoints });
    await touch('touchStart', [at(0.5, 0.5)]);
    await touch('touchMove', [at(0.5, 0.75)]);
    await deck.page.waitForFunction(
      () => Number.parseInt(document.querySelector<HTMLElement>('.deck-pointer')?.style.top ?? '', 10) > 500,
    );
    expect(await onDeck()).toBe('50 75');
    await speaker.keyboard.press('PageDown');
    await shown(false);
    await touch('touchMove', [at(0.25, 0.75)]);
    await shown(true);
    await touch('touchEnd', []);
    await shown(false);
    expect(await deck.where()).toBe('1904');
  });
  test('on a frozen screen with another slide there is nothing to point at', async () => {
    const { speaker, at } = await open('#why');
    await speaker.keyboard.press('z');
    await speaker.mouse.move(at(0.5, 0.5).x, at(0.5, 0.5).y);
    await speaker.mouse.down();
    await shown(true);
    await speaker.mouse.up();
    await speaker.keyboard.press('PageDown');
    await speaker.mouse.down();
    await speaker.evaluate(() => new Promise(requestAnimationFrame));
    expect([await onDeck(), await spot(speaker, '.sp-now .slide-box')]).toEqual(['', '']);
  });
  test('many moves are one command a frame', async () => {
    const { speaker, at } = await open('#why');
    await speaker.mouse.move(at(0.1, 0.1).x, at(0.1, 0.1).y);
    await speaker.mouse.down();
    await shown(true);
    const draws = await speaker.evaluate(async () => {
      const dot = document.querySelector<HTMLElement>('.sp-now .deck-pointer') as HTMLElement;
      const stage = document.querySelector('.sp-stage') as HTMLElement;
      const { left, top } = stage.getBoundingClientRect();
      let changes = 0;
      const watcher = new MutationObserver((records) => {
        changes += records.length;
      });
      await new Promise(requestAnimationFrame);
      watcher.observe(dot, { attributes: true, attributeFilter: ['style'] });
      for (let i = 0; i < 50; i += 1)
        stage.dispatchEvent(
          new PointerEvent('pointermove', { pointerId: 1, clientX: left + 20 + i, clientY: top + 20 + i }),
        );
      await new Promise(requestAnimationFrame);
      await new Promise(requestAnimationFrame);
      return changes;
    });
    // Its left and its top, once.
    expect(draws).toBe(2);
  });
});
