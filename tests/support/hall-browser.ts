import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core/internal/puppeteer-core-browser.js';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { openLocalBrowser } from '../serve/browser.ts';
import { type OpenTalk, openTalk } from '../serve/present/given-talk.ts';
import { pairPhone, phone, phoneSize } from './phones.ts';

export const narratives = fileURLToPath(new URL('../../narratives/', import.meta.url));
/** A projector's screen, and a speaker's own. */
export const wide = { width: 1280, height: 720 };

/** One lecture a test, with as many pages of it as the test wants; a page whose script complains fails the test. */
export interface HallBrowser {
  readonly give: (...talk: Parameters<typeof openTalk>) => Promise<OpenTalk>;
  readonly page: (address: string, size?: Parameters<Page['setViewport']>[0]) => Promise<Page>;
  readonly screen: () => Promise<Page>;
  readonly speaker: () => Promise<Page>;
  /** A phone that was paired. */
  readonly remote: (size?: Parameters<Page['setViewport']>[0]) => Promise<Page>;
  readonly listener: (lang?: string) => Promise<Page>;
}

/** To be called at the top of a test file: opens the browser for it, and closes all that a test opened. */
export function useHallBrowser(): HallBrowser {
  let opened: Awaited<ReturnType<typeof openLocalBrowser>>;
  let open: OpenTalk | undefined;
  let pages: Page[];
  let complaints: string[];
  beforeAll(async () => {
    opened = await openLocalBrowser();
  });
  afterAll(() => opened.close());
  beforeEach(() => {
    pages = [];
    complaints = [];
  });
  afterEach(async () => {
    for (const page of pages) await page.close();
    await open?.close();
    open = undefined;
    expect(complaints).toEqual([]);
  });
  const presentation = (): OpenTalk['presentation'] => {
    if (!open) throw new Error('No lecture is given');
    return open.presentation;
  };
  const page: HallBrowser['page'] = async (address, size = phoneSize) => {
    const made = await phone(opened.browser, address, size);
    made.on('pageerror', (error) => complaints.push(String(error)));
    pages.push(made);
    return made;
  };
  const deckPage = async (path: string): Promise<Page> => {
    const made = await page(`${presentation().address}${path}`, wide);
    await made.waitForSelector('html[data-deck-ready]');
    return made;
  };
  return {
    async give(...talk) {
      open = await openTalk(...talk);
      return open;
    },
    page,
    screen: () => deckPage(''),
    speaker: () => deckPage('speaker'),
    async remote(size) {
      const made = await page(presentation().invitations().pair.address, size);
      await pairPhone(made);
      return made;
    },
    listener: (lang = 'en') => page(`${presentation().invitations().follow.address}?lang=${lang}`),
  };
}
