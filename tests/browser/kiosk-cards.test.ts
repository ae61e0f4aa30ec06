import type { Page } from 'puppeteer-core/internal/puppeteer-core-browser.js';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type KioskPages, openKioskPages } from '../support/kiosk-page.ts';

let kiosk: KioskPages;
let page: Page;

beforeAll(async () => {
  kiosk = await openKioskPages();
});
beforeEach(async () => {
  page = await kiosk.open();
  await page.tap('#stage');
  await page.tap('#stage [data-story="harbour"]');
});
afterEach(() => page.close());
afterAll(() => kiosk.close());

const next = () => page.tap('#controls [data-do="next"]');
const card = () => page.$eval('dialog[open]', (dialog) => dialog.getAttribute('data-card'));

describe('cards', () => {
  test.each(['#stage .contested .account', '#stage [data-do="accounts"]'])(
    'a touch of %s shows the accounts beside one another, each with its voice and its sources',
    async (place) => {
      await next();
      await next();
      await page.tap(place);
      expect(await card()).toBe('accounts');
      const accounts = await page.$$eval('dialog[open] .account', (all) =>
        all.map((each) => ({
          top: Math.round(each.getBoundingClientRect().top),
          left: Math.round(each.getBoundingClientRect().left),
          voice: each.querySelector('.account-by')?.textContent,
          source: each.querySelector('.account-source')?.textContent?.trim() ?? '',
        })),
      );
      expect(accounts).toMatchObject([
        { voice: 'The harbour master', source: 'Log of the harbour master, page 7.' },
        { voice: 'A fisherman', source: '' },
      ]);
      const [first, second] = accounts;
      expect([first?.top, (first?.left ?? 0) < (second?.left ?? 0)]).toEqual([second?.top, true]);
      await page.tap('dialog[open] [data-do="close"]');
      expect(await page.$('dialog[open]')).toBeNull();
    },
  );

  test('a footnote number shows its own source, marked', async () => {
    await next();
    await next();
    await page.tap('#stage .note-mark[data-note="1"]');
    expect(await card()).toBe('sources');
    expect(await page.$eval('dialog[open] .touched', (note) => note.getAttribute('data-note'))).toBe('1');
  });

  test('the square to take home says what it is for, another address what it is', async () => {
    const words = () => page.$eval('dialog[open] .card-body', (body) => body.lastElementChild?.textContent);
    await page.tap('#stage .kiosk-foot .square-link');
    expect(await words()).toContain('on your way home');
    expect(await page.$eval('dialog[open] figcaption', (each) => each.textContent)).toBe(
      'https://museum.example/harbour-en.pdf',
    );
    await page.tap('dialog[open] [data-do="close"]');
    await next();
    await next();
    await page.tap('#stage [data-do="more"]');
    await page.tap('#stage .page-read .square-link');
    expect(await words()).toContain('shows no other sites');
  });

  test('one that is too long for its room has keys to scroll it', async () => {
    await next();
    await next();
    await page.tap('#stage [data-do="accounts"]');
    expect(await page.$eval('dialog[open] [data-do="down"]', (key) => key.checkVisibility())).toBe(false);
    await page.tap('dialog[open] [data-do="close"]');
    await page.tap('#controls [data-do="comfort"]');
    await page.tap('dialog[open] [data-value="200"]');
    await page.tap('dialog[open] [data-do="calm"]');
    await page.tap('dialog[open] [data-do="close"]');
    await page.addStyleTag({ content: 'dialog.card { max-height: 50vh !important; }' });
    await page.$eval('#stage [data-do="accounts"]', (key) => (key as HTMLElement).click());
    const before = await page.$eval('dialog[open] .card-body', (body) => body.scrollTop);
    await page.tap('dialog[open] [data-do="down"]');
    expect(await page.$eval('dialog[open] .card-body', (body) => body.scrollTop)).toBeGreaterThan(before);
  });
});

test('the warning stands over an open card as itself, and gives the card back', async () => {
  await page.close();
  page = await kiosk.open({ idle: 1, warning: 20 });
  await page.tap('#stage');
  await page.tap('#stage [data-story="harbour"]');
  await next();
  await next();
  await page.tap('#stage [data-do="sources"]');
  await page.waitForFunction(() => document.getElementById('warning-left')?.textContent);
  expect(await page.$eval('dialog[open]', (dialog) => dialog.textContent)).toMatch(
    /^Are you still there\?The screen starts again/,
  );
  await page.tap('dialog[open] [data-do="stay"]');
  expect(await card()).toBe('sources');
});

describe('high contrast', () => {
  test.each(['dark', 'light'])('on %s ground all words reach 7 to 1', async (ground) => {
    await page.tap('#controls [data-do="comfort"]');
    await page.tap(`dialog[open] [data-do="ground"][data-value="${ground}"]`);
    await page.tap('dialog[open] [data-do="contrast"]');
    const ratios = await page.evaluate(() => {
      const probe = document.body.appendChild(document.createElement('i'));
      const light = (name: string): number => {
        probe.style.color = `var(--${name})`;
        const parts =
          getComputedStyle(probe)
            .color.match(/[\d.]+/g)
            ?.map((each) => Number(each) / 255) ?? [];
        const [r = 0, g = 0, b = 0] = parts.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const ratio = (one: number, other: number) => (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
      const grounds = ['ground', 'plate'].map(light);
      return ['ink', 'soft', 'accent'].flatMap((word) => grounds.map((under) => ratio(light(word), under)));
    });
    expect(Math.min(...ratios)).toBeGreaterThanOrEqual(7);
    const shown = await page.$eval('body', (body) => getComputedStyle(body).backgroundColor);
    expect(shown).toBe(ground === 'dark' ? 'rgb(0, 0, 0)' : 'rgb(255, 255, 255)');
  });
});
