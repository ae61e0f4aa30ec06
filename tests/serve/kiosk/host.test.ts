import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { createKioskApp } from '../../../src/serve/kiosk/app.ts';
import { createBackoff } from '../../../src/serve/kiosk/backoff.ts';
import type { Beat, UseLine } from '../../../src/serve/kiosk/beat.ts';
import { createHeartbeat } from '../../../src/serve/kiosk/heartbeat.ts';
import { hashPin, isPin } from '../../../src/serve/kiosk/pin.ts';
import { openRelease } from '../../../src/serve/kiosk/release-files.ts';
import { plainFolder } from '../../../src/serve/kiosk/releases.ts';
import { createStaffDoor } from '../../../src/serve/kiosk/staff-door.ts';
import { writeRelease } from '../../support/kiosk-release.ts';

const port = 4711;
const own = { host: `127.0.0.1:${port}` };
const ownPost = { ...own, origin: `http://127.0.0.1:${port}` };
const beat: Beat = {
  boot: 'a',
  version: '',
  screen: 'attract',
  staff: false,
  page: '',
  changes: 0,
  heap: 0,
  nodes: 1,
  blank: false,
  errors: 0,
};
const line: UseLine = { at: 1, kind: 'page', story: 'port-arthur', lang: 'en', page: 'siege', ms: 4000 };
const hash = await hashPin('2468', 1000);

const box = mkdtempSync(join(tmpdir(), 'kiosk-routes-'));
afterAll(() => rmSync(box, { recursive: true }));
const folder = join(box, 'release');
const files = { 'index.html': '<!doctype html>Page', 'poster.html': 'Poster', 'media/ab.mp3': '0123456789' };
writeRelease(folder, { ...files, 'tool.exe': 'x', 'media/link.png': 'x' });
writeFileSync(join(box, 'secret.txt'), 'secret');
writeFileSync(join(folder, 'unlisted.txt'), 'secret');
rmSync(join(folder, 'media/link.png'));
symlinkSync(join(box, 'secret.txt'), join(folder, 'media/link.png'));

let clock: { time: number; now: () => number };
let used: UseLine[];
let installed: string[];
let app: Hono;
beforeEach(() => {
  clock = { time: 0, now: () => clock.time };
  used = [];
  installed = [];
  const release = openRelease(folder);
  const door = createStaffDoor(() => hash, clock);
  app = createKioskApp({
    port: () => port,
    file: release.read,
    hello: () => ({ version: release.version, installed: '2026-11-23T00:00:00Z' }),
    beat: ({ boot }) => (boot === 'old' ? 'reload' : ''),
    use: async (lines) => void used.push(...lines),
    status: () => ({
      kiosk: 'lanternist',
      version: release.version,
      state: 'hung',
      uptime: 1,
      lastBeat: undefined,
      restarts: 2,
      lastTrouble: 'hung',
      memory: { page: 0, host: 1 },
      update: '',
    }),
    door: () => door,
    staff: {
      facts: () => ({ version: release.version }),
      sticks: async () => [{ path: '/media/stick/lanternist-kiosk', version: 'v2' }],
      stats: async () => [],
      install: async (path) => void installed.push(path),
      restart: () => {},
    },
  });
});

const get = (path: string, headers: Record<string, string> = own) => app.request(path, { headers });
const post = (path: string, body: unknown, headers: Record<string, string> = ownPost) =>
  app.request(path, { method: 'POST', headers, body: JSON.stringify(body) });

describe('files', () => {
  test.each([
    ['/', 'text/html; charset=utf-8', '<!doctype html>Page'],
    ['/index.html?skip=all#x', 'text/html; charset=utf-8', '<!doctype html>Page'],
    ['/poster.html', 'text/html; charset=utf-8', 'Poster'],
    ['/media/ab.mp3', 'audio/mpeg', '0123456789'],
  ])('%s comes from the release', async (path, type, text) => {
    const answer = await get(path);
    expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([200, type, text]);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(answer.headers.get('content-security-policy')).not.toMatch(/https?:|\*/);
  });

  test.each([
    '/unlisted.txt',
    '/manifest.json',
    '/media/',
    '/media',
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/media/..%2f..%2fsecret.txt',
    '/media/..%5c..%5csecret.txt',
    '/%2fetc/passwd',
    '//etc/passwd',
    '/index.html%00.png',
    '/%zz',
    '/media/link.png',
    '/tool.exe',
  ])('%s is not there', async (path) => {
    const answer = await get(path);
    expect([answer.status, await answer.text()]).toEqual([404, 'Not here']);
  });

  test('a manifest that lists paths upward opens nothing', () => {
    const evil = join(box, 'evil');
    writeRelease(evil, { 'index.html': 'x' });
    const files = { '../secret.txt': 'a'.repeat(64), '/etc/passwd': 'a'.repeat(64) };
    writeFileSync(join(evil, 'manifest.json'), JSON.stringify({ schema: 1, version: 'v', files }));
    const release = openRelease(evil);
    expect(release.read('../secret.txt') ?? release.read('/etc/passwd')).toBeUndefined();
  });

  test('a part of a recording can be asked for', async () => {
    const answer = await get('/media/ab.mp3', { ...own, range: 'bytes=2-4' });
    expect([answer.status, answer.headers.get('content-range'), await answer.text()]).toEqual([
      206,
      'bytes 2-4/10',
      '234',
    ]);
    expect((await get('/media/ab.mp3', { ...own, range: 'bytes=10-' })).status).toBe(416);
  });
});

describe('who may ask', () => {
  test.each(['evil.example', `evil.example:${port}`, '127.0.0.1:1', ''])('Host "%s" stays outside', async (host) => {
    for (const path of ['/', '/host/status', '/host/hello', '/host/staff/facts'])
      expect((await get(path, { host })).status, path).toBe(403);
  });

  test.each([
    ['none', own],
    ['foreign', { ...own, origin: 'http://evil.example' }],
    ['of another port', { ...own, origin: 'http://127.0.0.1:1' }],
  ])('Origin %s may send nothing', async (_, headers) => {
    expect((await post('/host/beat', beat, headers)).status).toBe(403);
    expect((await post('/host/use', { lines: [line] }, headers)).status).toBe(403);
    expect((await post('/host/staff/open', { pin: '2468' }, headers)).status).toBe(403);
    expect(used).toEqual([]);
  });
});

describe('what the page says', () => {
  test('hello, beats and their answers', async () => {
    expect(await (await get('/host/hello')).json()).toMatchObject({
      kiosk: 'lanternist',
      version: expect.stringMatching(/^[0-9a-f]+$/),
    });
    expect(await (await post('/host/beat', beat)).json()).toEqual({ do: '' });
    expect(await (await post('/host/beat', { ...beat, boot: 'old' })).json()).toEqual({ do: 'reload' });
    for (const wrong of [{ ...beat, screen: 'desktop' }, { ...beat, heap: -1 }, {}, 7])
      expect((await post('/host/beat', wrong)).status).toBe(400);
  });

  test('use is taken whole or not at all', async () => {
    expect((await post('/host/use', { lines: [line, line] })).status).toBe(200);
    expect(used).toEqual([line, line]);
    expect((await post('/host/use', { lines: [line, { ...line, visitor: 'Anna' }] })).status).toBe(400);
    expect((await post('/host/use', { lines: [{ ...line, kind: 'face' }] })).status).toBe(400);
    expect((await post('/host/use', { lines: [{ ...line, page: 'x'.repeat(300_000) }] })).status).toBe(413);
    expect(used).toHaveLength(2);
  });

  test('monitoring sees trouble in the status code too', async () => {
    const answer = await get('/host/status');
    expect([answer.status, (await answer.json()).restarts]).toEqual([503, 2]);
  });
});

describe('staff', () => {
  const open = async (pin: string): Promise<[number, { token?: string; wait?: number }]> => {
    const answer = await post('/host/staff/open', { pin });
    return [answer.status, await answer.json()];
  };

  test('a PIN is kept as a hash', async () => {
    expect(hash).toMatch(/^pbkdf2-sha256:1000:/);
    expect([await isPin('2468', hash), await isPin('2469', hash)]).toEqual([true, false]);
    expect([await isPin('2468', ''), await isPin('', 'pbkdf2-sha256:1000::')]).toEqual([false, false]);
  });

  test('wrong PINs wait 1, 2, 4 … 300 s, and the right one waits too', async () => {
    const waits: unknown[] = [];
    for (let count = 0; count < 11; count++) {
      const [status, { wait = 0 }] = await open('1111');
      waits.push(wait / 1000);
      expect(status).toBe(403);
      expect(await open('2468')).toEqual([403, { wait }]);
      clock.time += wait;
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]);
    expect((await open('2468'))[0]).toBe(200);
    expect((await open('1111'))[1].wait).toBe(1000);
  });

  test('tries at the same time are not looked at', async () => {
    const answers = await Promise.all(['1111', '2468', '2468'].map(open));
    expect(answers.map(([status]) => status)).toEqual([403, 403, 403]);
  });

  test('the token opens for ten minutes', async () => {
    const facts = async (token: string) =>
      (await get('/host/staff/facts', { ...own, 'lanternist-staff': token })).status;
    const [, { token = '' }] = await open('2468');
    expect([await facts(token), await facts(''), await facts(`${token}x`)]).toEqual([200, 403, 403]);
    clock.time = 599_000;
    expect(await facts(token)).toBe(200);
    clock.time = 600_000;
    expect(await facts(token)).toBe(403);
  });

  test('only a stick that was offered is installed, and only with a token', async () => {
    const install = async (path: string, token: string) =>
      (await post('/host/staff/install', { path }, { ...ownPost, 'lanternist-staff': token })).status;
    const [, { token = '' }] = await open('2468');
    const stick = '/media/stick/lanternist-kiosk';
    expect([await install(stick, ''), await install('/etc', token), await install(stick, token)]).toEqual([
      403, 404, 200,
    ]);
    expect(installed).toEqual([stick]);
  });
});

describe('heartbeat', () => {
  test('starting, well, hung', () => {
    const heart = createHeartbeat(0);
    expect(heart.state(15_000)).toBe('starting');
    expect(heart.state(15_001)).toBe('silent');
    heart.beat(beat, 16_000);
    expect([heart.state(24_000), heart.state(24_001)]).toEqual(['well', 'hung']);
  });

  test('beats of the page before count no more', () => {
    const heart = createHeartbeat(0);
    heart.beat(beat, 1000);
    heart.opened(2000);
    heart.beat(beat, 2100);
    expect(heart.state(2200)).toBe('starting');
    heart.beat({ ...beat, boot: 'b' }, 2300);
    expect(heart.state(2400)).toBe('well');
  });

  test('one blank beat is a change of slides, three are a blank page', () => {
    const heart = createHeartbeat(0);
    const states = [true, true, false, true, true, true].map((blank, index) => {
      heart.beat({ ...beat, blank }, index * 2000);
      return heart.state(index * 2000);
    });
    expect(states).toEqual(['well', 'well', 'well', 'well', 'well', 'blank']);
  });

  test('the sleep of the machine is not held against the page', () => {
    const heart = createHeartbeat(0);
    heart.beat(beat, 0);
    heart.missed(60_000);
    expect(heart.state(62_000)).toBe('well');
  });
});

test('back-off doubles up to 300 s and begins anew after ten well minutes', () => {
  const backoff = createBackoff();
  const waits = Array.from({ length: 11 }, () => backoff.next() / 1000);
  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]);
  backoff.well(0);
  backoff.well(599_999);
  expect(backoff.next()).toBe(300_000);
  backoff.well(600_000);
  backoff.well(1_200_000);
  expect(backoff.next()).toBe(1000);
});

test('a plain folder is one release', async () => {
  const releases = plainFolder(folder);
  expect(releases.current()).toMatchObject({ folder, version: openRelease(folder).version });
  expect(releases.wanted()).toBeUndefined();
  expect(() => plainFolder(box)).toThrow(/manifest/);
});
