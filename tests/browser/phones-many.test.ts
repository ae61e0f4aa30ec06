import { get } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'puppeteer-core/internal/puppeteer-core-browser.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AudienceState } from '../../src/serve/present/state.ts';
import { openLocalBrowser } from '../serve/browser.ts';
import { post } from '../serve/present/ask.ts';
import { type OpenTalk, openTalk } from '../serve/present/given-talk.ts';
import { short, tellFigures } from '../support/soak.ts';

const narratives = fileURLToPath(new URL('../../narratives/', import.meta.url));
const followers = 100;

let opened: Awaited<ReturnType<typeof openLocalBrowser>>;
let browser: Browser;
let open: OpenTalk;
beforeAll(async () => {
  opened = await openLocalBrowser();
  browser = opened.browser;
  open = await openTalk({ cwd: narratives, paths: ['leonov-at-wonsan'] });
});
afterAll(async () => {
  await open.close();
  await opened.close();
});

test('a hundred listeners get every slide, and the screen shows it', async () => {
  const { hall, address, invitations } = open.presentation;
  const follow = invitations().follow.address;
  const listeners = await Promise.all(Array.from({ length: followers }, () => listenTo(`${follow}/events`)));
  const screen = await browser.newPage();
  try {
    await screen.setViewport({ width: 1280, height: 720 });
    await screen.goto(address);
    await screen.waitForSelector('[data-deck-ready]');
    const heard: number[] = [];
    const shown: number[] = [];
    for (const { id } of rounds(hall.road.slice(1), short(1, 20))) {
      const seen = whenShown(screen, id);
      await seen.isWatching;
      const at = now();
      const answer = await post(Number(new URL(address).port), '/command', JSON.stringify({ do: 'open', slide: id }));
      expect(answer.status).toBe(204);
      heard.push(...(await Promise.all(listeners.map((each) => each.hears(id)))).map((time) => time - at));
      shown.push((await seen.time) - at);
    }
    expect(hall.state().guests.follower).toBe(followers);
    expect(heard).toHaveLength(followers * shown.length);
    tellFigures('lecture: a hundred listeners', {
      followers,
      slides: shown.length,
      commandToListenerMs: { p50: share(heard, 0.5), p95: share(heard, 0.95) },
      commandToScreenMs: { p50: share(shown, 0.5), p95: share(shown, 0.95) },
    });
  } finally {
    for (const each of listeners) each.leave();
    await screen.close();
  }
  await expect.poll(() => hall.state().guests.follower).toBe(0);
});

interface Listener {
  /** When the listener was told that a slide is shown, or will be. */
  readonly hears: (slide: string) => Promise<number>;
  readonly leave: () => void;
}

/** A listener without a browser; resolves with the first state. */
function listenTo(address: string): Promise<Listener> {
  return new Promise((settle, reject) => {
    const state = { slide: '', at: 0, text: '', wake: () => {} };
    const asked = get(address, { agent: false }, (answer) => {
      answer.setEncoding('utf8');
      answer.on('error', () => {});
      answer.on('data', (part: string) => {
        state.text += part;
        const events = state.text.split('\n\n');
        state.text = events.pop() ?? '';
        for (const event of events) {
          const data = /^data: (\{.*)$/m.exec(event)?.[1];
          if (data === undefined) continue;
          state.slide = (JSON.parse(data) as AudienceState).slide;
          state.at = now();
        }
        if (state.slide !== '') settle(listener);
        state.wake();
      });
    });
    asked.on('error', reject);
    const listener: Listener = {
      async hears(slide) {
        while (state.slide !== slide)
          await new Promise<void>((wake) => {
            state.wake = wake;
          });
        return state.at;
      },
      leave: () => asked.destroy(),
    };
  });
}

/** When a slide stands on the screen; the page's clock is this machine's. */
function whenShown(page: Page, id: string): { isWatching: Promise<unknown>; time: Promise<number> } {
  const isWatching = page.evaluate((wanted) => {
    const isShown = (): boolean => document.getElementById(wanted)?.classList.contains('present') ?? false;
    const told = window as unknown as { shownAt: Promise<number> };
    told.shownAt = new Promise((settle) => {
      const watcher = new MutationObserver(() => {
        if (!isShown()) return;
        watcher.disconnect();
        settle(performance.timeOrigin + performance.now());
      });
      watcher.observe(document.body, { subtree: true, attributes: true, attributeFilter: ['class'] });
    });
  }, id);
  return {
    isWatching,
    time: isWatching.then(() => page.evaluate(() => (window as unknown as { shownAt: Promise<number> }).shownAt)),
  };
}

function now(): number {
  return performance.timeOrigin + performance.now();
}

function rounds<T>(items: readonly T[], count: number): T[] {
  return Array.from({ length: count }, () => items).flat();
}

function share(times: readonly number[], of: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return Number((sorted[Math.ceil(of * sorted.length) - 1] ?? 0).toFixed(1));
}
