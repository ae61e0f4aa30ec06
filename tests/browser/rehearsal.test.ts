import type { Page } from 'puppeteer-core/internal/puppeteer-core-browser.js';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { openLocalBrowser } from '../serve/browser.ts';
import { type OpenTalk, openTalk } from '../serve/present/given-talk.ts';

let opened: Awaited<ReturnType<typeof openLocalBrowser>>;
let talk: OpenTalk | undefined;
let page: Page | undefined;
beforeAll(async () => {
  opened = await openLocalBrowser();
});
afterAll(() => opened.close());
afterEach(async () => {
  vi.useRealTimers();
  await page?.close();
  await talk?.close();
});

/** A lecture of two acts, called by their titles; its first and last slides aren't rehearsed. */
async function rehearsed(lang: string, [first, one, two]: readonly [string, string, string]): Promise<Page> {
  vi.useFakeTimers({ toFake: ['performance'] });
  const notes = `::: notes\n${`${one} `.repeat(120)}\n:::`;
  const text = [
    `---\ntitle: ${first}\nlang: ${lang}\nduration: 4 min\ndate: 2026-01-01\n---`,
    `# ${one} {#one time="60 s"}\n\n${notes}`,
    `# ${two} {#two time="60 s"}`,
    `## ${first} {#last time="30 s"}`,
  ].join('\n\n');
  talk = await openTalk({ text }, 'none', { rehearse: true });
  const { hall, address } = talk.presentation;
  for (const [slide, seconds] of [
    ['one', 40],
    ['two', 90],
  ] as const) {
    hall.send({ do: 'open', slide });
    vi.advanceTimersByTime(seconds * 1000);
  }
  page = await opened.browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  await page.goto(`${address}speaker`);
  await page.waitForSelector('html[data-deck-ready]');
  await page.click('.sp-end');
  await page.click('.hall-yes');
  await page.waitForSelector('.hall-table');
  return page;
}

const textOf = (selector: string): Promise<string[] | undefined> | undefined =>
  page?.$$eval(selector, (all) => all.map((each) => each.textContent ?? ''));

test('the report of a rehearsal is a table of acts', async () => {
  await rehearsed('en', ['A harbour', 'Fortress', 'Siege']);
  expect(await textOf('.hall-table tr')).toEqual([
    'ActPlannedTookWords a minute',
    'Before the first act1:30––not rehearsed',
    'Fortress1:000:401800:20 shorter than planned · too fast to follow',
    'Siege1:301:30–0:30 longer than planned · 1 of 2 slides',
    'The whole4:002:101800:10 longer than planned · too fast to follow · 2 of 4 slides',
  ]);
  expect(await textOf('.hall-rehearsal > p:not([role])')).toEqual(['Not rehearsed: 1 A harbour · 4 A harbour']);
});

test.each([
  ['ru', ['Гавань', 'Крепость', 'Осада'], 'Часть', 'на 0:20 короче плана · слишком быстро, трудно следить'],
  ['ja', ['港', '要塞', '包囲'], '部', '予定より0:20短い · 速すぎて聞き取りにくい'],
  ['zh', ['港口', '要塞', '围攻'], '部分', '比计划短 0:20 · 太快，听众难以跟上'],
  ['ko', ['항구', '요새', '포위'], '부', '계획보다 0:20 짧음 · 너무 빨라 따라가기 어려움'],
] as const)('it speaks the language of the script: %s', async (lang, titles, act, said) => {
  await rehearsed(lang, titles);
  expect((await textOf('.hall-table thead th'))?.[0]).toBe(act);
  expect((await textOf('.hall-table tbody tr:nth-child(2) td'))?.at(-1)).toBe(said);
  const [all = ''] = (await textOf('.hall-rehearsal')) ?? [];
  const change = (await textOf('.hall-diff'))?.[0] ?? '';
  // The change is the script itself, and its name is a name.
  expect(all.replace(change, '').replace('talk.md', '')).not.toMatch(/[a-z]{2}/i);
});
