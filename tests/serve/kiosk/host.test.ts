import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { UseLine } from '../../../src/model/kiosk-use.ts';
import { fileOf } from '../../../src/serve/kiosk/release-files.ts';
import { plainFolder } from '../../../src/serve/kiosk/releases.ts';
import { writeRelease } from '../../support/kiosk-release.ts';
import { openRoutes, own, port, type Routes, rest } from './support.ts';

const line: UseLine = {
  at: Date.UTC(2026, 10, 23),
  kind: 'page',
  story: 'port-arthur',
  lang: 'en',
  page: 'siege',
  ms: 4000,
};

const box = mkdtempSync(join(tmpdir(), 'kiosk-routes-'));
afterAll(() => rmSync(box, { recursive: true }));
const folder = join(box, 'release');
const files = { 'index.html': '<!doctype html>Page', 'poster.html': 'Poster', 'media/ab.mp3': '0123456789' };
writeRelease(folder, { ...files, 'tool.exe': 'x', 'media/link.png': 'x' });
const release = (await plainFolder(folder)).current();
// What happens to the folder afterwards opens nothing either.
writeFileSync(join(box, 'secret.txt'), 'secret');
writeFileSync(join(folder, 'unlisted.txt'), 'secret');
rmSync(join(folder, 'media/link.png'));
symlinkSync(join(box, 'secret.txt'), join(folder, 'media/link.png'));

let routes: Routes;
beforeEach(() => {
  routes = openRoutes(release, '');
});

describe('files', () => {
  test.each([
    ['/', 'text/html; charset=utf-8', '<!doctype html>Page'],
    ['/index.html?skip=all#x', 'text/html; charset=utf-8', '<!doctype html>Page'],
    ['/poster.html', 'text/html; charset=utf-8', 'Poster'],
    ['/media/ab.mp3', 'audio/mpeg', '0123456789'],
  ])('%s comes from the release', async (path, type, text) => {
    const answer = await routes.get(path);
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
    const answer = await routes.get(path);
    expect([answer.status, await answer.text()]).toEqual([404, 'Not here']);
  });

  test('a manifest that lists paths upward opens nothing', () => {
    const files = { '../secret.txt': 'a'.repeat(64), '/etc/passwd': 'a'.repeat(64) };
    const evil = { ...release, manifest: { ...release.manifest, files } };
    expect(fileOf(evil, '../secret.txt') ?? fileOf(evil, '/etc/passwd')).toBeUndefined();
  });

  test('a part of a recording can be asked for', async () => {
    const answer = await routes.get('/media/ab.mp3', { ...own, range: 'bytes=2-4' });
    expect([answer.status, answer.headers.get('content-range'), await answer.text()]).toEqual([
      206,
      'bytes 2-4/10',
      '234',
    ]);
    expect((await routes.get('/media/ab.mp3', { ...own, range: 'bytes=10-' })).status).toBe(416);
  });
});

describe('who may ask', () => {
  test.each(['evil.example', `evil.example:${port}`, '127.0.0.1:1', ''])('Host "%s" stays outside', async (host) => {
    for (const path of ['/', '/host/status', '/host/hello', '/host/staff/facts'])
      expect((await routes.get(path, { host })).status, path).toBe(403);
  });

  test.each([
    ['none', own],
    ['foreign', { ...own, origin: 'http://evil.example' }],
    ['of another port', { ...own, origin: 'http://127.0.0.1:1' }],
  ])('Origin %s may send nothing', async (_, headers) => {
    expect((await routes.post('/host/beat', rest, headers)).status).toBe(403);
    expect((await routes.post('/host/use', { lines: [line] }, headers)).status).toBe(403);
    expect((await routes.post('/host/staff/open', { pin: '2468' }, headers)).status).toBe(403);
    expect(routes.used).toEqual([]);
  });
});

describe('what the page says', () => {
  test('hello, beats and their answers', async () => {
    expect(await (await routes.get('/host/hello')).json()).toMatchObject({
      kiosk: 'lanternist',
      version: expect.stringMatching(/^[0-9a-f]+$/),
    });
    expect(await (await routes.post('/host/beat', rest)).json()).toEqual({ do: '' });
    expect(await (await routes.post('/host/beat', { ...rest, boot: 'old' })).json()).toEqual({ do: 'reload' });
    for (const wrong of [{ ...rest, screen: 'desktop' }, { ...rest, heap: -1 }, {}, 7])
      expect((await routes.post('/host/beat', wrong)).status).toBe(400);
  });

  test('use is taken whole or not at all', async () => {
    expect(await (await routes.post('/host/use', { lines: [line, line] })).json()).toEqual({ kept: 2 });
    expect(routes.used).toEqual([line, line]);
    for (const wrong of [{ visitor: 'Anna' }, { kind: 'face' }, { story: '../x' }])
      expect((await routes.post('/host/use', { lines: [line, { ...line, ...wrong }] })).status).toBe(400);
    expect((await routes.post('/host/use', { lines: [{ ...line, page: 'x'.repeat(300_000) }] })).status).toBe(413);
    expect(routes.used).toHaveLength(2);
  });

  test('a day that is full says how many lines it took', async () => {
    routes = openRoutes(release, '', 3);
    expect(await (await routes.post('/host/use', { lines: [line, line] })).json()).toEqual({ kept: 2 });
    expect(await (await routes.post('/host/use', { lines: [line, line] })).json()).toEqual({ kept: 1 });
  });

  test('monitoring sees trouble in the status code too', async () => {
    const answer = await routes.get('/host/status');
    expect([answer.status, (await answer.json()).restarts]).toEqual([503, 2]);
  });
});
