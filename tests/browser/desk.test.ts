import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Frame, Page } from 'puppeteer-core/internal/puppeteer-core-browser.js';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Desk, openDesk } from '../../src/serve/desk.ts';
import { openLocalBrowser } from '../serve/browser.ts';
import { inspectPdf } from '../support/pdf.ts';

const script = `---
title: A talk at the desk
lang: en
date: 2026-01-01
---

## First {#first}

Text of the first.

## Steps {#steps}

::: incremental
- One
- Two
- Three
:::

## Last {#last}

The end.
`;

let opened: Awaited<ReturnType<typeof openLocalBrowser>>;
let browser: Browser;
let folder: string;
let file: string;
let desk: Desk;
let page: Page;
let complaints: string[];
beforeAll(async () => {
  opened = await openLocalBrowser();
  browser = opened.browser;
});
afterAll(() => opened.close());
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lanternist-desk-'));
  file = join(folder, 'talk.md');
  writeFileSync(file, script);
  desk = await openAt(0);
  page = await browser.newPage();
  page.setDefaultTimeout(30_000);
  complaints = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.setViewport({ width: 1280, height: 800 });
  await page.goto(desk.address);
  await page.waitForSelector('#stage iframe:not(.coming)');
});
afterEach(async () => {
  await page.close();
  await desk.close();
  rmSync(folder, { recursive: true });
});

const openAt = (port: number) => openDesk({ cwd: folder, paths: ['.'], out: join(folder, 'dist'), browser: '', port });

/** Saves as most editors do: a new file takes the old one's name. */
function save(text: string): void {
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}

async function deck(): Promise<Frame> {
  const frame = await (await page.waitForSelector('#stage iframe:not(.coming)'))?.contentFrame();
  if (!frame) throw new Error('No deck');
  return frame;
}

const goTo = async (id: string) => (await deck()).evaluate((to) => window.lanternist?.goTo(to), id);
const where = async () => (await deck()).evaluate(() => window.lanternist?.current().id);
/** Waits until the open slide has a text. */
const untilShown = (text: string) =>
  page.waitForFunction(
    (wanted) => {
      const frame = document.querySelector<HTMLIFrameElement>('#stage iframe:not(.coming)');
      return frame?.contentDocument?.querySelector('section.page.present')?.textContent?.includes(wanted);
    },
    {},
    text,
  );
const untilText = (selector: string, text: string) =>
  page.waitForFunction((at, wanted) => document.querySelector(at)?.textContent?.includes(wanted), {}, selector, text);
const textOf = (selector: string) => page.$eval(selector, (element) => element.textContent);

test('shows the scripts, the deck, and that all is well', async () => {
  await untilText('#count', 'No problem');
  expect(await textOf('#scripts')).toContain('A talk at the desk');
  expect(await textOf('#scripts')).toContain('English');
  expect(await where()).toBe('title');
  expect(await page.$eval('#behind', (element) => element.checkVisibility())).toBe(false);
  expect(complaints).toEqual([]);
});

test('a save shows at the same slide, with the same steps, in the same page', async () => {
  await goTo('steps');
  const frame = await deck();
  await frame.evaluate(() => document.body.focus());
  await frame.page().keyboard.press('Tab');
  await frame.evaluate(() => {
    const right = { key: 'ArrowRight', code: 'ArrowRight', bubbles: true };
    document.dispatchEvent(new KeyboardEvent('keydown', right));
    document.dispatchEvent(new KeyboardEvent('keydown', right));
    document.body.dataset.same = 'yes';
  });
  save(script.replace('- Two', '- Two, rewritten').replace('## Steps', '## Some steps'));
  await untilShown('Two, rewritten');
  await untilText('#where', 'Some steps');
  const after = await (await deck()).evaluate(() => ({
    same: document.body.dataset.same,
    shown: document.querySelectorAll('section.present .fragment.visible').length,
  }));
  expect(after).toEqual({ same: 'yes', shown: 2 });
  expect(await where()).toBe('steps');
});

test('slides that come and go leave the open one open, with its steps', async () => {
  await goTo('steps');
  await (await deck()).evaluate(() =>
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', code: 'ArrowRight', bubbles: true })),
  );
  save(script.replace('## Steps', '## New {#new}\n\nNew text.\n\n## Steps').replace('- One', '- One anew'));
  await untilShown('One anew');
  expect(await where()).toBe('steps');
  expect(await (await deck()).$$eval('section.present .fragment.visible', (shown) => shown.length)).toBe(1);
  save(script.replace(/## Steps[\s\S]*?(?=## Last)/, ''));
  await untilShown('Text of the first');
  expect(await where()).toBe('first');
  expect(complaints).toEqual([]);
});

test('an error keeps the last good deck and names its line; mended, it goes', async () => {
  await goTo('last');
  save(script.replace('The end.', '::: notess\nThe end.\n:::'));
  await untilText('#count', '1 error');
  expect(await textOf('.problem .place')).toBe('talk.md:21:5');
  expect(await textOf('.problem .message')).toContain('Unknown block "notess", did you mean "notes"?');
  expect(await textOf('.frame .line')).toBe('21');
  expect(await textOf('.frame mark')).toBe('notess');
  expect(await textOf('.problem .hint')).toContain('Known blocks');
  expect(await textOf('#behind')).toContain('line 21');
  expect(await (await deck()).$eval('section.present', (slide) => slide.textContent)).toContain('The end.');
  expect(await page.$eval('#stage iframe', (frame) => Number(getComputedStyle(frame).opacity))).toBeLessThan(0.6);
  expect(await page.$eval('#make-paper', (button) => button.getAttribute('aria-disabled'))).toBe('true');
  await goTo('first');
  await page.click('.to-slide');
  await untilText('#where', 'Last');

  save(script.replace('The end.', 'The mended end.'));
  await untilText('#count', 'No problem');
  await untilShown('The mended end.');
  expect(await where()).toBe('last');
  expect(await page.$eval('#stage', (stage) => stage.classList.contains('is-behind'))).toBe(false);
});

test('Make paper prints a page a slide into the folder for outputs, and offers it', async () => {
  expect(existsSync(join(folder, 'dist'))).toBe(false);
  await page.waitForSelector('#make-paper[aria-disabled="false"]');
  await page.focus('#make-paper');
  await page.keyboard.press('Enter');
  await page.waitForSelector('#paper a');
  expect(await textOf('#paper')).toBe('dist/talk/en/slides.pdf, 4 pages');
  const pdf = readFileSync(join(folder, 'dist', 'talk', 'en', 'slides.pdf'));
  expect((await inspectPdf(pdf)).pages).toBe(4);
  const address = await page.$eval('#paper a', (link) => (link as HTMLAnchorElement).href);
  const answer = await fetch(address);
  expect(answer.headers.get('content-type')).toBe('application/pdf');
  expect(Buffer.from(await answer.arrayBuffer()).equals(pdf)).toBe(true);
  save(script.replace('The end.', 'Another end.'));
  await untilText('#paper', 'made before the last save');
});

test('what overflows on paper joins the problems', async () => {
  save(script.replace('The end.', 'A long paragraph that fills the slide.\n\n'.repeat(30)));
  await goTo('last');
  await untilShown('A long paragraph');
  await page.click('#make-paper');
  await untilText('#problems', 'slide-overflow');
  expect(await textOf('.problem .place')).toMatch(/^talk\.md:19:\d+ · on paper$/);
});

test('a new script, a new picture and a changed theme are noticed', async () => {
  mkdirSync(join(folder, 'media'));
  save(script.replace('The end.', '![A dot](media/dot.svg){credit="C" license="CC0"}'));
  await untilText('#count', '1 error');
  expect(await textOf('.problem .message')).toContain('media/dot.svg');
  writeFileSync(
    join(folder, 'media', 'dot.svg'),
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="4"/></svg>',
  );
  await untilText('#count', 'No problem');
  writeFileSync(join(folder, 'other.md'), script.replace('A talk at the desk', 'Another talk'));
  await untilText('#scripts', 'Another talk');
  writeFileSync(join(folder, 'lanternist.yaml'), 'theme: gallery\n');
  await page.waitForFunction(() => {
    const frame = document.querySelector<HTMLIFrameElement>('#stage iframe:not(.coming)');
    const root = frame?.contentDocument?.documentElement;
    return root && getComputedStyle(root).getPropertyValue('--ground').trim() === '#15181b';
  });
  rmSync(join(folder, 'other.md'));
  await page.waitForFunction(() => document.querySelectorAll('#scripts li').length === 1);
});

test('a desk that was closed says so, and goes on when it is open again', async () => {
  const { port } = new URL(desk.address);
  await goTo('last');
  await desk.close();
  await untilText('#connection', 'The desk is closed');
  save(script.replace('The end.', 'Written meanwhile.'));
  desk = await openAt(Number(port));
  await untilShown('Written meanwhile.');
  await page.waitForFunction(() => document.querySelector('#connection')?.textContent === '');
  expect(await where()).toBe('last');
});

test.each([1280, 700])('people who use other senses find no barrier, %i px wide', async (width) => {
  await page.setViewport({ width, height: 800 });
  save(script.replace('The end.', '::: notess\nThe end.\n:::\n\n[a link](javascript:x)'));
  await untilText('#count', 'errors');
  const axe = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
  await page.evaluate(axe);
  const violations = await page.evaluate(async () => {
    const axe = (window as unknown as { axe: { run: (context: object, options: object) => Promise<AxeResult> } }).axe;
    const { violations } = await axe.run({ exclude: ['#stage iframe'] }, {});
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
  });
  expect(violations).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
});

interface AxeResult {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
}
