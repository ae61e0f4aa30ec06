import type { Page } from 'puppeteer-core/internal/puppeteer-core-browser.js';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type KioskPages, openKioskPages } from '../support/kiosk-page.ts';

let kiosk: KioskPages;
let page: Page;

beforeAll(async () => {
  kiosk = await openKioskPages();
});
afterEach(() => page?.close());
afterAll(() => kiosk.close());

const listen = '#controls [data-do="listen"]';

async function begin(story: string): Promise<void> {
  await page.tap('#stage');
  await page.tap(`#stage [data-story="${story}"]`);
  await page.waitForSelector('html[data-screen="story"]');
  await page.tap('#controls [data-do="next"]');
}

/** What the page's sound and its idle clock did, in turn; `pass` lets its clock run ahead by so many seconds. */
function keepEvents(): void {
  const told: string[] = [];
  const clock = { ahead: 0 };
  const now = performance.now.bind(performance);
  performance.now = () => now() + clock.ahead;
  const pass = (seconds: number): void => {
    clock.ahead += seconds * 1000;
  };
  const play = HTMLMediaElement.prototype.play;
  HTMLMediaElement.prototype.play = function () {
    for (const name of ['playing', 'ended', 'error']) this.addEventListener(name, () => told.push(name));
    return play.call(this);
  };
  new MutationObserver((changes) => {
    for (const { target, attributeName } of changes) {
      if (attributeName === 'data-warning' && target instanceof HTMLElement && target.hasAttribute('data-warning'))
        told.push('warning');
    }
  }).observe(document, { attributes: true, subtree: true, attributeFilter: ['data-warning'] });
  Object.assign(window, { told, pass });
}

const pass = (seconds: number): Promise<void> =>
  page.evaluate((by) => (Reflect.get(window, 'pass') as (seconds: number) => void)(by), seconds);

describe('a recording', () => {
  test('is heard to its end, with captions, and nobody is asked meanwhile whether anybody is there', async () => {
    page = await kiosk.open({ idle: 60, warning: 20 }, keepEvents);
    await begin('harbour');
    expect(await page.$eval(listen, (key) => key.textContent)).toBe('Read aloud');
    await page.tap(listen);
    await page.waitForSelector('#kiosk-caption:not([hidden])');
    await pass(70);
    expect(await page.$eval(listen, (key) => key.textContent)).toBe('Stop reading aloud');
    expect(await page.$eval('#kiosk-caption', (each) => [each.textContent, each.getAttribute('lang')])).toEqual([
      'A port in the east',
      'en',
    ]);
    await page.waitForFunction(() => document.getElementById('kiosk-caption')?.textContent === 'None of them stayed.');
    await page.waitForFunction(() => Reflect.get(window, 'told').includes('ended'));
    await pass(70);
    await page.waitForSelector('html[data-warning]');
    expect(await page.evaluate(() => Reflect.get(window, 'told'))).toEqual(['playing', 'ended', 'warning']);
    expect(await page.$eval('#kiosk-caption', (each) => each.checkVisibility())).toBe(false);
  });

  test('stops when the page is turned', async () => {
    page = await kiosk.open({}, keepEvents);
    await begin('harbour');
    await page.tap(listen);
    await page.waitForSelector('#kiosk-caption:not([hidden])');
    await page.tap('#controls [data-do="next"]');
    expect(await page.$('#kiosk-caption:not([hidden])')).toBeNull();
    expect(await page.$eval(listen, (key) => key.checkVisibility())).toBe(false);
  });
});

/** Voices as a browser offers them; what is spoken is kept, and ends at once. */
function offerVoices(isLocal: boolean): () => void {
  const offer = (localService: boolean): void => {
    const spoken: string[] = [];
    const voice = { name: 'V', lang: 'en-GB', localService, default: true, voiceURI: 'v' };
    class Utterance {
      voice: typeof voice | undefined;
      onstart = (): void => {};
      onend = (): void => {};
      readonly text: string;
      constructor(text: string) {
        this.text = text;
      }
    }
    const speak = (each: Utterance): void => {
      spoken.push(`${each.voice?.name}: ${each.text}`);
      each.onstart();
      queueMicrotask(() => each.onend());
    };
    const synthesis = Object.assign(new EventTarget(), { getVoices: () => [voice], speak, cancel: () => {} });
    Object.defineProperty(window, 'speechSynthesis', { value: synthesis });
    Object.assign(window, { SpeechSynthesisUtterance: Utterance, spoken });
  };
  return new Function(`(${offer.toString()})(${isLocal})`) as () => void;
}

describe('a voice', () => {
  test('of the machine reads a page that has no recording, sentence after sentence', async () => {
    page = await kiosk.open({ narration: 'voice' }, offerVoices(true));
    await begin('siege');
    await page.tap(listen);
    await page.waitForFunction(() => Reflect.get(window, 'spoken').length === 2);
    expect(await page.evaluate(() => Reflect.get(window, 'spoken'))).toEqual([
      'V: It began in spring',
      'V: Nobody left the town.',
    ]);
  });

  test('that the browser finds later is offered then', async () => {
    page = await kiosk.open({ narration: 'voice' }, offerVoices(true));
    await page.evaluate(() => {
      const found = speechSynthesis.getVoices();
      speechSynthesis.getVoices = () => [];
      Object.assign(window, { found });
    });
    await begin('siege');
    expect(await page.$eval(listen, (key) => key.checkVisibility())).toBe(false);
    await page.evaluate(() => {
      speechSynthesis.getVoices = () => Reflect.get(window, 'found');
      speechSynthesis.dispatchEvent(new Event('voiceschanged'));
    });
    expect(await page.$eval(listen, (key) => key.checkVisibility())).toBe(true);
  });

  test('of the network is never used', async () => {
    page = await kiosk.open({ narration: 'voice' }, offerVoices(false));
    await begin('siege');
    expect(await page.$eval(listen, (key) => key.checkVisibility())).toBe(false);
    await page.$eval(listen, (key) => (key as HTMLElement).click());
    expect(await page.evaluate(() => Reflect.get(window, 'spoken'))).toEqual([]);
  });
});
