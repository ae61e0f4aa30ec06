import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openLocalBrowser } from '../serve/browser.ts';
import { type DeskPage, openDeskPage } from '../support/desk-page.ts';
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
let desk: DeskPage;
beforeAll(async () => {
  opened = await openLocalBrowser();
});
afterAll(() => opened.close());
beforeEach(async () => {
  desk = await openDeskPage(opened.browser, { script });
});
afterEach(() => desk.close());

test('shows the scripts, the deck, and that all is well', async () => {
  await desk.untilText('#count', 'No problem');
  expect(await desk.textOf('#scripts')).toContain('A talk at the desk');
  expect(await desk.textOf('#scripts')).toContain('English');
  expect(await desk.where()).toBe('title');
  expect(await desk.page.$eval('#mistake', (element) => element.checkVisibility())).toBe(false);
  expect(desk.complaints).toEqual([]);
});

test('an error stands over the last good deck with its line; mended, it goes', async () => {
  const { page, textOf, untilText } = desk;
  await desk.goTo('last');
  desk.save(script.replace('The end.', '::: notess\nThe end.\n:::'));
  await untilText('#count', '1 error');
  for (const panel of ['#problems', '#mistake']) {
    expect(await textOf(`${panel} .place`)).toBe('talk.md:21:5');
    expect(await textOf(`${panel} .message`)).toContain('Unknown block "notess", did you mean "notes"?');
    expect(await textOf(`${panel} .frame .line`)).toBe('21');
    expect(await textOf(`${panel} .frame mark`)).toBe('notess');
    expect(await textOf(`${panel} .hint`)).toContain('Known blocks');
    expect(await page.$eval(panel, (element) => element.checkVisibility())).toBe(true);
  }
  expect(await (await desk.deck()).$eval('section.page.present', (slide) => slide.textContent)).toContain('The end.');
  expect(await page.$eval('.deck-frame', (frame) => Number(getComputedStyle(frame).opacity))).toBeLessThan(0.6);
  expect(await page.$eval('#make-slides', (button) => button.getAttribute('aria-disabled'))).toBe('true');
  await desk.goTo('first');
  await page.click('#mistake .to-slide');
  await untilText('#where', 'Last');

  desk.save(script.replace('The end.', 'The mended end.'));
  await untilText('#count', 'No problem');
  await desk.untilShown('The mended end.');
  expect(await desk.where()).toBe('last');
  expect(await page.$eval('#mistake', (element) => element.checkVisibility())).toBe(false);
  expect(await page.$eval('#stage', (stage) => stage.classList.contains('is-behind'))).toBe(false);
});

test.each([1280, 420])('the words of a problem are marked wherever the line wraps, %i px wide', async (width) => {
  const { page } = desk;
  await page.setViewport({ width, height: 800 });
  const long = 'Some words before it stand in the same line, so that it has to wrap. '.repeat(2);
  desk.save(script.replace('The end.', `${long}![A ship of some kind](nowhere.jpg){credit="C" license="CC0"}`));
  await desk.untilText('#count', '1 error');
  const { text, before, marked, lines } = await page.$eval('#problems .frame', (frame) => {
    const part = (selector: string) => frame.querySelector(selector);
    const mark = part('mark');
    return {
      text: mark?.textContent,
      before: part('.before')?.getBoundingClientRect().bottom ?? 0,
      marked: [...(mark?.getClientRects() ?? [])].map(({ bottom }) => bottom),
      lines: getComputedStyle(mark ?? frame).textDecorationLine,
    };
  });
  expect(text).toBe('![A ship of some kind](nowhere.jpg){credit="C" license="CC0"}');
  expect(lines).toBe('underline');
  expect(marked.length).toBeGreaterThan(1);
  expect(Math.min(...marked)).toBeGreaterThanOrEqual(before - 3);
  const { backgroundColor } = await page.$eval('#problems mark', (mark) => ({ ...getComputedStyle(mark) }));
  expect(backgroundColor).not.toBe('rgba(0, 0, 0, 0)');
  // Nothing points from outside the words; what is added is for ears.
  const added = await page.$eval('#problems mark', (mark) =>
    ['::before', '::after'].map((pseudo) => {
      const { content, clipPath, position } = getComputedStyle(mark, pseudo);
      return { content, clipPath, position };
    }),
  );
  const unseen = { clipPath: 'inset(50%)', position: 'absolute' };
  expect(added).toEqual([
    { content: '" [marked: "', ...unseen },
    { content: '"] "', ...unseen },
  ]);
});

test('PDF prints a page a slide into the folder for outputs, and offers it', async () => {
  const { folder, page } = desk;
  expect(existsSync(join(folder, 'dist'))).toBe(false);
  await page.waitForSelector('#make-slides[aria-disabled="false"]');
  await page.focus('#make-slides');
  await page.keyboard.press('Enter');
  await page.waitForSelector('#made a');
  expect(await desk.textOf('#made')).toBe('dist/talk/en/slides.pdf, 4 slides');
  const pdf = readFileSync(join(folder, 'dist', 'talk', 'en', 'slides.pdf'));
  expect((await inspectPdf(pdf)).pages).toBe(4);
  const address = await page.$eval('#made a', (link) => (link as HTMLAnchorElement).href);
  const answer = await fetch(address);
  expect(answer.headers.get('content-type')).toBe('application/pdf');
  expect(Buffer.from(await answer.arrayBuffer()).equals(pdf)).toBe(true);
  await desk.untilText('#scripts', 'Up to date: Slides as PDF');
  desk.save(script.replace('The end.', 'Another end.'));
  await desk.untilText('#made', 'made before the last save');
  await desk.untilText('#scripts', 'Old: Slides as PDF');
  desk.save(script);
  await desk.untilText('#scripts', 'Up to date: Slides as PDF');
});

test('every output has a button and a state', async () => {
  const { page } = desk;
  await page.click('#tab-outputs');
  await page.waitForSelector('[data-output="reader-md"][aria-disabled="false"]');
  expect(await desk.textOf('#outputs li:nth-child(6)')).toContain('not built');
  await page.click('[data-output="reader-md"]');
  await desk.untilText('#outputs', 'dist/talk/en/reader.md');
  expect(await desk.textOf('#outputs li:nth-child(6)')).toContain('up to date');
  const address = await page.$eval('#outputs a', (link) => (link as HTMLAnchorElement).href);
  expect(await (await fetch(address)).text()).toContain('# A talk at the desk');
  await page.click('#make-handout');
  await desk.untilText('#made', 'dist/talk/en/handout.pdf');
});

test('what overflows on paper joins the problems', async () => {
  desk.save(script.replace('The end.', 'Filled.\n\n'.repeat(30)));
  await desk.goTo('last');
  await desk.untilShown('Filled.');
  await desk.page.click('#make-slides');
  await desk.untilText('#problems', 'slide-overflow');
  expect(await desk.textOf('#problems .place')).toMatch(/^talk\.md:19:\d+ · on paper$/);
});

test('the list has a picture of each opening slide, which follows the script', async () => {
  const { page, folder } = desk;
  const untilPictured = (text: string) =>
    page.waitForFunction(
      (wanted) =>
        [...document.querySelectorAll('.poster')].some((each) =>
          each.shadowRoot?.querySelector('.slide')?.textContent?.includes(wanted),
        ),
      {},
      text,
    );
  await untilPictured('A talk at the desk');
  const { width, height } = await page.$eval('.poster', (each) => {
    const box = each.shadowRoot?.querySelector('.slide')?.getBoundingClientRect();
    return { width: box?.width ?? 0, height: box?.height ?? 0 };
  });
  expect(width).toBeGreaterThan(100);
  expect(Math.abs(width / height - 16 / 9)).toBeLessThan(0.1);
  writeFileSync(join(folder, 'other.md'), script.replace('A talk at the desk', 'Another talk'));
  await untilPictured('Another talk');
  desk.save(script.replace('A talk at the desk', 'A renamed talk'));
  await untilPictured('A renamed talk');
});

test('a new script, a new picture and a changed configuration are noticed', async () => {
  const { folder, page, untilText } = desk;
  mkdirSync(join(folder, 'media'));
  desk.save(script.replace('The end.', '![A dot](media/dot.svg){credit="C" license="CC0"}'));
  await untilText('#count', '1 error');
  expect(await desk.textOf('.problem .message')).toContain('media/dot.svg');
  writeFileSync(
    join(folder, 'media', 'dot.svg'),
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="4"/></svg>',
  );
  await untilText('#count', 'No problem');
  writeFileSync(join(folder, 'other.md'), script.replace('A talk at the desk', 'Another talk'));
  await untilText('#scripts', 'Another talk');
  writeFileSync(join(folder, 'lanternist.yaml'), 'theme: gallery\n');
  await page.waitForFunction(() => {
    const frame = document.querySelector<HTMLIFrameElement>('#stage .deck-frame:not(.coming)');
    const root = frame?.contentDocument?.documentElement;
    return root && getComputedStyle(root).getPropertyValue('--ground').trim() === '#15181b';
  });
  rmSync(join(folder, 'other.md'));
  await page.waitForFunction(() => document.querySelectorAll('#scripts li').length === 1);
});

test('a desk that was closed says so, and goes on when it is open again', async () => {
  await desk.goTo('last');
  await desk.shut();
  await desk.untilText('#connection', 'The desk is closed');
  desk.save(script.replace('The end.', 'Written meanwhile.'));
  await desk.reopen();
  await desk.untilShown('Written meanwhile.');
  await desk.page.waitForFunction(() => document.querySelector('#connection')?.textContent === '');
  expect(await desk.where()).toBe('last');
});

test.each([1280, 700])('people who use other senses find no barrier in any panel, %i px wide', async (width) => {
  const { page } = desk;
  await page.setViewport({ width, height: 800 });
  const axe = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
  await page.evaluate(axe);
  for (const tab of ['outline', 'timing', 'evidence', 'outputs', 'problems']) {
    if (tab === 'problems') {
      desk.save(script.replace('The end.', '::: notess\nThe end.\n:::\n\n[a link](javascript:x)'));
      await desk.untilText('#count', 'errors');
    }
    await page.click(`#tab-${tab}`);
    await page.waitForFunction((panel) => document.querySelector(`#panel-${panel} ul`)?.children.length, {}, tab);
    expect(await violationsOn(), tab).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
});

async function violationsOn(): Promise<string[]> {
  return desk.page.evaluate(async () => {
    const axe = (window as unknown as { axe: { run: (context: object, options: object) => Promise<AxeResult> } }).axe;
    const { violations } = await axe.run({ exclude: ['#stage iframe'] }, {});
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
  });
}

interface AxeResult {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
}
