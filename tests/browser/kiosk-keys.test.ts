import type { CDPSession, Page } from 'puppeteer-core/internal/puppeteer-core-browser.js';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type KioskPages, openKioskPages } from '../support/kiosk-page.ts';

let kiosk: KioskPages;
let page: Page;
let client: CDPSession;

beforeAll(async () => {
  kiosk = await openKioskPages();
});
beforeEach(async () => {
  page = await kiosk.open({}, keepAnnouncements);
  client = await page.createCDPSession();
  await client.send('Accessibility.enable');
});
afterEach(() => page.close());
afterAll(() => kiosk.close());

/** Every live region that speaks: its language and its words, in turn. What is emptied says nothing. */
function keepAnnouncements(): void {
  const said: string[] = [];
  new MutationObserver((changes) => {
    const regions = new Set(
      changes.flatMap(({ target }) => {
        const element = target instanceof Element ? target : target.parentElement;
        return element?.closest('[aria-live], [role="status"], [role="alert"]') ?? [];
      }),
    );
    for (const region of regions) {
      const lang = region.closest('[lang]')?.getAttribute('lang');
      if (region.textContent !== '') said.push(`${lang}: ${region.textContent}`);
    }
  }).observe(document, { childList: true, characterData: true, subtree: true });
  Object.assign(window, { said });
}

/** What was announced since the last call. */
const said = () =>
  page.evaluate(() => {
    const all: string[] = Reflect.get(window, 'said');
    return all.splice(0);
  });

interface Seen {
  readonly role: string;
  readonly name: string;
  readonly isFocused: boolean;
}

/** The page as a screen reader gets it: what is hidden or inert isn't in it. */
async function tree(): Promise<Seen[]> {
  const { nodes } = await client.send('Accessibility.getFullAXTree');
  return nodes
    .filter(({ ignored }) => !ignored)
    .map(({ role, name, properties }) => ({
      role: String(role?.value ?? ''),
      name: String(name?.value ?? ''),
      isFocused: properties?.some((each) => each.name === 'focused' && each.value.value === true) ?? false,
    }));
}

/** Role and name of what has the focus, unless it is the whole page. */
async function focused(): Promise<string> {
  const [own] = (await tree()).filter(({ isFocused, role }) => isFocused && role !== 'RootWebArea');
  return own ? `${own.role} ${own.name}`.trim() : '';
}

/** Whether what has the focus is on the screen, with a ring around it. */
const isRingSeen = () =>
  page.evaluate(() => {
    const own = document.activeElement;
    if (!own || own === document.body) return false;
    const { outlineStyle, outlineWidth } = getComputedStyle(own);
    const { left, top, right, bottom } = own.getBoundingClientRect();
    const isInside = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
    return isInside && outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 3;
  });

/** Tabs until a control has the focus; each stop on the way must be seen. */
async function tabTo(wanted: string): Promise<void> {
  const passed: string[] = [];
  for (let step = 0; step < 25; step++) {
    await page.keyboard.press('Tab');
    const here = await focused();
    if (here !== '') expect([here, await isRingSeen()]).toEqual([here, true]);
    if (here === wanted) return;
    passed.push(here);
  }
  throw new Error(`"${wanted}" can't be reached; passed were ${passed.join(', ')}`);
}

const press = (key: 'Enter' | 'Escape' | 'Tab' | 'ArrowRight' | 'ArrowLeft' | 'End' | 'Home') =>
  page.keyboard.press(key);

async function beginHarbour(): Promise<void> {
  await press('Tab');
  await press('Enter');
  await page.waitForSelector('html[data-screen="story"]');
  await said();
}

describe('with keys alone', () => {
  test('from the attract loop through menu and story to a card, and back', async () => {
    await press('Tab');
    expect(await focused()).toBe('button One harbour 5 pages');
    expect(await isRingSeen()).toBe(true);
    expect(await said()).toEqual(['en: Choose a story']);

    await press('Enter');
    expect(await focused()).toBe('main');
    expect(await isRingSeen()).toBe(true);
    expect(await said()).toEqual(['en: One harbour — Page 1 of 5']);

    await press('ArrowRight');
    await press('ArrowRight');
    expect(await said()).toEqual(['en: A port in the east — Page 2 of 5', 'en: How many ships came? — Page 3 of 5']);

    await tabTo('button Compare the accounts');
    await press('Enter');
    expect(await focused()).toMatch(/^(generic|group|region)/);
    expect(await said()).toEqual([]);
    await press('Escape');
    expect(await focused()).toBe('button Compare the accounts');

    await tabTo('button Sources');
    await press('Enter');
    await press('Escape');
    expect(await focused()).toBe('button Sources');
    await press('Escape');
    expect(await said()).toEqual(['en: Choose a story']);
    expect(await focused()).toBe('button One harbour 5 pages');
    await tabTo('button Start again');
    await press('Enter');
    expect(await page.$eval('html', (root) => root.dataset.screen)).toBe('attract');
    expect(await said()).toEqual([]);
  });

  test('a notice takes the focus to its answer, and gives it back to the page', async () => {
    await beginHarbour();
    await tabTo('button Next');
    for (let step = 0; step < 3; step++) await press('Enter');
    expect(await focused()).toBe('button Continue');
    expect((await said()).at(-1)).toBe('en: Content notice: A storm, and people who drowned.');
    expect((await tree()).filter(({ name }) => name.includes('Two ships sank'))).toEqual([]);
    await press('Enter');
    expect(await focused()).toBe('main');
    expect(await said()).toEqual(['en: The storm — Page 4 of 5']);
  });

  test('on the last page it is said that the story ends; the focus leaves the key that does nothing more', async () => {
    await beginHarbour();
    await tabTo('slider Travel to another time');
    await press('End');
    const strip = () => page.$eval('.time-strip:not([hidden])', (each) => each.getAttribute('aria-valuetext'));
    expect(await strip()).toBe('Its end — Page 5 of 5');
    // The slider tells its own value: twice would be once too often.
    expect(await said()).toEqual([]);
    await press('ArrowLeft');
    await press('Enter');
    await tabTo('button Next');
    await press('Enter');
    expect((await said()).at(-1)).toBe('en: Its end — Page 5 of 5 — This story ends here.');
    expect(await focused()).toBe('main');
  });

  test('another language is announced in itself, and the focus stays', async () => {
    await beginHarbour();
    await press('ArrowRight');
    await said();
    await tabTo('button Language');
    await press('Enter');
    expect(await focused()).toBe('button English');
    await tabTo('button Русский');
    await press('Enter');
    expect(await focused()).toBe('button Язык');
    expect(await said()).toEqual(['ru: Порт на востоке — Страница 2 из 5']);
  });

  test('a link to elsewhere opens its square', async () => {
    await beginHarbour();
    await press('ArrowRight');
    await press('ArrowRight');
    await tabTo('button More');
    await press('Enter');
    await page.waitForSelector('.more-open');
    await page.focus('#stage .square-link');
    await press('Enter');
    expect((await tree()).filter(({ role }) => role === 'dialog')).toMatchObject([{ name: 'Read on with your phone' }]);
  });
});

describe('under a card', () => {
  test('the page is inert, and the card has a name', async () => {
    await beginHarbour();
    await tabTo('button Reading aids');
    await press('Enter');
    const seen = await tree();
    expect(seen.filter(({ role }) => role === 'dialog').map(({ name }) => name)).toEqual(['Reading aids']);
    expect(seen.filter(({ name }) => name === 'Next' || name.startsWith('One harbour'))).toEqual([]);
    expect(seen.filter(({ name }) => name === 'Close')).not.toEqual([]);
    for (let step = 0; step < 15; step++) {
      await press('Tab');
      expect(await page.evaluate(() => document.activeElement?.closest('#stage, #controls') ?? null)).toBeNull();
    }
  });

  test('the warning says itself once, as a whole, and not each second', async () => {
    await page.close();
    page = await kiosk.open({ idle: 1, warning: 20 }, keepAnnouncements);
    client = await page.createCDPSession();
    await beginHarbour();
    await page.waitForSelector('html[data-warning]');
    await page.waitForFunction(() => document.getElementById('warning-left')?.textContent?.includes('18'));
    expect(await said()).toEqual([]);
    const [warning] = (await tree()).filter(({ role }) => role === 'alertdialog');
    expect(warning?.name).toBe('Are you still there?');
    expect(await focused()).toBe('button Go on reading');
    await press('Escape');
    expect(await page.$('dialog[open]')).toBeNull();
    expect(await focused()).toBe('main');
  });
});
