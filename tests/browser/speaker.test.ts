import type { Page } from 'puppeteer-core/internal/puppeteer-core-browser.js';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import * as look from '../fixtures/deck/look.ts';
import type { OpenDeck } from '../fixtures/deck/open-deck.ts';
import { openSpeaker, startLecture } from '../fixtures/deck/open-speaker.ts';

let lecture: Awaited<ReturnType<typeof startLecture>>;
let deck: OpenDeck;

beforeAll(async () => {
  lecture = await startLecture();
});
// The speaker view closes with its deck.
afterEach(() => deck?.page.close());
afterAll(() => lecture.close());

const open = async (address = '') => {
  const windows = await lecture.open(address);
  deck = windows.deck;
  return windows.speaker;
};
const text = (selector: string, page: Page) => look.textOf(page, selector);
const isShown = (selector: string) => look.isShown(deck.page, selector);

describe('speaker view', () => {
  test('shows this slide, what comes next, notes, cue and times, without script or frame', async () => {
    const speaker = await open();
    expect(await speaker.title()).toBe('Speaker view: One harbour');
    expect(await text('h1', speaker)).toBe('1 One harbour');
    expect(await text('.sp-now .slide', speaker)).toContain('Port Arthur, 1894–1955');
    expect(await text('.sp-next figcaption', speaker)).toBe('Next: 2 Why one harbour?');
    expect(await text('.sp-cue', speaker)).toContain('Only for you');
    expect(await text('.sp-text', speaker)).toContain('Wait until it is quiet');
    expect(await text('.sp-times', speaker)).toMatch(/Elapsed 0:00 Left 10:00 This slide 0:00 \/ 0:30/);
    expect(await speaker.$$eval('script, iframe', (all) => all.length)).toBe(0);
    expect(
      await speaker.evaluate(
        () => getComputedStyle(document.querySelector('.sp-now .slide') as Element).backgroundColor,
      ),
    ).toBe('rgb(245, 240, 230)');
    expect(await look.faults(speaker)).toEqual([]);
    expect(deck.complaints).toEqual([]);
  });
  test('a button on a slide, as of a map’s times, looks the same in the pictures', async () => {
    deck = await lecture.openDeck('#1904');
    const looks = (page: Page, inside: string) =>
      page.$eval(`${inside} .body button`, (each) => {
        const { backgroundColor, borderColor, borderRadius, color, fontFamily, minHeight } = getComputedStyle(each);
        return [backgroundColor, borderColor, borderRadius, color, fontFamily, minHeight];
      });
    await deck.page.$eval('section.present:not(.stack) .body', (body) => {
      const moment = document.createElement('button');
      moment.setAttribute('aria-pressed', 'true');
      moment.textContent = '1904';
      body.append(moment);
    });
    const own = await looks(deck.page, 'section.present:not(.stack)');
    const speaker = await openSpeaker(deck);
    expect(await looks(speaker, '.sp-now')).toEqual(own);
    await speaker.keyboard.press('o');
    await speaker.waitForSelector('li:has([aria-current]) .slide');
    expect(await looks(speaker, 'li:has([aria-current])')).toEqual(own);
  });
  test('its keys drive the deck, its dialogs stay in it, steps and notices are shown ahead', async () => {
    const speaker = await open('#1904');
    await speaker.keyboard.press('PageDown');
    expect(await deck.where()).toBe('steps');
    expect(await text('.sp-next figcaption', speaker)).toBe('Next: step 1 of 2');
    expect(
      await speaker.$$eval('.sp-next .fragment', (all) =>
        all.map((each) => each.checkVisibility({ visibilityProperty: true })),
      ),
    ).toEqual([true, false, false]);
    expect(
      await speaker.$$eval('.sp-now .fragment', (all) =>
        all.map((each) => each.checkVisibility({ visibilityProperty: true })),
      ),
    ).toEqual([false, false, false]);
    await speaker.keyboard.press('g');
    expect(await deck.page.$$eval('dialog', (all) => all.length)).toBe(0);
    await speaker.keyboard.type('15');
    await speaker.keyboard.press('Enter');
    expect(await deck.where()).toBe('camps!');
    expect(await text('.sp-now .slide', speaker)).toContain('This part speaks');
    expect(await text('.sp-next .slide', speaker)).toContain('The camps');
    await speaker.keyboard.press('b');
    expect(await isShown('.deck-blank')).toBe(true);
    expect(await text('.sp-now figcaption', speaker)).toBe('The screen is blank');
    await speaker.keyboard.press('End');
    expect(await text('.sp-next figcaption', speaker)).toBe('This is the last slide.');
    expect(await text('.sp-notes', speaker)).toBe('This slide has no notes.');
  });
  test('the clock starts with the first step, waits, and goes back to nought', async () => {
    const speaker = await open();
    const elapsed = () => text('.sp-times dl > :nth-child(2) dd', speaker);
    expect(await elapsed()).toBe('0:00');
    await speaker.keyboard.press('PageDown');
    await speaker.waitForFunction(() => document.querySelectorAll('.sp-times dd')[1]?.textContent === '0:01');
    expect(await text('.sp-pace', speaker)).toBe('0:30 ahead');
    await speaker.click('.sp-watch button:first-child');
    expect(await text('.sp-watch', speaker)).toBe('Start Reset');
    expect(await elapsed()).toMatch(/^0:0[1-9]$/);
    await speaker.click('.sp-watch button:last-child');
    expect(await elapsed()).toBe('0:00');
    expect(await text('.sp-pace', speaker)).toBe('');
  });
  test('notes grow and shrink; the window can be closed and opened again', async () => {
    const speaker = await open();
    const size = (page: Page) => page.$eval('.sp-notes', (each) => Number.parseFloat(getComputedStyle(each).fontSize));
    const before = await size(speaker);
    await speaker.keyboard.press('+');
    expect(await size(speaker)).toBeGreaterThan(before);
    await speaker.keyboard.press('-');
    expect(await size(speaker)).toBeCloseTo(before);
    await speaker.keyboard.press('+');
    await speaker.close();
    await look.pause(400);
    await deck.press('PageDown');
    const again = await openSpeaker(deck);
    expect(await text('h1', again)).toBe('2 Why one harbour?');
    expect(await size(again)).toBeGreaterThan(before);
  });
  test.each([
    [1180, 700],
    [1024, 560],
    [1920, 1080],
    [820, 1180],
    [480, 760],
    [390, 844],
  ])('fits %i × %i: nothing cut, both slides whole, notes beside or below', async (width, height) => {
    const speaker = await open('#why');
    await speaker.setViewport({ width, height });
    await speaker.keyboard.press('z');
    await speaker.click('.sp-tools .sp-toggle:nth-child(5)');
    await speaker.keyboard.press('PageDown');
    const outside = await speaker.$$eval('.slide-box, .sp-notes, button, .sp-times, .sp-acts, .sp-told', (all) =>
      all
        .map((each) => ({ name: each.className, box: each.getBoundingClientRect() }))
        .filter(
          ({ box }) => box.left < 0 || box.top < 0 || box.right > innerWidth + 0.5 || box.bottom > innerHeight + 0.5,
        )
        .map(({ name }) => name),
    );
    expect(outside).toEqual([]);
    const [now, next, notes] = await Promise.all(
      ['.sp-now .slide-box', '.sp-next .slide-box', '.sp-notes'].map((each) => look.rect(speaker, each)),
    );
    const room = await look.rect(speaker, '.sp-slides');
    for (const box of [now, next]) expect(box?.bottom).toBeLessThanOrEqual(room.bottom);
    expect(look.overlap(now, next) || look.overlap(now, notes) || look.overlap(next, notes)).toBe(false);
    expect(notes?.height).toBeGreaterThan(150);
  });
  test('a blocked window is explained', async () => {
    deck = await lecture.openDeck();
    await deck.page.evaluate(() => {
      window.open = () => null;
    });
    await deck.press('s');
    expect(await text('#deck-message', deck.page)).toContain('Allow pop-up windows');
  });
});
