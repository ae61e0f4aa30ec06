import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser, Page } from 'puppeteer-core/internal/puppeteer-core-browser.js';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openPrintBrowser } from '../../src/output/browser/open.ts';

const opening = openPrintBrowser();
const folder = mkdtempSync(join(tmpdir(), 'lanternist-kiosk-'));
let browser: Browser;
let opened: Page | undefined;
let page: Page;
let requests: string[];

beforeAll(async () => {
  await promisify(execFile)(process.execPath, ['lib/cli.js', 'build', 'narratives', '--to', 'kiosk', '-o', folder]);
  browser = await (await opening.ready()).connect();
});
afterEach(async () => {
  await opened?.close();
  opened = undefined;
});
afterAll(async () => {
  await opening.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Opens the kiosk from disk, with some of its settings changed in a copy. */
async function open(settings: Record<string, unknown> = {}, size = { width: 1920, height: 1080 }): Promise<void> {
  const file = join(folder, 'kiosk', `try-${Math.random().toString(36).slice(2)}.html`);
  const html = readFileSync(join(folder, 'kiosk', 'index.html'), 'utf8');
  const [, json = ''] = /id="kiosk-settings">([^<]*)</.exec(html) ?? [];
  const changed = JSON.stringify({ ...JSON.parse(json), ...settings }).replace(/</g, '\\u003c');
  writeFileSync(
    file,
    html.replace(json, () => changed),
  );
  page = await browser.newPage();
  opened = page;
  requests = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.setViewport({ ...size, hasTouch: true });
  await page.goto(`file://${file}`);
  await page.waitForSelector('html[data-kiosk-ready]');
}

const root = (name: string) => page.evaluate((key) => document.documentElement.dataset[key] ?? '', name);
const state = () =>
  page.evaluate(() => {
    const { screen, story, lang, page: number } = document.documentElement.dataset;
    return [screen, story, lang, number].join(' ');
  });

async function begin(story = 'leonov-at-wonsan'): Promise<void> {
  await page.tap('#stage');
  await page.waitForSelector('[data-screen="menu"]');
  await page.tap(`#stage [data-story="${story}"]`);
  await page.waitForSelector('[data-screen="story"]');
}

describe('the kiosk', () => {
  test('gives each story and language its own handout, as a square that a phone reads', async () => {
    const own = join(folder, 'own');
    cpSync('tests/fixtures/kiosk-handout', own, { recursive: true });
    await promisify(execFile)(process.execPath, ['lib/cli.js', 'build', own, '--to', 'kiosk', '-o', join(own, 'dist')]);
    const html = readFileSync(join(own, 'dist', 'kiosk', 'index.html'), 'utf8');
    expect(html).toContain('https://museum.example/harbour-en.pdf');
    expect(html).toContain('https://museum.example/harbour-ru.pdf');
    expect(html).not.toMatch(/<a [^>]*href="http/);
  });

  test('leads from the attract loop through the menu into a story, and back', async () => {
    await open();
    expect(await root('screen')).toBe('attract');
    await begin();
    expect(await state()).toBe('story leonov-at-wonsan en 0');
    await page.tap('#controls [data-do="next"]');
    expect(await root('page')).toBe('1');
    await page.tap('#controls [data-do="restart"]');
    expect(await root('screen')).toBe('attract');
  });

  test('turns pages by swiping', async () => {
    await open();
    await begin();
    const finger = await page.touchscreen.touchStart(1200, 300);
    await finger.move(900, 310);
    await finger.move(700, 310);
    await finger.end();
    expect(await root('page')).toBe('1');
  });

  test('a control acts on release, and sliding off cancels', async () => {
    await open();
    await begin();
    const next = await page.$('#controls [data-do="next"]');
    const { x, y, width, height } = (await next?.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    await page.mouse.move(x + width / 2, y + height / 2);
    await page.mouse.down();
    expect(await root('page')).toBe('0');
    await page.mouse.move(x - 400, y - 300);
    await page.mouse.up();
    expect(await root('page')).toBe('0');
  });

  test('never holds what is spoken', async () => {
    const html = readFileSync(join(folder, 'kiosk', 'index.html'), 'utf8');
    expect(html).toContain('A bluff and a number');
    expect(html).not.toContain('Good evening');
    expect(html).not.toContain('speaker-notes');
  });

  test('asks whether anybody is there, then lets the next visitor find nothing of the last', async () => {
    await open({ idle: 1, warning: 2 });
    await begin();
    await page.tap('#controls [data-do="comfort"]');
    await page.tap('[data-do="text"][data-value="200"]');
    await page.tap('dialog[open] [data-do="close"]');
    await page.waitForSelector('html[data-warning]', { timeout: 5000 });
    await page.tap('dialog[open] [data-do="stay"]');
    expect(await root('screen')).toBe('story');
    await page.waitForSelector('[data-screen="attract"]', { timeout: 8000 });
    const text = await page.evaluate(() => document.documentElement.style.getPropertyValue('--text'));
    expect(text).toBe('1');
  });

  test('a content notice stands before its page, and the page is out of the accessibility tree', async () => {
    await open();
    await begin('port-arthur');
    for (let step = 0; step < 4; step++) await page.tap('#controls [data-do="next"]');
    await page.waitForSelector('html[data-notice]');
    const shown = await page.evaluate(
      () => getComputedStyle(document.querySelector('.page-shown') ?? document.body).display,
    );
    expect(shown).toBe('none');
    await page.tap('#stage [data-do="continue"]');
    expect(await page.$('html[data-notice]')).toBeNull();
  });

  test('the time strip travels', async () => {
    await open();
    await begin('port-arthur');
    const line = await page.$('.time-strip:not([hidden]) .time-line');
    const { x, y, width } = (await line?.boundingBox()) ?? { x: 0, y: 0, width: 0 };
    await page.touchscreen.tap(x + width - 2, y);
    expect(Number(await root('page'))).toBeGreaterThan(25);
  });

  test.each([
    { width: 1920, height: 1080 },
    { width: 1080, height: 1920 },
  ])('text of 200 % flows and is never cut off at $width × $height', async (size) => {
    await open({}, size);
    await begin();
    await page.tap('#controls [data-do="comfort"]');
    await page.tap('[data-do="text"][data-value="200"]');
    await page.tap('dialog[open] [data-do="close"]');
    for (let step = 0; step < 13; step++) {
      const wide = await page.evaluate(() =>
        [...document.querySelectorAll('#stage :is(p, li, h1, h2, h3, td, th, .key), #controls button')]
          .filter((each) => each.getBoundingClientRect().right > innerWidth + 1)
          .map((each) => `${document.documentElement.dataset.page}: ${each.textContent?.slice(0, 40)}`),
      );
      expect(wide).toEqual([]);
      await page.evaluate(() => document.querySelector<HTMLElement>('#stage [data-do="continue"]')?.click());
      await page.evaluate(() => document.querySelector<HTMLElement>('#controls [data-do="next"]')?.click());
    }
  });

  test('at 100 % every page fits, also after larger text', async () => {
    await open();
    await page.tap('#stage');
    const crowded = await page.evaluate(() => {
      const click = (selector: string) => document.querySelector<HTMLElement>(selector)?.click();
      const ids = [...document.querySelectorAll<HTMLElement>('#stage [data-story]')].map((each) => each.dataset.story);
      return ids.flatMap((id) => {
        click('#controls [data-do="menu"]');
        click(`#stage [data-story="${id}"]`);
        const strip = document.querySelector('.time-strip:not([hidden])');
        return Array.from({ length: Number(strip?.getAttribute('aria-valuemax')) }, () => {
          click('#stage [data-do="continue"]');
          click('[data-do="text"][data-value="200"]');
          click('[data-do="text"][data-value="100"]');
          const shown = document.querySelector<HTMLElement>('#stage article');
          const told = shown?.classList.contains('flows') ? [`${id} ${shown.dataset.id}`] : [];
          click('#controls [data-do="next"]');
          return told;
        }).flat();
      });
    });
    expect(crowded).toEqual([]);
  });

  test.each(['dark', 'light'])('controls in Chinese have a Chinese font on %s ground', async (ground) => {
    await open({ ground });
    await page.tap('#stage');
    await page.tap('#controls [data-do="language"]');
    await page.tap('[data-do="lang"][data-lang="zh"]');
    const fonts = await page.$$eval('#controls [data-word]', (labels) =>
      labels.map((each) => getComputedStyle(each).fontFamily),
    );
    expect(fonts.filter((font) => !font.includes('Noto Serif SC'))).toEqual([]);
  });

  test('asks nothing of any machine', async () => {
    await open();
    await begin();
    for (let step = 0; step < 12; step++) await page.tap('#controls [data-do="next"]').catch(() => {});
    expect(requests.filter((url) => !url.startsWith('file:') && !url.startsWith('data:'))).toEqual([]);
  });

  test('controls are large enough for the declared display', async () => {
    await open();
    await begin();
    const small = await page.evaluate(() => {
      const { pxMm } = JSON.parse(document.getElementById('kiosk-settings')?.textContent ?? '{}');
      return [...document.querySelectorAll<HTMLElement>('#controls button, #stage .key')]
        .map((each) => ({ name: each.dataset.do, box: each.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 0 && Math.min(box.width, box.height) * pxMm < 19.9)
        .map(({ name }) => name);
    });
    expect(small).toEqual([]);
  });
});
