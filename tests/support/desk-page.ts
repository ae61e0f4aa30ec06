import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Frame, Page } from 'puppeteer-core/internal/puppeteer-core-browser.js';
import { expect } from 'vitest';
import { type Desk, openDesk } from '../../src/serve/desk.ts';

/** A desk over a folder of its own, open in a page. Whoever opened it closes it. */
export interface DeskPage {
  readonly folder: string;
  readonly file: string;
  readonly page: Page;
  /** Errors of the page and of its console. */
  readonly complaints: readonly string[];
  readonly address: () => string;
  /** Saves as most editors do: a new file takes the old one's name. */
  readonly save: (text: string) => void;
  /** The frame with the deck. */
  readonly deck: () => Promise<Frame>;
  readonly goTo: (id: string) => Promise<void>;
  /** The id of the open slide. */
  readonly where: () => Promise<string | undefined>;
  /** Presses a key in the deck. */
  readonly press: (key: string, times?: number) => Promise<void>;
  /** Waits until the open slide has a text. */
  readonly untilShown: (text: string) => Promise<unknown>;
  readonly untilAt: (id: string) => Promise<unknown>;
  readonly untilText: (selector: string, text: string) => Promise<unknown>;
  readonly textOf: (selector: string) => Promise<string>;
  /** Ends the desk and opens it again at the same port. */
  readonly shut: () => Promise<void>;
  readonly reopen: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A talk with an act, notes, and a slide whose time must be guessed; `more` goes into its front matter. */
export const deskTalk = (more = ''): string => `---
title: A talk at the desk
lang: en
date: 2026-01-01
${more}---

## Before {#before time=60}

Text of the first slide, in two
lines of the script.[^1]

[^1]: The note says so.

# The act {#act time=30}

## Steps {#steps time=90}

- One *thing*
- Two \`things\`

::: notes
Spoken words.
:::

## Guessed {#guessed}

The guess.

::: notes
${'word '.repeat(130)}
:::
`;

export interface DeskWishes {
  readonly script: string;
  readonly editor?: string;
}

export async function openDeskPage(browser: Browser, { script, editor = '' }: DeskWishes): Promise<DeskPage> {
  const folder = mkdtempSync(join(tmpdir(), 'lanternist-desk-'));
  const file = join(folder, 'talk.md');
  writeFileSync(file, script);
  const openAt = (port: number) =>
    openDesk({ cwd: folder, paths: ['.'], out: join(folder, 'dist'), browser: '', editor, port });
  const running: { desk: Desk } = { desk: await openAt(0) };
  const page = await browser.newPage();
  page.setDefaultTimeout(30_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.setViewport({ width: 1280, height: 800 });
  await page.goto(running.desk.address);
  const shown = '#stage .deck-frame:not(.coming)';
  await page.waitForSelector(shown);

  const deck = async (): Promise<Frame> => {
    for (;;) {
      // A deck that is loaded anew takes the place of the old one in between.
      const frame = await (await page.waitForSelector(shown))?.contentFrame();
      if (frame) return frame;
    }
  };
  return {
    folder,
    file,
    page,
    complaints,
    address: () => running.desk.address,
    save(text) {
      writeFileSync(`${file}.new`, text);
      renameSync(`${file}.new`, file);
    },
    deck,
    goTo: async (id) => {
      await (await deck()).evaluate((to) => window.lanternist?.goTo(to), id);
    },
    where: async () => (await deck()).evaluate(() => window.lanternist?.current().id),
    press: async (key, times = 1) => {
      await (await deck()).evaluate(
        (pressed, count) => {
          for (let at = 0; at < count; at += 1)
            document.dispatchEvent(new KeyboardEvent('keydown', { key: pressed, code: pressed, bubbles: true }));
        },
        key,
        times,
      );
    },
    untilShown: (text) =>
      page.waitForFunction(
        (wanted) => {
          const frame = document.querySelector<HTMLIFrameElement>('#stage .deck-frame:not(.coming)');
          return frame?.contentDocument?.querySelector('section.page.present')?.textContent?.includes(wanted);
        },
        {},
        text,
      ),
    untilAt: (id) =>
      page.waitForFunction(
        (wanted) => {
          const frame = document.querySelector<HTMLIFrameElement>('#stage .deck-frame:not(.coming)');
          return frame?.contentWindow?.lanternist?.current().id === wanted;
        },
        {},
        id,
      ),
    // What stands there instead is told when it doesn't come.
    untilText: (selector, text) =>
      expect
        .poll(() => page.evaluate((at) => document.querySelector(at)?.textContent ?? '', selector), { timeout: 30_000 })
        .toContain(text),
    textOf: (selector) => page.$eval(selector, (element) => element.textContent ?? ''),
    shut: () => running.desk.close(),
    async reopen() {
      running.desk = await openAt(Number(new URL(running.desk.address).port));
    },
    async close() {
      await page.close();
      await running.desk.close();
      rmSync(folder, { recursive: true });
    },
  };
}
