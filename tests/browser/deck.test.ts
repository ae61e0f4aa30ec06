import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, KeyInput } from 'puppeteer-core/internal/puppeteer-core-browser.js';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { wordKeys } from '../../src/client/deck/words.ts';
import { openPrintBrowser } from '../../src/output/browser/open.ts';
import { inlineSafe } from '../../src/output/inline-script.ts';
import { bundleDeckScript, wordsOf, writeDeck } from '../fixtures/deck/build-deck.ts';
import * as look from '../fixtures/deck/look.ts';
import { type OpenDeck, openDeck } from '../fixtures/deck/open-deck.ts';
import { printed } from '../fixtures/deck/printed.ts';

const opening = openPrintBrowser();
const folder = mkdtempSync(join(tmpdir(), 'lanternist-deck-'));
const path = join(folder, 'deck.html');
let script: string;
let browser: Browser;
let deck: OpenDeck;

/** Every place that the one road leads to, in order; `!` is a notice, `+1` a fragment. */
const road = [
  ...['title', 'why', '1904', 'steps', 'steps+1', 'steps+3', 'two-dates', 'two-dates-2'],
  ...['camps!', 'camps', 'deaths', 'deaths+1', 'вернули'],
];

beforeAll(async () => {
  script = await bundleDeckScript();
  writeDeck(path, script);
  browser = await (await opening.ready()).connect();
});
afterEach(async () => {
  // The speaker window closes with its deck.
  await deck?.page.close();
});
afterAll(async () => {
  await opening.close();
  rmSync(folder, { recursive: true, force: true });
});

const open = async (address = '', media: 'calm' | '' = '') => {
  deck = await openDeck(browser, path, address, media);
  return deck;
};

const text = (selector: string, page = deck.page) => look.textOf(page, selector);
const isShown = (selector: string) => look.isShown(deck.page, selector);
const type = (keys: string) => deck.page.keyboard.type(keys);

/** Repeats a step until it changes nothing more; every place on the way, the last one twice. */
async function walk(step: () => Promise<void>): Promise<string[]> {
  const seen = [await deck.where()];
  while (seen.length < 40 && seen.at(-1) !== seen.at(-2)) {
    await step();
    seen.push(await deck.where());
  }
  return seen;
}

describe('script in a page', () => {
  test('the bundle can stand inside a script element', () => {
    expect(script).not.toMatch(/<\/script|<!--/i);
  });
  test('what would end or swallow the page is escaped without changing its meaning', () => {
    const safe = inlineSafe('"<!-- a </script> b </SCRIPT"');
    expect(safe).toBe('"\\x3c!-- a \\x3c/script> b \\x3c/SCRIPT"');
    expect(JSON.parse(safe.replaceAll('\\x3c', '\\u003c'))).toBe('<!-- a </script> b </SCRIPT');
  });
  test.each(['en', 'ru'] as const)('has all its words: %s', (lang) => {
    expect(Object.keys(wordsOf(lang)).sort()).toEqual([...wordKeys].sort());
  });
  test('the Content-Security-Policy lets it run, and its settings stand', async () => {
    await open();
    await deck.press('?');
    expect(await text('#deck-help h2')).toBe('Keys and controls');
    expect(deck.complaints).toEqual([]);
  });
});

describe('one road', () => {
  const forward: KeyInput[] = ['ArrowRight', 'ArrowDown', 'PageDown', 'Space', 'n', 'Enter'];
  test.each(forward)('%s visits every slide and step in order', async (key) => {
    await open();
    expect(await walk(() => deck.press(key))).toEqual([...road, 'вернули']);
  });
  const back: KeyInput[] = ['ArrowLeft', 'ArrowUp', 'PageUp', 'p'];
  test.each([...back, 'Shift+Space'] as const)('%s goes the same way back', async (key) => {
    await open();
    await walk(() => deck.press('PageDown'));
    const shift = key === 'Shift+Space';
    if (shift) await deck.page.keyboard.down('Shift');
    const seen = await walk(() => deck.press(shift ? 'Space' : (key as KeyInput)));
    expect(seen).toEqual([...road.filter((each) => each !== 'camps!').reverse(), 'title']);
  });
  test.each([
    ['left', -200, 10],
    ['up', 10, -200],
  ])('swiping %s goes forward', async (_, dx, dy) => {
    await open();
    expect(await walk(() => deck.touch.swipe(dx, dy))).toEqual([...road, 'вернули']);
  });
  test.each([
    ['right', 200, 10],
    ['down', 10, 200],
  ])('swiping %s goes back', async (_, dx, dy) => {
    await open();
    await walk(() => deck.press('PageDown'));
    const seen = await walk(() => deck.touch.swipe(dx, dy));
    expect(seen).toEqual([...road.filter((each) => each !== 'camps!').reverse(), 'title']);
  });
  test('a tap goes forward, on either half', async () => {
    await open();
    let left = true;
    const tap = () => {
      left = !left;
      return deck.touch.tap(left ? 200 : 1100, 500);
    };
    expect(await walk(tap)).toEqual([...road, 'вернули']);
  });
  test('a tap does not click on the link that comes to lie under the finger', async () => {
    await open('#why');
    const link = await deck.page.$eval('a[href="#1904"]', (each) => each.getBoundingClientRect().toJSON() as DOMRect);
    await deck.press('Home');
    await deck.touch.tap(link.x + link.width / 2, link.y + link.height / 2);
    await look.pause(400);
    expect(await deck.where()).toBe('why');
    await deck.touch.tap(link.x + link.width / 2, link.y + link.height / 2);
    await deck.page.waitForFunction(() => window.lanternist?.current().id === '1904');
  });
  test('a click goes forward; a link, a selection and its end do not', async () => {
    await open();
    await deck.page.mouse.click(640, 500);
    expect(await deck.where()).toBe('why');
    await deck.page.mouse.move(95, 170);
    await deck.page.mouse.down();
    await deck.page.mouse.move(300, 170, { steps: 4 });
    await deck.page.mouse.up();
    expect(await deck.page.evaluate(() => getSelection()?.toString())).toMatch(/froze/);
    await deck.page.mouse.click(640, 500);
    expect(await deck.where()).toBe('why');
    await deck.page.click('a[href="#1904"]');
    expect(await deck.where()).toBe('1904');
  });
  test('Home and End go to the first and last slide', async () => {
    await open('#why');
    await deck.press('End');
    expect(await deck.where()).toBe('вернули');
    await deck.press('Home');
    expect(await deck.where()).toBe('title');
  });
  test('the wheel leads nowhere', async () => {
    await open();
    await deck.page.mouse.wheel({ deltaY: 500 });
    expect(await deck.where()).toBe('title');
  });
  test('Enter and Space belong to a link that has the focus', async () => {
    await open('#why');
    await deck.page.focus('a[href="#two-dates"]');
    await deck.press('Space');
    expect(await deck.where()).toBe('why');
    await deck.press('Enter');
    expect(await deck.where()).toBe('two-dates');
  });
});

describe('address', () => {
  test.each([
    ['#two-dates', 'two-dates'],
    ['#/two-dates', 'two-dates'],
    ['#/1904', '1904'],
    ['#14b', 'two-dates-2'],
    ['#/%D0%B2%D0%B5%D1%80%D0%BD%D1%83%D0%BB%D0%B8', 'вернули'],
    ['#nowhere', 'title'],
    ['#%E0%A4%A', 'title'],
  ])('%s opens %s', async (address, id) => {
    await open(address);
    expect(await deck.where()).toBe(id);
  });
  test('follows a changed hash, and writes the slide into it', async () => {
    await open();
    await deck.page.evaluate(() => {
      location.hash = '#1904';
    });
    await deck.page.waitForFunction(() => location.hash === '#/1904');
    expect(await deck.where()).toBe('1904');
  });
  test('the query string overrides nothing, and stays', async () => {
    await open('?width=300&keyboard=false&view=scroll&postMessage=true&hash=false#why');
    expect(await deck.page.evaluate(() => location.search.length)).toBeGreaterThan(20);
    expect(await deck.page.evaluate(() => document.querySelector<HTMLElement>('.slides')?.offsetWidth)).toBe(1280);
    await deck.press('PageDown');
    expect(await deck.where()).toBe('1904');
    await deck.page.evaluate(() => window.postMessage(JSON.stringify({ method: 'slide', args: [0, 0] }), '*'));
    expect(await deck.where()).toBe('1904');
  });
});

describe('content notice', () => {
  const roads: readonly [string, () => Promise<void>][] = [
    [
      'arrow',
      () =>
        deck
          .press('End', 'Home', 'g')
          .then(() => type('14b'))
          .then(() => deck.press('Enter', 'ArrowRight')),
    ],
    [
      'number',
      () =>
        deck
          .press('g')
          .then(() => type('15'))
          .then(() => deck.press('Enter')),
    ],
    [
      'title',
      () =>
        deck
          .press('g')
          .then(() => type('the camps'))
          .then(() => deck.press('Enter')),
    ],
    ['overview', () => deck.press('o', 'ArrowRight', 'ArrowRight', 'Enter')],
    [
      'search',
      () =>
        deck
          .press('/')
          .then(() => type('camps'))
          .then(() => deck.press('Enter', 'Escape')),
    ],
    ['hash', () => deck.page.evaluate(() => location.assign('#camps'))],
    ['script', () => deck.page.evaluate(() => void window.lanternist?.goTo('camps'))],
  ];
  test.each(roads)('stands before the slide by the road of %s', async (_, go) => {
    await open();
    await go();
    await deck.page.waitForFunction(() => window.lanternist?.current().id === 'camps');
    expect(await deck.where()).toBe('camps!');
    expect(await text('main')).toContain('This part speaks of deaths');
    expect(await text('main')).not.toContain('The camps');
    expect(JSON.stringify(await deck.page.accessibility.snapshot())).toContain('This part speaks of deaths');
    expect(await look.headingsHeard(deck.page)).toEqual([]);
  });
  test('a swipe and a deep link meet it too; forward accepts without a step, back leaves', async () => {
    await open('#deaths');
    expect(await deck.where()).toBe('deaths!');
    await deck.press('ArrowLeft', 'ArrowLeft');
    expect(await deck.where()).toBe('two-dates-2');
    await deck.touch.swipe(-200, 0);
    expect(await deck.where()).toBe('camps!');
    await deck.touch.tap(600, 400);
    expect(await deck.where()).toBe('camps');
    await deck.press('ArrowRight');
    expect(await deck.where()).toBe('deaths');
    await deck.press('ArrowLeft', 'ArrowLeft', 'ArrowRight');
    expect(await deck.where()).toBe('camps');
  });
  test('forward on a notice leaves the fragments for the next press', async () => {
    await open('#deaths');
    await deck.press('ArrowRight');
    expect(await deck.where()).toBe('deaths');
    await deck.press('ArrowRight');
    expect(await deck.where()).toBe('deaths+1');
  });
  test('the overview shows the notice instead of the slide', async () => {
    await open('#title');
    await deck.press('o');
    await deck.page.waitForFunction(() => document.querySelectorAll('#deck-overview .slide').length > 6);
    expect(await text('#deck-overview section:nth-child(3) .slide-box')).toContain('This part speaks');
  });
});

describe('keys for the lecturer', () => {
  test('B and . darken the screen; the next step only lights it again', async () => {
    await open('#why');
    for (const key of ['b', '.'] as const) {
      await deck.press(key);
      expect(await isShown('.deck-blank')).toBe(true);
      await deck.press('PageDown');
      expect(await isShown('.deck-blank')).toBe(false);
      expect(await deck.where()).toBe('why');
    }
    await deck.press('b');
    await deck.touch.tap(400, 400);
    expect(await isShown('.deck-blank')).toBe(false);
    expect(await deck.where()).toBe('why');
  });
  test('letters work with a Russian keyboard', async () => {
    await open();
    await deck.pressAs('и', 'KeyB');
    expect(await isShown('.deck-blank')).toBe(true);
    await deck.pressAs('ю', 'Period');
    expect(await isShown('.deck-blank')).toBe(false);
    await deck.pressAs('т', 'KeyN');
    expect(await deck.where()).toBe('why');
    await deck.pressAs('щ', 'KeyO');
    expect(await isShown('#deck-overview')).toBe(true);
    await deck.pressAs('щ', 'KeyO');
    expect(await isShown('#deck-overview')).toBe(false);
  });
  test('F5 and F fill the screen without a reload', async () => {
    await open('#why');
    await deck.page.evaluate(() => {
      document.title = 'kept';
    });
    await deck.press('F5');
    await deck.page.waitForFunction(() => document.fullscreenElement !== null);
    await deck.press('f');
    await deck.page.waitForFunction(() => document.fullscreenElement === null);
    expect(await deck.page.title()).toBe('kept');
  });
  test('Esc opens the overview and closes what is open', async () => {
    await open();
    await deck.press('Escape');
    expect(await isShown('#deck-overview')).toBe(true);
    await deck.press('Escape');
    expect(await isShown('#deck-overview')).toBe(false);
    await deck.press('?');
    expect(await isShown('#deck-help')).toBe(true);
    await deck.press('Escape', '/');
    expect(await isShown('#deck-search')).toBe(true);
    await deck.press('Escape', 'b', 'Escape');
    expect(await deck.page.$$eval('dialog', (all) => all.length)).toBe(0);
    expect(await isShown('.deck-blank')).toBe(false);
  });
  test('help lists the keys, its lines act, and the focus comes back', async () => {
    await open('#why');
    await deck.page.focus('a[href="#1904"]');
    await deck.press('?', '?');
    expect(await isShown('#deck-help')).toBe(false);
    await deck.press('/', 'Escape');
    expect(await deck.page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe('#1904');
    await deck.press('?');
    await deck.page.click('.deck-help li:nth-child(4) button');
    expect(await deck.where()).toBe('вернули');
  });
  test('jump knows numbers and parts of titles; typing there drives nothing', async () => {
    await open();
    await deck.press('g');
    await type('14');
    expect(
      await deck.page.$$eval('[role=option]', (all) => all.map((each) => each.firstElementChild?.textContent)),
    ).toEqual(['14', '14b']);
    await deck.press('ArrowDown', 'Enter');
    expect(await deck.where()).toBe('two-dates-2');
    await deck.press('g');
    await type('bfson p.');
    expect(await text('#deck-jump .deck-count')).toBe('No slide has this number or title.');
    await deck.press('Enter', 'Escape');
    expect(await deck.where()).toBe('two-dates-2');
    expect(await isShown('.deck-blank')).toBe(false);
    await deck.press('g');
    await type('GIVEN back');
    await deck.press('Enter');
    expect(await deck.where()).toBe('вернули');
  });
  test('search goes from slide to slide and marks the words, across tags and into fragments', async () => {
    await open('#why');
    await deck.page.keyboard.down('Control');
    await deck.page.keyboard.down('Shift');
    await deck.press('f');
    await deck.page.keyboard.up('Shift');
    await deck.page.keyboard.up('Control');
    await type('Harbour');
    await deck.press('Enter');
    expect(await deck.where()).toBe('вернули');
    expect(await text('#deck-search .deck-count')).toBe('Slide 3 of 3 with these words');
    await deck.press('Enter');
    expect(await deck.where()).toBe('title');
    expect(await look.marked(deck.page)).toEqual(['harbour', 'harbour', 'harbour']);
    await deck.page.$eval('#deck-search input', (each) => each.select());
    await type('froze seldom. see');
    await deck.press('Enter');
    expect(await deck.where()).toBe('why');
    await deck.page.$eval('#deck-search input', (each) => each.select());
    await type('metre');
    await deck.press('Enter');
    expect(await deck.where()).toBe('steps+3');
    await deck.press('Escape');
    await deck.page.waitForFunction(() => CSS.highlights.get('deck-found')?.size === 0);
  });
  test('the overview has a column for each act, and arrows lead through it', async () => {
    await open('#two-dates');
    await deck.press('o');
    const columns = await deck.page.$$eval('#deck-overview section', (all) =>
      all.map((each) => `${each.getAttribute('aria-label')}:${each.querySelectorAll('button').length}`),
    );
    expect(columns).toEqual(['Title:2', 'The fortress:4', 'The camps:2', 'Return:1']);
    expect(await look.focusedText(deck.page)).toBe('14 Two dates');
    await deck.press('ArrowDown');
    expect(await look.focusedText(deck.page)).toBe('14b Two dates');
    await deck.press('ArrowLeft');
    expect(await look.focusedText(deck.page)).toBe('2 Why');
    await deck.press('PageDown', 'Enter');
    expect(await deck.where()).toBe('1904');
    await deck.press('o');
    await deck.page.click('#deck-overview section:last-child button');
    expect(await deck.where()).toBe('вернули');
  });
  test('a small picture is the slide at another scale, ids and all', async () => {
    await open('#two-dates-2');
    const large = await look.shape(deck.page, 'section.present > .slide');
    await deck.press('o');
    await deck.page.waitForSelector('li:has([aria-current]) .slide');
    const small = await look.shape(deck.page, 'li:has([aria-current]) .slide');
    expect(small.map(({ name }) => name)).toEqual(large.map(({ name }) => name));
    const apart = small.flatMap(({ lengths }, i) =>
      lengths.map((length, j) => Math.abs(length - (large[i]?.lengths[j] ?? 0))),
    );
    expect(Math.max(...apart)).toBeLessThan(12);
    expect(await look.duplicateIds(deck.page)).toEqual([]);
    expect(await deck.page.$eval('li:has([aria-current]) rect', (each) => each.getAttribute('fill'))).toBe(
      'url(#overview-g)',
    );
  });
});

describe('for those who listen, and for calm', () => {
  test('each change is said once', async () => {
    await open();
    await deck.page.evaluate(look.listen);
    await look.said(deck.page, 'Slide 1. One harbour. Port Arthur, 1894–1955.');
    await deck.press('ArrowRight');
    await look.said(deck.page, 'Slide 2. Why one harbour? It froze seldom. See the two dates or 1904.');
    await deck.press('ArrowRight', 'ArrowRight');
    await look.said(deck.page, 'Slide 4. It fell step by step.');
    await deck.press('ArrowRight');
    await look.said(deck.page, 'In August the outer hills.');
    await deck.press('ArrowRight');
    await look.said(deck.page, 'In December 203 Metre Hill. And the ships below it.');
    await deck.press('ArrowLeft', 'ArrowRight', 'ArrowRight', 'ArrowRight');
    await look.said(
      deck.page,
      'Slide 14b. The fortress surrendered on two different days (2). Two calendars. Julian. 20. Gregorian. 2.',
    );
    await deck.press('ArrowRight');
    await look.said(
      deck.page,
      'Slide 15. Content notice. This part speaks of deaths in camps. Press any forward key, or touch the screen, to go on.',
    );
    await deck.press('ArrowRight');
    await look.said(deck.page, 'Slide 15. The camps.');
    const everything = await deck.page.evaluate(() => document.documentElement.dataset.said?.split('\n'));
    expect(everything).toHaveLength(8);
  });
  test('the wrapper is the main landmark and only the current slide is in the tree', async () => {
    await open('#two-dates');
    const tree = JSON.stringify(await deck.page.accessibility.snapshot({ interestingOnly: false }));
    expect(tree).toContain('"main"');
    expect(tree).not.toContain('"application"');
    expect(await look.headingsHeard(deck.page)).toEqual(['The fortress surrendered on two different days']);
  });
  test.each([
    ['title', '', []],
    ['text', '#why', []],
    ['notice', '#camps', []],
    ['table', '#two-dates-2', []],
    ['overview', '', ['o']],
    ['help', '', ['?']],
    ['jump', '', ['g']],
    ['search', '', ['/']],
  ] as [string, string, KeyInput[]][])('axe finds nothing: %s', async (_, address, keys) => {
    await open(address);
    await deck.press(...keys);
    await deck.page.evaluate(() => Promise.all(document.getAnimations().map((each) => each.finished)));
    expect(await look.faults(deck.page)).toEqual([]);
  });
  test('no transition is longer than 10 ms when less motion is asked for', async () => {
    await open('', 'calm');
    expect(await look.longestTransition(deck.page, 'html')).toBeLessThanOrEqual(0.01);
    await deck?.page.close();
    await open();
    expect(await look.longestTransition(deck.page, '.slides')).toBe(0.25);
  });
});

describe('on paper', () => {
  test.each(['?print-pdf', '?view=print', ''])('a page a slide: deck.html%s', async (address) => {
    await open(address);
    if (!address) await deck.press('b', 'g');
    const pages = await printed(deck.page);
    expect(pages.map((page) => page.size)).toEqual(Array.from({ length: 9 }, () => '960x540'));
    expect(pages.map((page) => page.text.replace(/\s+/g, ' '))).toEqual([
      expect.stringContaining('One harbour'),
      expect.stringContaining('Why one harbour?'),
      expect.stringContaining('The fortress'),
      expect.stringContaining('And the ships below it.'),
      expect.stringContaining('20 December'),
      expect.stringContaining('Gregorian'),
      expect.stringMatching(/(?=.*The camps)(?=.*Content notice: deaths)/),
      expect.stringContaining('62,000'),
      expect.stringContaining('In May 1955.'),
    ]);
    expect(pages.map((page) => page.text).join()).not.toContain('This part speaks');
    expect(pages.map((page) => page.headings)).toEqual(Array.from({ length: 9 }, () => 1));
  });
});

describe('for the writing desk', () => {
  test('goTo and current, and an event for each slide', async () => {
    await open('#why');
    await deck.page.evaluate(() => {
      addEventListener('lanternist:slide', (event) => {
        document.title += ` ${(event as CustomEvent<{ id: string }>).detail.id}`;
      });
    });
    expect(await deck.page.evaluate(() => window.lanternist?.goTo('14b'))).toBe(true);
    expect(await deck.page.evaluate(() => window.lanternist?.goTo('nowhere'))).toBe(false);
    expect(await deck.page.evaluate(() => window.lanternist?.current())).toEqual({
      id: 'two-dates-2',
      number: '14b',
      title: 'The fortress surrendered on two different days (2)',
    });
    expect(await deck.page.title()).toBe('One harbour two-dates-2');
  });
});
