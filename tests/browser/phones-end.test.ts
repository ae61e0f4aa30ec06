import type { Page } from 'puppeteer-core/internal/puppeteer-core-browser.js';
import { expect, test } from 'vitest';
import { talk } from '../serve/present/given-talk.ts';
import { openCable } from '../support/cable.ts';
import { fingersOf } from '../support/fingers.ts';
import { narratives, useHallBrowser } from '../support/hall-browser.ts';
import { axeProblems, pairPhone, phoneSize, textOf, waitForText } from '../support/phones.ts';

const hall = useHallBrowser();

/** Opens the question on the phone, as a thumb does. */
async function askToEnd(remote: Page): Promise<void> {
  await remote.bringToFront();
  await remote.tap('#slides');
  await remote.tap('#end');
  await remote.waitForSelector('#ending[open]');
}

test('the phone ends the lecture, and every page says so in its own language', async () => {
  const { presentation } = await hall.give({ cwd: narratives, paths: ['leonov-at-wonsan'] });
  const [screen, speaker, remote] = [await hall.screen(), await hall.speaker(), await hall.remote()];
  const listeners = { en: await hall.listener('en'), ru: await hall.listener('ru'), ja: await hall.listener('ja') };
  presentation.hall.send({ do: 'open', slide: presentation.hall.road[4]?.id ?? '' });
  await askToEnd(remote);
  await remote.tap('#end-yes');
  await waitForText(remote, '#over', 'The lecture is over');
  for (const [lang, words, handout] of [
    ['en', 'The lecture is over', 'Handout (PDF)'],
    ['ru', 'Лекция окончена', 'Раздаточный материал (PDF)'],
    ['ja', '講演は終わりました', '配布資料（PDF）'],
  ] as const) {
    await waitForText(listeners[lang], '#over', words);
    expect(await textOf(listeners[lang], '#handout')).toBe(handout);
  }
  await waitForText(screen, '.hall-over-card', 'The lecture is over');
  await waitForText(speaker, '.hall-over', 'The lecture is over');
  // The hall is told where the handout is, in words and as a square.
  const { follow } = presentation.invitations();
  await waitForText(screen, '.hall-over-card', follow.address);
  expect(await screen.$eval('.hall-over-card .hall-square', (square) => square.getAttribute('aria-label'))).toBe(
    follow.address,
  );
  for (const key of ['forward', 'back', 'pointer', 'blank', 'freeze', 'late', 'slides'])
    expect(await remote.$eval(`#${key}`, (each) => each.checkVisibility()), key).toBe(false);
  expect(await axeProblems(remote)).toEqual([]);
  expect(await axeProblems(speaker)).toEqual([]);
  // A page that is opened afterwards says so too.
  await remote.reload();
  await waitForText(remote, '#over', 'The lecture is over');
  const late = await hall.screen();
  await waitForText(late, '.hall-over-card', 'The lecture is over');
});

test('a slide that a question calls for is seen again, and a line says still that the lecture is over', async () => {
  const { presentation } = await hall.give({ text: talk });
  const screen = await hall.screen();
  presentation.hall.send({ do: 'open', slide: 'last' });
  presentation.hall.end();
  await waitForText(screen, '.hall-over-card', 'The lecture is over');
  await screen.bringToFront();
  await screen.keyboard.press('ArrowLeft');
  await waitForText(screen, '.hall-over-line', 'The lecture is over');
  expect(await screen.$eval('.hall-over-card', (card) => card.checkVisibility())).toBe(false);
  await waitForText(screen, '.slides > .present > .present .headline', 'Perhaps');
});

test.each([
  ['upright', phoneSize],
  ['small', { ...phoneSize, width: 320, height: 568 }],
  ['on its side', { ...phoneSize, width: 844, height: 390 }],
  ['small, on its side', { ...phoneSize, width: 568, height: 320 }],
  ['a tablet', { ...phoneSize, width: 820, height: 1180 }],
])('%s: no thumb ends the lecture that presses again and again where it is', async (_, size) => {
  const { presentation } = await hall.give({ text: talk });
  const remote = await hall.remote(size);
  const fingers = fingersOf(await remote.createCDPSession());
  for (const key of ['#forward', '#back', '#slides', '#pointer', '#blank', '#freeze', '#late', '#end']) {
    await remote.bringToFront();
    if (key === '#end') await remote.tap('#slides');
    const { x, y, width, height } = await remote.$eval(key, (each) => each.getBoundingClientRect().toJSON());
    // Its middle and its corners: a thumb is wide.
    for (const [across, down] of [
      [0.5, 0.5],
      [0.1, 0.1],
      [0.9, 0.1],
      [0.1, 0.9],
      [0.9, 0.9],
    ] as const)
      for (let press = 0; press < 3; press++) await fingers.tap({ x: x + width * across, y: y + height * down });
    await remote.evaluate(() => {
      for (const dialog of document.querySelectorAll('dialog')) dialog.close();
    });
  }
  expect(presentation.hall.isEnded()).toBe(false);
  // What was asked can be answered with "no", too.
  await askToEnd(remote);
  expect(await remote.evaluate(() => document.activeElement?.id)).toBe('end-no');
  expect(await axeProblems(remote)).toEqual([]);
  await remote.tap('#end-no');
  expect(await remote.$eval('#ending', (dialog) => (dialog as HTMLDialogElement).open)).toBe(false);
  expect(presentation.hall.isEnded()).toBe(false);
  await askToEnd(remote);
  await remote.tap('#end-yes');
  await expect.poll(() => presentation.hall.isEnded()).toBe(true);
});

test('a phone that has lost the network can’t end the lecture, and says why', async () => {
  const { presentation } = await hall.give({ text: talk });
  const { pair } = presentation.invitations();
  const cable = await openCable(Number(new URL(pair.address).port));
  try {
    const remote = await hall.page(cable.through(pair.address));
    await pairPhone(remote);
    await askToEnd(remote);
    cable.cut();
    await waitForText(remote, '#lost', 'No connection');
    await remote.tap('#end-yes');
    await waitForText(remote, '#ending-said', 'No connection');
    cable.mend();
    await remote.waitForFunction(() => document.getElementById('lost')?.textContent === '', { polling: 50 });
    expect(presentation.hall.isEnded()).toBe(false);
  } finally {
    cable.close();
  }
});

test('the speaker’s page asks before it ends the lecture', async () => {
  const { presentation } = await hall.give({ text: talk }, 'none');
  const speaker = await hall.speaker();
  await speaker.click('.sp-end');
  await waitForText(speaker, '#deck-end', 'End the lecture now?');
  await speaker.keyboard.press('Enter');
  expect(await speaker.$('#deck-end')).toBeNull();
  expect(presentation.hall.isEnded()).toBe(false);
  await speaker.click('.sp-end');
  await speaker.click('.hall-yes');
  await waitForText(speaker, '#deck-end', 'Open the handout');
  expect(presentation.hall.isEnded()).toBe(true);
  await waitForText(speaker, '.hall-over', 'The lecture is over');
});
