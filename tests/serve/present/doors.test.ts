import { afterEach, beforeEach, expect, test } from 'vitest';
import { ask, post } from './ask.ts';
import { type Lan, openLan } from './lan.ts';

let lan: Lan;
beforeEach(async () => {
  lan = await openLan();
});
afterEach(() => lan.close());

const minute = 60_000;

test('a preview of the address doesn’t use it up; the form makes the phone a remote, once', async () => {
  const { port, doors } = lan;
  const path = `/pair/${doors.pairToken()}`;
  for (let i = 0; i < 3; i++) expect((await ask(port, path)).body).toBe('pair?');
  const answer = await post(port, path);
  expect(answer.status).toBe(303);
  expect(answer.headers.location).toBe('/drive/remote');
  const cookie = answer.headers['set-cookie']?.[0] ?? '';
  expect(cookie).toMatch(/^lanternist-remote=[\w-]{32}; /);
  expect(cookie).toContain('HttpOnly');
  expect(cookie).toContain('SameSite=Strict');
  expect(cookie).toContain('Path=/drive');
  const own = { cookie: cookie.split(';')[0] ?? '' };
  expect((await ask(port, '/drive/remote', { headers: own })).body).toBe('the remote');
  expect((await post(port, path)).status).toBe(403);
  expect(lan.log).toEqual(['127.0.0.1: a phone was paired', '127.0.0.1: wrong pairing address, try 1; waits 1 s']);
});

test('a pairing address lives ten minutes', async () => {
  const { port, doors, clock } = lan;
  const path = `/pair/${doors.pairToken()}`;
  clock.now += 10 * minute;
  expect((await post(port, path)).status).toBe(403);
  clock.now += minute;
  const other = `/pair/${doors.pairToken()}`;
  clock.now += 10 * minute - 1;
  expect((await post(port, other)).status).toBe(303);
});

test('in its last minute another address is given, and the one that was scanned works still', async () => {
  const { port, doors, clock } = lan;
  const first = doors.pairToken();
  expect(doors.pairFreshFor()).toBe(9 * minute);
  clock.now += 9 * minute - 1;
  expect(doors.pairToken()).toBe(first);
  expect(doors.pairFreshFor()).toBe(1);
  clock.now += 1;
  const second = doors.pairToken();
  expect(second).not.toBe(first);
  expect(doors.pairFreshFor()).toBe(9 * minute);
  clock.now += minute - 1;
  expect((await post(port, `/pair/${first}`)).status).toBe(303);
  // One square, one phone: with the first the second is used up too, for both were seen by whoever stood there.
  expect((await post(port, `/pair/${second}`)).status).toBe(403);
});

test('each pairing is told, for the square on the speaker’s page is used up by it', async () => {
  const { hall } = lan;
  expect(hall.state().pairings).toBe(0);
  await lan.paired();
  await post(lan.port, '/pair/wrong');
  expect(hall.state().pairings).toBe(1);
});

test('after a wrong address even the right one waits, and then works', async () => {
  const { port, doors, clock, log } = lan;
  const right = `/pair/${doors.pairToken()}`;
  const refused = await post(port, '/pair/wrong');
  expect(refused.status).toBe(403);
  expect(refused.body).toBe('closed');
  expect(refused.headers['retry-after']).toBe('1');
  clock.now += 999;
  expect((await post(port, right)).status).toBe(403);
  expect(log).toEqual(['127.0.0.1: wrong pairing address, try 1; waits 1 s']);
  clock.now += 1;
  expect((await post(port, right)).status).toBe(303);
});

test('every wrong try waits longer, and all are logged', async () => {
  const { port, clock, log } = lan;
  const waits: number[] = [];
  for (let i = 0; i < 5; i++) {
    waits.push(Number((await post(port, `/pair/wrong-${i}`)).headers['retry-after']));
    clock.now += 10 * minute;
  }
  expect(waits).toEqual([...waits].sort((a, b) => a - b));
  expect(new Set(waits).size).toBe(5);
  expect(log).toHaveLength(5);
  expect(log.join()).not.toMatch(/wrong-\d/);
});

test('a wrong address for listeners is slowed down; neighbours with the right one are not', async () => {
  const { port, doors, log } = lan;
  const wrong = await ask(port, '/f/aaaaaaaa');
  expect(wrong.status).toBe(403);
  expect(wrong.headers['retry-after']).toBe('1');
  // A whole class may come through one router, and with one address.
  expect((await ask(port, `/f/${doors.followCode}`)).body).toBe('follow in en');
  expect((await ask(port, '/f/bbbbbbbb')).status).toBe(403);
  expect(log).toEqual(['127.0.0.1: wrong address for listeners, try 1; waits 1 s']);
});

test('listeners who mistype behind the same router don’t keep the lecturer waiting, nor the lecturer them', async () => {
  const { port, doors, clock, log } = lan;
  for (const code of ['aaaaaaaa', 'bbbbbbbb', 'cccccccc']) {
    expect((await ask(port, `/f/${code}`)).status).toBe(403);
    clock.now += minute;
  }
  expect((await ask(port, '/f/dddddddd')).headers['retry-after']).toBe('8');
  const wrong = await post(port, '/pair/wrong');
  expect(wrong.headers['retry-after']).toBe('1');
  clock.now += 1000;
  expect((await post(port, `/pair/${doors.pairToken()}`)).status).toBe(303);
  // The pairing forgave nothing of what listeners tried.
  clock.now += minute;
  expect((await ask(port, '/f/eeeeeeee')).headers['retry-after']).toBe('16');
  expect(log.map((line) => line.replace('127.0.0.1: ', ''))).toEqual([
    'wrong address for listeners, try 1; waits 1 s',
    'wrong address for listeners, try 2; waits 2 s',
    'wrong address for listeners, try 3; waits 4 s',
    'wrong address for listeners, try 4; waits 8 s',
    'wrong pairing address, try 1; waits 1 s',
    'a phone was paired',
    'wrong address for listeners, try 5; waits 16 s',
  ]);
});

test('a remote is one for half a day', async () => {
  const { port, clock } = lan;
  const headers = { cookie: await lan.paired() };
  clock.now += 12 * 60 * minute - 1;
  expect((await ask(port, '/drive/remote', { headers })).status).toBe(200);
  clock.now += 1;
  expect((await ask(port, '/drive/remote', { headers })).status).toBe(403);
});

test.each([
  ['ru-RU,ru;q=0.9,en;q=0.8', 'ru'],
  ['de, ru;q=0.5', 'ru'],
  ['de', 'en'],
  ['', 'en'],
])('a phone that is set to "%s" gets the lecture in %s', async (languages, lang) => {
  const { port, doors } = lan;
  const headers = { 'accept-language': languages };
  expect((await ask(port, `/f/${doors.followCode}`, { headers })).body).toBe(`follow in ${lang}`);
  expect((await ask(port, `/f/${doors.followCode}?lang=en`, { headers })).body).toBe('follow in en');
});
