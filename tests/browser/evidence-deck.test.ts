import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, KeyInput, Page } from 'puppeteer-core/internal/puppeteer-core-browser.js';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { compileScript } from '../../src/compile.ts';
import { openPrintBrowser } from '../../src/output/browser/open.ts';
import { defaultSettings, renderDeckOf } from '../../src/pages.ts';
import { openWorkshop } from '../../src/workshop.ts';
import * as look from '../fixtures/deck/look.ts';
import { type OpenDeck, openDeck } from '../fixtures/deck/open-deck.ts';
import { printed } from '../fixtures/deck/printed.ts';
import { inspectPdf } from '../support/pdf.ts';

// The deck of tests/fixtures/scripts/evidence: what its superscripts lead to.
const opening = openPrintBrowser();
const built = (lang: string, name = 'evidence') => join(inject('built').folder, name, lang, 'deck.html');
const folder = mkdtempSync(join(tmpdir(), 'lanternist-evidence-'));
let browser: Browser;
let deck: OpenDeck;

beforeAll(async () => {
  browser = await (await opening.ready()).connect();
});
afterEach(async () => {
  await deck?.page.close();
});
afterAll(async () => {
  await opening.close();
  rmSync(folder, { recursive: true, force: true });
});

const open = async (address = '', path = built('en')) => {
  deck = await openDeck(browser, path, address);
};
const text = (selector: string, page = deck.page) => look.textOf(page, selector);
const dialogs = (page = deck.page) => page.$$eval('dialog', (all) => all.map((each) => each.id));
const here = 'section:not(.stack).present';
const mark = (number: number) => `${here} .note-mark[data-note="${number}"]`;
const marked = () =>
  deck.page.$$eval('#deck-sources [aria-current]', (all) => all.map((each) => each.id || each.textContent));

/** The middle of an element on the screen. */
const middle = async (selector: string) => {
  const box = await deck.page.$eval(selector, (each) => each.getBoundingClientRect().toJSON() as DOMRect);
  return [box.x + box.width / 2, box.y + box.height / 2] as const;
};

describe('sources on this slide', () => {
  test('C lists every note in full, with perspective, place and stance; C and Esc close it', async () => {
    await open('#fortress');
    await deck.press('c');
    expect(await text('#deck-sources h2')).toBe('Sources on this slide');
    const notes = await deck.page.$$eval('#deck-sources .evidence-notes > li', (all) =>
      all.map((each) => (each as HTMLElement).innerText.replace(/\s+/g, ' ')),
    );
    expect(notes).toEqual([
      expect.stringMatching(/^1 .*Izvestia.*para\. 3.*patriotic commemoration.*partisan.*This statement is contested/),
      expect.stringMatching(/^2 .*Ivanov.*1938.*p\. 12.*written to persuade/),
      '3 The line of 1903; see what comes later.',
    ]);
    expect(await marked()).toEqual([]);
    await deck.press('c');
    expect(await dialogs()).toEqual([]);
    await deck.pressAs('с', 'KeyC');
    expect(await dialogs()).toEqual(['deck-sources']);
    await deck.press('ArrowRight', 'Escape');
    expect(await dialogs()).toEqual([]);
    expect(await deck.where()).toBe('fortress');
    expect(deck.complaints).toEqual([]);
  });
  test('notes that were shortened at the foot are whole there, and the editor has a badge', async () => {
    await open('#voices');
    expect(await text(`${here} .slide-notes`)).toMatch(/room for at the…/);
    await deck.press('c');
    expect(await text('#deck-sources .evidence-notes')).toContain('none of the three was finished in time.');
    expect(await text('#deck-sources .by-editor')).toBe(
      '8 Editor’s note · high confidence Viktor Leonov was born in Zaraysk in 1916.',
    );
  });
  test('a click on a superscript shows its note; afterwards the space bar leads on', async () => {
    await open('#voices');
    await deck.page.click(mark(10));
    expect(await deck.where()).toBe('voices');
    expect(await marked()).toEqual([expect.stringContaining('lighthouse')]);
    const [list, note] = await Promise.all(
      ['.deck-sources', '#deck-sources [aria-current]'].map((each) => look.rect(deck.page, each)),
    );
    expect(note?.top).toBeGreaterThanOrEqual((list?.top ?? 0) - 1);
    expect(note?.bottom).toBeLessThanOrEqual((list?.bottom ?? 0) + 1);
    await deck.press('Escape', 'Space');
    expect(await deck.where()).toBe('later!');
  });
  test('a click on a note at the foot does the same; a link in it, and selecting in it, do not', async () => {
    await open('#fortress');
    await deck.page.click(`${here} .slide-notes > li[value="2"]`);
    expect(await marked()).toEqual([expect.stringContaining('Ivanov')]);
    await deck.press('Escape');
    const [x, y] = await middle(`${here} .slide-notes > li[value="1"] .note-text`);
    await deck.page.mouse.move(130, y);
    await deck.page.mouse.down();
    await deck.page.mouse.move(Math.max(x, 240), y, { steps: 4 });
    await deck.page.mouse.up();
    expect(await deck.page.evaluate(() => String(getSelection()).length)).toBeGreaterThan(3);
    expect(await dialogs()).toEqual([]);
    expect(await deck.where()).toBe('fortress');
    await deck.page.evaluate(() => getSelection()?.removeAllRanges());
    await deck.page.click(`${here} .slide-notes a`);
    expect(await dialogs()).toEqual([]);
    expect(await deck.where()).toBe('later!');
  });
  test.each([
    ['superscript', mark(2)],
    ['note at the foot', `${here} .slide-notes > li[value="2"]`],
  ])('a finger on a %s opens it and leads nowhere', async (_, selector) => {
    await open('#fortress');
    await deck.touch.tap(...(await middle(selector)));
    await deck.page.waitForSelector('#deck-sources [aria-current]');
    await look.pause(400);
    expect(await marked()).toEqual([expect.stringContaining('Ivanov')]);
    expect(await deck.where()).toBe('fortress');
    const [left, top] = await deck.page.$eval('#deck-sources', (each) => {
      const box = each.getBoundingClientRect();
      return [box.left, box.top];
    });
    await deck.touch.tap((left ?? 0) / 2, (top ?? 0) + 40);
    await deck.page.waitForFunction(() => document.querySelector('dialog') === null);
    expect(await deck.where()).toBe('fortress');
  });
  test('a finger that swipes over the notes at the foot still leads on', async () => {
    await open('#fortress');
    const [, y] = await middle(`${here} .slide-notes > li[value="2"]`);
    const session = await deck.page.createCDPSession();
    const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: { x: number; y: number }[]) =>
      session.send('Input.dispatchTouchEvent', { type, touchPoints });
    await send('touchStart', [{ x: 600, y }]);
    for (const x of [540, 460, 380]) await send('touchMove', [{ x, y }]);
    await send('touchEnd', []);
    expect(await deck.where()).toBe('voices');
    expect(await dialogs()).toEqual([]);
  });
  test('superscripts are buttons of at least 24 × 24 pixels, for keys too; the focus comes back', async () => {
    await open('#fortress');
    const buttons = await deck.page.$$eval(`${here} .note-mark`, (all) =>
      all.map((each) => {
        const area = getComputedStyle(each, '::after');
        const side = Math.min(Number.parseFloat(area.width), Number.parseFloat(area.height));
        return `${each.getAttribute('role')} ${each.getAttribute('aria-label')} ${side >= 24}`;
      }),
    );
    expect(buttons).toEqual([1, 2, 3].map((number) => `button note ${number}: sources true`));
    const [x, y] = await middle(mark(2));
    expect(
      await deck.page.evaluate(
        (left, top) =>
          [-11, 11].flatMap((far) => [
            document
              .elementFromPoint(left + far, top)
              ?.closest('.note-mark')
              ?.getAttribute('data-note'),
            document
              .elementFromPoint(left, top + far)
              ?.closest('.note-mark')
              ?.getAttribute('data-note'),
          ]),
        x,
        y,
      ),
    ).toEqual(['2', '2', '2', '2']);
    for (const key of ['Enter', 'Space'] as const) {
      await deck.page.focus(mark(2));
      await deck.press(key);
      expect(await marked()).toEqual([expect.stringContaining('Ivanov')]);
      await deck.press('Escape');
      expect(await deck.page.evaluate(() => document.activeElement?.getAttribute('data-note'))).toBe('2');
    }
    expect(await deck.where()).toBe('fortress');
    await deck.press('Tab', 'Enter');
    expect(await marked()).toEqual([expect.stringContaining('1903')]);
  });
  test('their area stays a finger wide where the slide is small', async () => {
    await open('#fortress');
    await deck.page.setViewport({ width: 640, height: 360, hasTouch: true });
    await deck.page.waitForFunction(() => getComputedStyle(document.body).getPropertyValue('--slide-scale') === '0.5');
    expect(await deck.page.$eval(mark(1), (each) => Number.parseFloat(getComputedStyle(each, '::after').width))).toBe(
      48,
    );
  });
  test('a link in it leads to the slide and closes it', async () => {
    await open('#fortress');
    await deck.press('c');
    await deck.page.click('#deck-sources a');
    await deck.page.waitForFunction(() => window.lanternist?.current().id === 'later');
    expect(await dialogs()).toEqual([]);
  });
  test('keeps back what a content notice keeps back', async () => {
    await open('#later');
    await deck.press('c');
    expect(await text('#deck-sources')).toContain('Forward shows the slide');
    expect(await text('#deck-sources')).not.toContain('SECRET-PLACE');
    await deck.press('Escape', 'ArrowRight', 'c');
    expect(await text('#deck-sources')).toContain('SECRET-PLACE');
  });
  test('a slide without sources says so', async () => {
    await open('#nothing');
    await deck.press('c');
    expect(await text('#deck-sources')).toMatch(/This slide names no sources\.$/);
    await deck.press('Escape', 'ArrowLeft', 'c');
    expect(await text('#deck-sources')).toMatch(/This slide names no sources\. Places and people Viktor Leonov/);
  });
  test('lights a dark screen first, and is among the keys', async () => {
    await open('#fortress');
    await deck.press('b', 'c');
    expect(await look.isShown(deck.page, '.deck-blank')).toBe(false);
    expect(await dialogs()).toEqual(['deck-sources']);
    await deck.press('Escape', '?');
    expect(await text('.deck-help')).toContain('Sources on this slide C');
    await deck?.page.close();
    await open('', built('en', 'overflow'));
    await deck.press('?');
    expect(await text('.deck-help')).not.toContain('Sources');
  });
  test('the search does not look into it', async () => {
    await open();
    await deck.press('/');
    await deck.page.keyboard.type('seen in translation only');
    await deck.press('Enter');
    expect(await text('#deck-search .deck-count')).toBe('No slide has these words.');
  });
});

describe('places and people', () => {
  const cards = () =>
    deck.page.$$eval('#deck-sources .evidence-names > ul > li', (all) =>
      all.map((each) => each.innerText.split(/\n+/).map((line) => line.replace(/\s+/g, ' ').trim())),
    );
  test('are told with their other names, by the slide’s date', async () => {
    await open('#fortress');
    await deck.press('c');
    expect(await cards()).toEqual([
      [
        'Port Arthur port',
        expect.stringMatching(
          /^Ryojun 1905–1945.*Lüshun from 1945.*Порт-Артур Russian.*旅順 Japanese.*旅顺 Simplified Chinese$/,
        ),
        'One harbour, a name for each of its masters.',
      ],
      [
        expect.stringMatching(/^Roman Kondratenko Russian general, the soul of the defence.*about 1857–1904$/),
        'Роман Кондратенко Russian',
        'Killed by a shell in Fort No. 2.',
      ],
      [
        expect.stringMatching(/^Dalny railway town.*from 1899$/),
        expect.stringMatching(/^Дальний Russian.*大連 Japanese, Traditional Chinese$/),
      ],
    ]);
    await deck.press('Escape', 'ArrowRight', 'c');
    expect((await cards()).map(([name, others]) => `${name}: ${others}`)).toEqual([
      expect.stringMatching(/^Ryojun port: Port Arthur until 1905.*Lüshun from 1945/),
    ]);
  });
  test('in the language of the script', async () => {
    await open('#fortress', built('ru'));
    await deck.press('c');
    expect(await text('#deck-sources h2')).toBe('Источники этого слайда');
    expect((await cards())[0]?.join('|')).toMatch(
      /^Порт-Артур port\|Port Arthur английский до 1905.*Lüshun английский с 1945/,
    );
    expect(await deck.page.$eval(mark(2), (each) => each.ariaLabel)).toBe('примечание 2: источники');
  });
});

describe('speaker window', () => {
  const openSpeaker = async () => {
    const popup = new Promise<Page>((resolve) => deck.page.once('popup', (page) => resolve(page as Page)));
    await deck.press('s');
    const speaker = await popup;
    await speaker.waitForSelector('.sp-now .slide');
    return speaker;
  };
  test('tells the sources of the slide and of what is said, small and below the notes', async () => {
    await open('#fortress');
    const speaker = await openSpeaker();
    expect(await text('.sp-text', speaker)).toBe('SPOKEN-TEXT The yearbook tells it otherwise. note 4');
    expect(await text('.sp-sources', speaker)).toMatch(
      /^Sources 1 .*Izvestia.*patriotic.* 2 .*Ivanov.* 3 The line.* 4 Yearbook.*p\. 7\. Japanese administration/,
    );
    const size = (selector: string) =>
      speaker.$eval(selector, (each) => Number.parseFloat(getComputedStyle(each).fontSize));
    expect(await size('.sp-sources')).toBeLessThan(await size('.sp-text'));
    expect(await look.faults(speaker)).toEqual([]);
    await speaker.keyboard.press('End');
    expect(await speaker.$$eval('.sp-sources', (all) => all.length)).toBe(0);
    expect(await text('.sp-notes', speaker)).toBe('This slide has no notes.');
  });
  test('C opens the sources there, and only there', async () => {
    await open('#fortress');
    const speaker = await openSpeaker();
    await speaker.keyboard.press('c');
    expect(await dialogs(speaker)).toEqual(['deck-sources']);
    expect(await dialogs()).toEqual([]);
    expect(await look.faults(speaker)).toEqual([]);
    await speaker.click('#deck-sources a');
    await deck.page.waitForFunction(() => window.lanternist?.current().id === 'later');
    expect(await dialogs(speaker)).toEqual([]);
  });
});

describe('other readers', () => {
  test.each([
    ['slide', '#fortress', []],
    ['sources', '#voices', ['c']],
    ['no sources', '#nothing', ['c']],
    ['overview', '#voices', ['o']],
  ] as [string, string, KeyInput[]][])('axe finds nothing: %s', async (_, address, keys) => {
    await open(address);
    await deck.press(...keys);
    await deck.page.evaluate(() => Promise.all(document.getAnimations().map((each) => each.finished)));
    expect(await look.faults(deck.page)).toEqual([]);
  });
  test.each([
    [390, 780],
    [740, 360],
    [1024, 768],
  ])('the dialog fits %i × %i', async (width, height) => {
    await open('#voices');
    await deck.page.setViewport({ width, height, hasTouch: true });
    await deck.press('c');
    const box = await deck.page.$eval('#deck-sources', (each) => {
      const { left, top, right, bottom } = each.getBoundingClientRect();
      const list = each.querySelector('.deck-sources');
      return { left, top, right, bottom, wide: (list?.scrollWidth ?? 0) > (list?.clientWidth ?? 0) };
    });
    expect(box.left >= 0 && box.top >= 0 && box.right <= width && box.bottom <= height).toBe(true);
    expect(box.wide).toBe(false);
  });
  test('a deck to share keeps its sources, without what is said', async () => {
    const root = fileURLToPath(new URL('../../', import.meta.url));
    const file = join(root, 'tests/fixtures/scripts/evidence/en.md');
    const workshop = openWorkshop(root);
    const compiled = await compileScript(workshop, { file, narrative: 'evidence', lang: 'en' });
    const html = await renderDeckOf(workshop, compiled, { ...defaultSettings, share: true });
    expect(readFileSync(built('en'), 'utf8')).toMatch(/SPOKEN-TEXT[\s\S]*CUE-PRIVATE[\s\S]*p\. 7/);
    expect(html).not.toMatch(/SPOKEN-TEXT|CUE-PRIVATE|<template class="speaker/);
    const path = join(folder, 'shared.html');
    writeFileSync(path, html);
    await open('#fortress', path);
    await deck.press('c');
    expect(await text('#deck-sources')).toContain('patriotic commemoration');
    expect(await text('#deck-sources')).not.toContain('p. 7');
  });
  test('on paper nothing of it is seen, and superscripts stay numbers', async () => {
    await open('?print-pdf');
    expect(await deck.page.$$eval('[role="button"]', (all) => all.length)).toBe(0);
    await deck.page.close();
    await open('#fortress');
    await deck.press('c');
    const pages = [...(await printed(deck.page)).map((page) => page.text), ...(await slidesPdf()).texts];
    expect(pages).toHaveLength(2 * (await slidesPdf()).pages);
    expect(pages.join(' ')).not.toMatch(/Places and people|One harbour, a name|seen in translation only|: sources/);
  });
});

const slidesPdf = () => inspectPdf(readFileSync(join(inject('built').folder, 'evidence', 'en', 'slides.pdf')));
