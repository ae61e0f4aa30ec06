import type { KeyInput, Page } from 'puppeteer-core/internal/puppeteer-core-browser.js';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import * as look from '../fixtures/deck/look.ts';
import type { OpenDeck } from '../fixtures/deck/open-deck.ts';
import { startLecture } from '../fixtures/deck/open-speaker.ts';

let lecture: Awaited<ReturnType<typeof startLecture>>;
let deck: OpenDeck;
let speaker: Page;

beforeAll(async () => {
  lecture = await startLecture();
});
afterEach(() => deck?.page.close());
afterAll(() => lecture.close());

const open = async (address = '') => {
  ({ deck, speaker } = await lecture.open(address));
};
const told = (selector: string) => look.textOf(speaker, selector);
const isShown = (selector: string) => look.isShown(deck.page, selector);
const press = async (...keys: readonly KeyInput[]) => {
  for (const key of keys) await speaker.keyboard.press(key);
};
/** What lies on top in the middle of the deck's window. */
const seen = () =>
  deck.page.evaluate(() => {
    const cover = [...document.querySelectorAll<HTMLElement>('.deck-blank, .deck-frozen')].find((each) => !each.hidden);
    return (cover ?? document.querySelector('section.present:not(.stack)'))?.textContent?.replace(/\s+/g, ' ').trim();
  });

describe('freeze', () => {
  test('the audience keeps its slide, steps and all, while the lecturer leafs on; then the live place', async () => {
    await open('#steps');
    await press('PageDown', 'z', 'PageDown', 'PageDown', 'PageDown');
    expect(await deck.where()).toBe('two-dates-2');
    expect(await seen()).toContain('In August the outer hills.');
    const steps = await deck.page.$$eval('.deck-frozen .fragment', (all) =>
      all.map((each) => each.checkVisibility({ visibilityProperty: true })),
    );
    expect(steps).toEqual([true, false, false]);
    expect(await told('.sp-frozen')).toBe('Frozen: the audience goes on seeing slide 4.');
    expect(await told('.sp-now figcaption')).toBe('Only you see this');
    expect(await told('.sp-now .slide')).toContain('Gregorian');
    expect(await speaker.$eval('.sp-tools [aria-pressed=true]', (each) => each.textContent)).toBe('Freeze the screen');
    await speaker.click('.sp-tools [aria-pressed=true]');
    expect(await isShown('.deck-frozen')).toBe(false);
    expect(await seen()).toContain('Gregorian');
    expect(await speaker.$eval('.sp-frozen', (each) => each.textContent)).toBe('');
    expect(await told('.sp-now figcaption')).toBe('On screen');
  });
  test('a notice stays too, and the copy lies where the slide lay', async () => {
    await open('#camps');
    const slide = await look.rect(deck.page, 'section.present .content-notice .slide');
    await press('z', 'PageDown', 'PageDown');
    expect(await seen()).toContain('This part speaks of deaths');
    expect(await seen()).not.toContain('died');
    expect(await look.rect(deck.page, '.deck-frozen .slide')).toEqual(slide);
    expect(await look.duplicateIds(deck.page)).toEqual([]);
  });
  test('its key works in the deck’s own window, on a Russian keyboard, and is said once', async () => {
    await open('#why');
    await deck.page.bringToFront();
    await look.said(deck.page, 'Slide 2. Why one harbour? It froze seldom. See the two dates or 1904.');
    await deck.pressAs('я', 'KeyZ');
    expect(await isShown('.deck-frozen')).toBe(true);
    await look.said(deck.page, 'Frozen: the audience goes on seeing slide 2.');
    await deck.pressAs('я', 'KeyZ');
    expect(await isShown('.deck-frozen')).toBe(false);
    await look.said(deck.page, 'The screen shows the slide again');
  });
  test('a dark screen stays dark, and is frozen below', async () => {
    await open('#why');
    await press('b', 'z');
    expect(await isShown('.deck-blank')).toBe(true);
    expect(await told('.sp-next figcaption')).toBe('Next: the screen lights up again');
    await press('PageDown', 'PageDown');
    expect(await isShown('.deck-blank')).toBe(false);
    expect(await seen()).toContain('It froze seldom.');
  });
});

describe('late', () => {
  const late = '.sp-tools [aria-describedby=sp-late]';

  test('what could be passed over is told, then passed over, left out of the plan, and taken in again', async () => {
    await open('#1904');
    expect(await told('.sp-late')).toBe('Optional slides ahead: 2. Passing over them saves 3:30.');
    await press('PageDown', 'PageDown', 'PageDown');
    expect(await told('.sp-next figcaption')).toMatch(/^Next: 14 /);
    await speaker.click(late);
    expect(await told('.sp-late')).toMatch(/^Passed over \(2\): 14 Two dates · 16 .*\. 3:30 saved\.$/);
    expect(await told('.sp-next figcaption')).toMatch(/^Next: 14b /);
    expect(await told('.sp-act-time')).toMatch(/ \/ 3:40$/);
    await press('PageDown');
    expect(await deck.where()).toBe('two-dates-2');
    await speaker.click(late);
    expect(await told('.sp-late')).toBe('Optional slides ahead: 1. Passing over them saves 2:00.');
    expect(await told('.sp-act-time')).toMatch(/ \/ 5:10$/);
    await press('PageUp');
    expect(await deck.where()).toBe('two-dates');
  });
  test('one slide is named in full', async () => {
    await open('#two-dates');
    await speaker.click(late);
    expect(await told('.sp-late')).toBe('Slide 16 “How many died is disputed” is passed over. 2:00 saved.');
  });
  test('with nothing optional ahead the button does nothing and says why', async () => {
    await open('#вернули');
    expect(await speaker.$eval(late, (each) => (each as HTMLButtonElement).disabled)).toBe(true);
    expect(await told('.sp-late')).toBe('No optional slides ahead.');
  });
  test('overview and jump list mark what is passed over; jumping there still shows it', async () => {
    await open('#1904');
    await speaker.click(late);
    await press('o');
    expect(await speaker.$$eval('#deck-overview .passed button', (all) => all.map((each) => each.textContent))).toEqual(
      ['14 Two dates passed over', '16 How many died is disputed passed over'],
    );
    await press('Escape', 'g');
    expect(
      await speaker.$$eval('#deck-jump li:has(.deck-passed) .deck-number', (all) => all.map((e) => e.textContent)),
    ).toEqual(['14', '16']);
    await speaker.keyboard.type('14');
    await press('Enter');
    expect(await deck.where()).toBe('two-dates');
    expect(await told('.sp-late')).toMatch(/^Slide 16 /);
  });
});

describe('times', () => {
  test('this slide, its act, and the whole: taken and planned, told in words', async () => {
    await open('#why');
    expect(await told('.sp-act')).toBe('Title 0:00 / 1:30');
    await press('PageDown');
    await speaker.waitForFunction(() => document.querySelector('.sp-own')?.textContent === '0:01 / 0:20');
    expect(await told('.sp-act')).toMatch(/^The fortress 0:0\d \/ 5:10 On time$/);
    expect(await told('.sp-times .sp-pace')).toBe('1:30 ahead');
    expect(await told('.sp-times')).toMatch(/Left 9:5\d/);
    await press('Home');
    expect(await told('.sp-act')).toMatch(/^Title 0:00 \/ 1:30 On time$/);
  });
  test('the bar is as wide as the acts’ times; the act of now is marked', async () => {
    await open('#1904');
    const bar = await speaker.$$eval('.sp-bar-acts li', (all) =>
      all.map((each) => ({ grow: Number(each.style.flexGrow), now: each.matches('.sp-now-act'), name: each.title })),
    );
    expect(bar).toEqual([
      { grow: 90, now: false, name: 'Title' },
      { grow: 310, now: true, name: 'The fortress' },
      { grow: 140, now: false, name: 'The camps' },
      { grow: 60, now: false, name: 'Return' },
    ]);
  });
  test('the end is late, and nothing is left to drop: said calmly', async () => {
    await open('#вернули');
    // An hour of the lecture's clock passes.
    await deck.page.evaluate(() => {
      const real = performance.now.bind(performance);
      performance.now = () => real() + 3_600_000 * Number(document.documentElement.dataset.late ?? 0);
    });
    await speaker.click('.sp-watch button:first-child');
    await deck.page.evaluate(() => {
      document.documentElement.dataset.late = '1';
    });
    await speaker.waitForFunction(() => document.querySelector('.sp-late')?.textContent?.includes('late'));
    expect(await told('.sp-late')).toBe('No optional slides ahead. The end comes about 50 min late.');
    expect(await told('.sp-times')).toMatch(/Elapsed 1:00:0\d Over 50:0\d This slide 1:00:0\d \/ 1:00 50:0\d behind/);
    expect(await speaker.$$eval('.sp-over', (all) => all.length)).toBe(1);
    expect(await look.faults(speaker)).toEqual([]);
  });
});
