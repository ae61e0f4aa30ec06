import type { Point } from '../support/fingers.ts';
import type { Visit } from '../support/kiosk-visit.ts';

/** What a visitor may touch that leads to another page. */
const roads = [
  '#controls [data-do="next"]',
  '#controls [data-do="next"]',
  '#controls [data-do="back"]',
  '#controls [data-do="menu"]',
  '#stage [data-do="more"]',
  '#stage [data-do="continue"]',
  '#stage [data-do="skip"]',
  '#stage .moments button',
];

/** Cards, and what can be chosen in them. */
const cards = [
  [
    '#controls [data-do="comfort"]',
    'text"][data-value="150',
    'text"][data-value="200',
    'contrast',
    'ground',
    'calm',
    'low',
  ],
  ['#controls [data-do="language"]', 'lang"][data-lang="en', 'lang"][data-lang="ru', 'lang"][data-lang="ja'],
  ['#stage [data-do="sources"]', 'close'],
] as const;

/** A visit by touches alone: a story, some pages, some settings. It ends anywhere, often with something open. */
export async function visitAtRandom(visit: Visit, random: () => number): Promise<void> {
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  await visit.fingers.tap(middleOf(visit));
  await visit.page.waitForSelector('html:not([data-screen="attract"])');
  const stories = await visit.page.$$eval('#stage [data-story]', (all) => all.length);
  const stay = random() < 0.1;
  if (!stay) await visit.tap(`#stage li:nth-child(${1 + Math.floor(random() * stories)}) [data-story]`);
  for (let step = Math.floor(random() * 7); step > 0; step--) {
    const [key, ...choices] = pick(cards) ?? [''];
    if (random() < 0.35 && (await visit.tap(key))) {
      await visit.tap(`dialog[open] [data-do="${pick(choices)}"]`);
      await visit.tap('dialog[open] [data-do="close"]');
    } else if (random() < 0.3) await travel(visit, random());
    else await visit.tap(pick(roads) ?? '');
  }
  if (random() < 0.3) await visit.tap(pick(cards)?.[0] ?? '');
  // A page set large stays scrolled where the visitor left it.
  await visit.page.evaluate(() => document.getElementById('stage')?.scrollBy(0, 200));
}

/** The time strip, touched somewhere. */
async function travel(visit: Visit, share: number): Promise<void> {
  const box = await (await visit.page.$('.time-strip:not([hidden]) .time-line'))?.boundingBox();
  if (box && box.width > 0) await visit.fingers.tap({ x: box.x + share * (box.width - 2), y: box.y });
}

function middleOf({ page }: Visit): Point {
  const { width = 0, height = 0 } = page.viewport() ?? {};
  return { x: width / 2, y: height / 2 };
}
