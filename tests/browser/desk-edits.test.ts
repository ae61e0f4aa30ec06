import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openLocalBrowser } from '../serve/browser.ts';
import { type DeskPage, openDeskPage } from '../support/desk-page.ts';

const script = `---
title: A talk at the desk
lang: en
date: 2026-01-01
---

## First {#first}

Text of the first.

# An act {#act}

## Steps {#steps}

::: incremental
- One
- Two
- Three
:::

## Noted {#noted}

Said.[^1]

[^1]: By whom.

# Another act {#act-two}

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
  // Every section and the page itself are marked: what is made anew has lost its mark.
  await (await desk.deck()).evaluate(() => {
    for (const each of document.querySelectorAll<HTMLElement>('body, section.page, section.page .slide'))
      each.dataset.same = 'yes';
  });
});
afterEach(async () => {
  expect(desk.complaints).toEqual([]);
  await desk.close();
});

/** What is still the page that was loaded first: the body, and the slides by their ids. */
const kept = async () =>
  (await desk.deck()).evaluate(() => ({
    page: document.body.dataset.same === 'yes',
    slides: [...document.querySelectorAll('section.page')]
      .filter((each) => each.querySelector<HTMLElement>('.slide')?.dataset.same !== 'yes')
      .map(({ id }) => id),
  }));
const order = async () =>
  (await desk.deck()).evaluate(() =>
    [...document.querySelectorAll('.slides > section')].map((act) => [...act.children].map(({ id }) => id)),
  );
/** As the slides themselves show them. */
const numbers = async () =>
  (await desk.deck()).evaluate(() => [...document.querySelectorAll('.strip-number')].map((each) => each.textContent));
const shownSteps = async () =>
  (await desk.deck()).evaluate(() => document.querySelectorAll('section.page.present .fragment.visible').length);

test('a save shows at the same slide, with the same steps, and exchanges only that slide', async () => {
  await desk.goTo('steps');
  await desk.press('ArrowRight', 2);
  desk.save(script.replace('- Two', '- Two, rewritten').replace('## Steps', '## Some steps'));
  await desk.untilShown('Two, rewritten');
  await desk.untilText('#where', 'Some steps');
  expect(await shownSteps()).toBe(2);
  expect(await desk.where()).toBe('steps');
  expect(await kept()).toEqual({ page: true, slides: ['steps'] });
});

test('an edit elsewhere leads there, and shows the slide whole', async () => {
  await desk.goTo('first');
  desk.save(script.replace('- Three', '- Three, rewritten'));
  await desk.untilAt('steps');
  expect(await shownSteps()).toBe(3);
  desk.save(script.replace('- Three', '- Three, rewritten').replace('The end.', 'The very end.'));
  await desk.untilAt('last');
  await desk.untilText('#where', 'Last');
  expect(await kept()).toEqual({ page: true, slides: ['steps', 'last'] });
});

test('spoken words are part of the slide that is edited', async () => {
  await desk.goTo('last');
  desk.save(script.replace('Text of the first.', 'Text of the first.\n\n::: notes\nSaid aloud.\n:::'));
  await desk.untilAt('first');
});

test('neither front matter nor an edit of many slides leads anywhere', async () => {
  await desk.goTo('last');
  const many = script.replace(/^## (.*) \{/gm, '## $1 anew {');
  desk.save(many);
  await desk.untilText('#where', 'Last anew');
  expect(await desk.where()).toBe('last');
  desk.save(many.replace('A talk at the desk', 'A talk renamed'));
  await desk.page.waitForFunction(() => {
    const frame = document.querySelector<HTMLIFrameElement>('#stage .deck-frame:not(.coming)');
    return frame?.contentDocument?.title.includes('A talk renamed') && frame.contentWindow?.lanternist;
  });
  expect(await desk.where()).toBe('last');
});

test('slides are put in, taken out and moved in the running page', async () => {
  await desk.goTo('steps');
  await desk.press('ArrowRight');
  const inserted = script.replace('## Steps', '## New {#new}\n\nNew text.\n\n## Steps');
  desk.save(inserted);
  await desk.untilAt('new');
  expect(await order()).toEqual([
    ['title', 'first'],
    ['act', 'new', 'steps', 'noted'],
    ['act-two', 'last'],
  ]);
  expect(await kept()).toMatchObject({ page: true });
  expect(await numbers()).toEqual(['1', '2', '3', '4', '5', '6', '7', '8']);
  await desk.press('ArrowRight');
  expect(await desk.where()).toBe('steps');
  await desk.press('ArrowRight', 3);
  expect(await shownSteps()).toBe(3);
  await desk.press('ArrowRight');
  expect(await desk.where()).toBe('noted');

  desk.save(inserted.replace(/## Noted[\s\S]*?(?=# Another)/, ''));
  await desk.untilAt('steps');
  expect(await order()).toEqual([
    ['title', 'first'],
    ['act', 'new', 'steps'],
    ['act-two', 'last'],
  ]);
  await desk.press('End');
  expect(await desk.where()).toBe('last');

  const renamed = inserted.replace(/## Noted[\s\S]*?(?=# Another)/, '').replace('{#last}', '{#finish}');
  desk.save(renamed);
  await desk.untilAt('finish');
  desk.save(renamed.replace(/# An act[\s\S]*?(?=# Another)/, ''));
  await desk.page.waitForFunction(() => {
    const frame = document.querySelector<HTMLIFrameElement>('.deck-frame');
    return frame?.contentDocument?.querySelectorAll('.slides > section').length === 2;
  });
  expect(await order()).toEqual([
    ['title', 'first'],
    ['act-two', 'finish'],
  ]);
  // Where slides were taken out, the one before them is what was edited.
  await desk.untilAt('first');
  await desk.press('ArrowRight', 2);
  expect(await desk.where()).toBe('finish');
  await desk.press('ArrowLeft');
  expect(await desk.where()).toBe('act-two');
  expect(await kept()).toMatchObject({ page: true });
});

test('superscripts of an exchanged slide still open their notes', async () => {
  await desk.goTo('noted');
  desk.save(script.replace('Said.', 'Said otherwise.'));
  await desk.untilShown('Said otherwise.');
  const frame = await desk.deck();
  await frame.click('section.page.present .note-mark[role="button"]');
  await frame.waitForSelector('dialog[open]');
  expect(await kept()).toEqual({ page: true, slides: ['noted'] });
});

test('a content notice that comes and goes is met as in the hall', async () => {
  await desk.goTo('first');
  desk.save(script.replace('{#last}', '{#last notice="Photographs of the dead"}'));
  await desk.untilAt('last');
  expect(
    await (await desk.deck()).$eval('section.page.present', (slide) => slide.classList.contains('notice-pending')),
  ).toBe(false);
  await desk.goTo('act-two');
  desk.save(script);
  await desk.untilAt('last');
  expect(await (await desk.deck()).$('section.page.present .content-notice')).toBe(null);
});

test.each([
  [
    'a template',
    'templates/partials/layouts/statement.hbs',
    '<p class="from-template">Of the project</p>\n{{body}}',
    '.from-template',
  ],
  ['a style sheet', 'templates/slide.css', '.slide { --from-style: 1 }', ''],
])('%s of the project is noticed, and leads nowhere', async (_, path, text, selector) => {
  await desk.goTo('last');
  // A folder with a configuration is a project, and may have templates.
  writeFileSync(join(desk.folder, 'lanternist.yaml'), 'theme: paper\n');
  mkdirSync(join(desk.folder, path, '..'), { recursive: true });
  writeFileSync(join(desk.folder, path), text);
  await desk.page.waitForFunction(
    (wanted) => {
      const page = document.querySelector<HTMLIFrameElement>('#stage .deck-frame:not(.coming)')?.contentDocument;
      const slide = page?.querySelector('section.page.present .slide');
      if (!page || !slide) return false;
      return wanted
        ? slide.querySelector(wanted) !== null
        : getComputedStyle(slide).getPropertyValue('--from-style') === '1';
    },
    {},
    selector,
  );
  expect(await desk.where()).toBe('last');
});

test('a theme of the project and an entry of its library are noticed', async () => {
  const { folder } = desk;
  await desk.goTo('last');
  writeFileSync(join(folder, 'house.css'), ':root { --ground: #123456 }');
  writeFileSync(join(folder, 'lanternist.yaml'), 'theme: house.css\n');
  const untilGround = (colour: string) =>
    desk.page.waitForFunction(
      (wanted) => {
        const page = document.querySelector<HTMLIFrameElement>('#stage .deck-frame:not(.coming)')?.contentDocument;
        return page && getComputedStyle(page.documentElement).getPropertyValue('--ground').trim() === wanted;
      },
      {},
      colour,
    );
  await untilGround('#123456');
  writeFileSync(join(folder, 'house.css'), ':root { --ground: #654321 }');
  await untilGround('#654321');
  expect(await desk.where()).toBe('last');

  mkdirSync(join(folder, 'library'));
  const library = (name: string) =>
    writeFileSync(
      join(folder, 'library', 'places.yaml'),
      `places:\n  - id: dalny\n    kind: port\n    coordinates: [38.9, 121.6]\n    names:\n      - { text: ${name}, lang: en }\n`,
    );
  library('Dalny');
  desk.save(script.replace('The end.', '[]{place=dalny} fell.'));
  await desk.untilShown('Dalny fell.');
  await desk.goTo('first');
  library('Dalian');
  await desk.page.waitForFunction(() => {
    const page = document.querySelector<HTMLIFrameElement>('#stage .deck-frame:not(.coming)')?.contentDocument;
    return page?.querySelector('#last')?.textContent?.includes('Dalian fell.');
  });
  expect(await desk.where()).toBe('first');
});
