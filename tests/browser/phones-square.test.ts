import type { Page } from 'puppeteer-core/internal/puppeteer-core-browser.js';
import { expect, test } from 'vitest';
import { talk } from '../serve/present/given-talk.ts';
import { useHallBrowser } from '../support/hall-browser.ts';
import { pairPhone, textOf, waitForText } from '../support/phones.ts';

const hall = useHallBrowser();
const minute = 60_000;

async function openPhones(speaker: Page): Promise<string> {
  await speaker.bringToFront();
  await speaker.click('.sp-phones');
  await speaker.waitForSelector('.hall-pairing .hall-square');
  return textOf(speaker, '.hall-pairing .hall-address');
}

/** What the square itself says, for cameras. */
const squareOf = (speaker: Page): Promise<string> =>
  speaker.$eval('.hall-pairing .hall-square', (square) => square.innerHTML);

test('a square that a phone used is another at once, and the dialog says so', async () => {
  await hall.give({ text: talk });
  const speaker = await hall.speaker();
  const first = await openPhones(speaker);
  const firstSquare = await squareOf(speaker);
  expect(await textOf(speaker, '.hall-renewed')).toBe('');
  await pairPhone(await hall.page(first));
  await speaker.bringToFront();
  await waitForText(speaker, '.hall-renewed', 'A phone was paired. This square is a new one');
  const second = await textOf(speaker, '.hall-pairing .hall-address');
  expect(second).not.toBe(first);
  expect(await squareOf(speaker)).not.toBe(firstSquare);
  await waitForText(speaker, '.hall-phones', 'Remotes: 1.');
  // The new one is good for another phone.
  await pairPhone(await hall.page(second));
  await speaker.bringToFront();
  await waitForText(speaker, '.hall-phones', 'Remotes: 2.');
});

test('a square that runs out is another before it does, and the dialog says so', async () => {
  const clock = { now: 1000 };
  const { presentation } = await hall.give({ text: talk }, 'this machine', { now: () => clock.now });
  const { pair } = presentation.invitations();
  const speaker = await hall.speaker();
  // Nearly nine of its ten minutes are over when the dialog is opened.
  clock.now += 9 * minute - 200;
  const first = await openPhones(speaker);
  expect(first).toBe(pair.address);
  // It looks again after 200 ms: in vain, as long as the square is good.
  await speaker.waitForResponse((answer) => answer.url().endsWith('/invitations'));
  expect(await textOf(speaker, '.hall-renewed')).toBe('');
  clock.now += 200;
  await waitForText(speaker, '.hall-renewed', 'The square before ran out. This is a new one.');
  const second = await textOf(speaker, '.hall-pairing .hall-address');
  expect(second).toBe(presentation.invitations().pair.address);
  expect(second).not.toBe(first);
  // Whoever had scanned the first just then has a minute left.
  await pairPhone(await hall.page(first));
});

test('without a line to the lecture no square is shown, and the right one when it is back', async () => {
  const before = await hall.give({ text: talk });
  const speaker = await hall.speaker();
  const first = await openPhones(speaker);
  const { port } = new URL(before.presentation.address);
  await before.close();
  await waitForText(speaker, '.hall-renewed', 'No connection');
  expect(await speaker.$('#deck-phones .hall-square')).toBeNull();
  const again = await hall.give({ text: talk }, 'this machine', { port: Number(port) });
  await speaker.waitForSelector('.hall-pairing .hall-square');
  const second = await textOf(speaker, '.hall-pairing .hall-address');
  expect(second).not.toBe(first);
  const { pair, follow } = again.presentation.invitations();
  expect(second).toBe(pair.address);
  // A lecture that was started anew has another address for listeners, too.
  expect(await textOf(speaker, '.hall-following .hall-address')).toBe(follow.address);
});

test('the button that puts the square on the screen says that it takes it off, until the lecture goes on', async () => {
  const { presentation } = await hall.give({ text: talk });
  const speaker = await hall.speaker();
  await openPhones(speaker);
  await speaker.click('.hall-phones section:nth-of-type(2) button');
  await waitForText(speaker, '.hall-phones section:nth-of-type(2) button', 'Take it off the screen');
  expect(presentation.hall.state().isInviting).toBe(true);
  presentation.hall.send({ do: 'forward' });
  await waitForText(speaker, '.hall-phones section:nth-of-type(2) button', 'Show this on the screen');
});

test('a dialog that was closed asks for nothing more', async () => {
  const { presentation } = await hall.give({ text: talk });
  const speaker = await hall.speaker();
  const asked: string[] = [];
  const first = await openPhones(speaker);
  await speaker.click('#deck-phones .deck-close');
  speaker.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await pairPhone(await hall.page(first));
  await speaker.bringToFront();
  await waitForText(speaker, '.sp-phones', '(1)');
  expect(asked.filter((path) => path === '/invitations')).toEqual([]);
  expect(await openPhones(speaker)).toBe(presentation.invitations().pair.address);
});
