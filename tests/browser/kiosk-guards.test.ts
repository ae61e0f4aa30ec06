import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import type { Browser, KeyInput, Page } from 'puppeteer-core/internal/puppeteer-core-browser.js';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openPrintBrowser } from '../../src/output/browser/open.ts';
import { inlineSafe } from '../../src/output/inline-script.ts';
import { hashPin } from '../fixtures/kiosk-guards/hash-pin.ts';
import type { Guards } from '../fixtures/kiosk-guards/page.ts';

declare const guards: Guards;

const opening = openPrintBrowser();
const folder = mkdtempSync(join(tmpdir(), 'lanternist-guards-'));
const path = join(folder, 'page.html');
const address = pathToFileURL(path).href;
const style = join(import.meta.dirname, '../../templates/kiosk/kiosk-staff.css');
let browser: Browser;
let page: Page;

beforeAll(async () => {
  const entry = join(import.meta.dirname, '../fixtures/kiosk-guards/page.ts');
  const made = await build({ entryPoints: [entry], bundle: true, format: 'iife', target: 'es2022', write: false });
  const settings = {
    ...{ title: '', idle: 60, warning: 20, narration: 'off', ground: 'dark', pxMm: 0.5, made: '1', stories: [] },
    hours: { from: 600, to: 1080 },
    pin: hashPin('2468', 1000),
    languages: [{ lang: 'en', name: 'English', words: { kioskClosed: 'Closed now', kioskClosedText: 'until {time}' } }],
  };
  writeFileSync(
    path,
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Guards</title><style>${readFileSync(style)}#stage, article { height: 100vh; }</style><body>
<div id="stage"><article class="kiosk-page"><p id="text">The fortress <a id="link" href="https://example.org/" target="_blank">surrendered</a> twice.</p></article></div>
<script type="application/json" id="kiosk-settings">${JSON.stringify(settings)}</script>
<script>${inlineSafe(made.outputFiles[0]?.text ?? '')}</script></body></html>`,
  );
  browser = await (await opening.ready()).connect();
});
beforeEach(async () => {
  page = await browser.newPage();
  await page.setViewport({ width: 1080, height: 800, hasTouch: true });
  await page.goto(`${address}?autoSlide=1#/3`);
});
afterEach(() => page.close());
afterAll(async () => {
  await opening.close();
  rmSync(folder, { recursive: true, force: true });
});

const isPrevented = (name: string) =>
  page.evaluate(
    (type) => guards.seen.filter((event) => event.type === type).map((each) => each.defaultPrevented),
    name,
  );

describe('no way out', () => {
  test('query string and hash are gone, at the start and later; nothing is added to the history', async () => {
    expect(page.url()).toBe(address);
    const length = await page.evaluate(() => {
      const before = history.length;
      location.hash = 'x';
      history.pushState(null, '', '?y');
      location.href = 'about:blank';
      return history.length - before;
    });
    expect([length, page.url()]).toEqual([0, address]);
  });

  test('every combination of modifiers and keys leaves the page where it is', async () => {
    const mods: KeyInput[] = ['Control', 'Alt', 'Meta', 'Shift'];
    const keys: KeyInput[] = [
      ...([
        'a',
        'f',
        'g',
        'p',
        's',
        'o',
        'u',
        'r',
        'd',
        'h',
        'j',
        'l',
        'n',
        't',
        'w',
        '0',
        '9',
        '+',
        '-',
        '?',
      ] as const),
      ...(['F1', 'F3', 'F5', 'F6', 'F7', 'F11', 'F12', 'Backspace', 'Delete', 'Insert'] as const),
      ...(['ArrowLeft', 'ArrowRight', 'Home', 'PageDown', 'ContextMenu', 'Enter', 'Escape'] as const),
    ];
    await page.evaluate(() => Object.assign(window, { same: true }));
    for (let mask = 0; mask < 16; mask++) {
      const held = mods.filter((_, index) => mask & (1 << index));
      for (const key of held) await page.keyboard.down(key);
      for (const key of keys) await page.keyboard.press(key);
      for (const key of held) await page.keyboard.up(key);
    }
    const open = await page.evaluate(
      (allowed) =>
        guards.seen
          .filter((event): event is KeyboardEvent => event.type === 'keydown' && !event.defaultPrevented)
          .filter(
            (event) => event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || !allowed.includes(event.key),
          )
          .map(({ key }) => key),
      ['ArrowLeft', 'ArrowRight', 'Home', 'PageDown', 'Enter', 'Escape'],
    );
    expect(open).toEqual([]);
    expect(await page.evaluate(() => guards.seen.length)).toBeGreaterThan(600);
    expect(await page.evaluate(() => ['same' in window, visualViewport?.scale])).toEqual([true, 1]);
    expect([page.url(), await page.evaluate(() => String(getSelection()))]).toEqual([address, '']);
  });

  test('context menu, zooming wheel, side buttons, links, drops', async () => {
    await page.mouse.click(60, 20, { button: 'right' });
    await page.keyboard.down('Control');
    await page.mouse.wheel({ deltaY: -200 });
    await page.keyboard.up('Control');
    for (const button of ['middle', 'back', 'forward'] as const) await page.mouse.click(60, 20, { button });
    const count = (await browser.pages()).length;
    await page.click('#link');
    await page.evaluate(() => document.body.dispatchEvent(new Event('drop', { bubbles: true, cancelable: true })));
    expect(await isPrevented('contextmenu')).toEqual([true]);
    expect(await isPrevented('wheel')).toEqual([true]);
    expect((await isPrevented('mouseup')).slice(1, 4)).toEqual([true, true, true]);
    expect(await isPrevented('click')).toEqual([true]);
    expect(await isPrevented('drop')).toEqual([true]);
    expect([page.url(), (await browser.pages()).length]).toEqual([address, count]);
  });

  test('no window, no selection', async () => {
    expect(await page.evaluate(() => window.open('about:blank'))).toBeNull();
    await page.mouse.click(60, 20, { count: 3 });
    await page.evaluate(() => getSelection()?.selectAllChildren(document.body));
    await page.waitForFunction(() => getSelection()?.isCollapsed);
  });
});

describe('staff', () => {
  const pressed = (...names: string[]) => names.map((name) => page.click(`[data-staff-key="${name}"]`));
  const enter = async (pin: string) => {
    for (const press of [...pin, 'OK']) await Promise.all(pressed(press));
  };
  const wait = () => page.$eval('#staff-panel [role="status"]', (each) => Number(each.getAttribute('data-wait')));

  test('a wrong PIN makes the next wait, also after closing; the right one opens', async () => {
    await page.evaluate(() => guards.openPanel());
    expect(await page.evaluate(() => [document.documentElement.dataset.staff ?? null, guards.holds()])).toEqual([
      '',
      1,
    ]);
    await enter('1111');
    await page.waitForFunction(() => document.querySelector('#staff-panel [data-wait="1"]'));
    await page.waitForFunction(() => document.querySelector('#staff-panel [data-wait="0"]'));
    await enter('1112');
    await page.waitForFunction(() => document.querySelector('#staff-panel [data-wait="2"]'));
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => [document.documentElement.dataset.staff ?? null, guards.holds()])).toEqual([
      null,
      0,
    ]);
    await page.evaluate(() => guards.openPanel());
    expect(await wait()).toBeGreaterThan(0);
    await page.waitForFunction(() => document.querySelector('#staff-panel [data-wait="0"]'));
    await enter('2468');
    await page.waitForSelector('[data-staff-key="dim-40"]');
    await Promise.all(pressed('dim-40'));
    expect(await page.evaluate(() => document.documentElement.style.getPropertyValue('--kiosk-dim'))).toBe('0.4');
  });

  test('closed outside the hours, and back by itself; the page is not blank meanwhile', async () => {
    await page.evaluate(() => guards.setHour(19));
    expect(await page.$eval('#kiosk-closed', (each) => each.textContent)).toBe('Closed now until 10:00');
    expect(await page.evaluate(() => guards.isBlank())).toBe(false);
    await page.evaluate(() => guards.setHour(11));
    expect(await page.$('#kiosk-closed')).toBeNull();
    await page.$eval('#stage', (stage) => stage.replaceChildren());
    expect(await page.evaluate(() => guards.isBlank())).toBe(true);
  });
});
