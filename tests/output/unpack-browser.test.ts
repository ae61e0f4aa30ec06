import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { create } from 'tar';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Unpacked, unpackEmbedded } from '../../src/output/browser/embedded.ts';
import { userCache } from '../../src/output/user-cache.ts';

let box: string;
let archives: string;
let cache: string;
let temporary: string;

/** Archives of the shape of @sparticuz/chromium's, some bytes long. */
beforeEach(() => {
  box = mkdtempSync(join(tmpdir(), 'unpack & <box> '));
  [archives, cache, temporary] = [join(box, 'archives'), join(box, 'cache'), join(box, 'tmp')];
  for (const folder of [archives, temporary, join(box, 'lib'), join(box, 'fonts', 'Open_Sans')])
    mkdirSync(folder, { recursive: true });
  writeFileSync(join(box, 'lib', 'libnss3.so'), 'nss');
  writeFileSync(join(box, 'fonts', 'Open_Sans', 'OpenSans-Regular.ttf'), 'font');
  const pack = (name: string, folder: string): void => {
    create({ cwd: box, sync: true, file: join(box, name) }, [folder]);
    writeFileSync(join(archives, `${name}.br`), brotliCompressSync(readFileSync(join(box, name))));
  };
  pack('al2023.tar', 'lib');
  pack('fonts.tar', 'fonts');
  writeFileSync(join(archives, 'chromium.br'), brotliCompressSync('#!/bin/sh\necho the browser\n'));
});
afterEach(() => rmSync(box, { recursive: true }));

const unpack = (): Promise<Unpacked> => unpackEmbedded(archives, cache, temporary);

test('unpacks once, for the user alone, with a fontconfig file that names only its own face', async () => {
  const first = await unpack();
  expect(first).toMatchObject({ folder: join(cache, 'chromium-147.0.0'), temporary: false, notice: '' });
  expect(execFileSync(first.executable, { encoding: 'utf8' })).toBe('the browser\n');
  expect(readFileSync(join(first.libraries, 'libnss3.so'), 'utf8')).toBe('nss');
  expect(statSync(first.folder).mode & 0o777).toBe(0o700);
  const fonts = readFileSync(first.fontsFile, 'utf8');
  const named = [...fonts.matchAll(/<(?:dir|cachedir)>(.*?)<\//g)].map((match) =>
    match[1]?.replace('&lt;', '<').replace('&gt;', '>').replace('&amp;', '&'),
  );
  expect(named).toEqual([join(first.folder, 'fonts', 'Open_Sans'), join(first.folder, 'fonts-cache')]);
  const made = statSync(first.executable).ino;
  expect(await unpack()).toEqual(first);
  expect(statSync(first.executable).ino).toBe(made);
  expect(readdirSync(cache)).toEqual(['chromium-147.0.0']);
});

test('several at once all succeed and leave one folder', async () => {
  const all = await Promise.all(Array.from({ length: 8 }, unpack));
  expect(new Set(all.map(({ folder }) => folder)).size).toBe(1);
  expect(all.every(({ temporary: private_ }) => !private_)).toBe(true);
  expect(readdirSync(cache)).toEqual(['chromium-147.0.0']);
});

test.each([
  ['a file is shorter', (folder: string) => truncateSync(join(folder, 'chromium'), 3)],
  ['a file is gone', (folder: string) => rmSync(join(folder, 'lib', 'libnss3.so'))],
  ['the marker is gone', (folder: string) => rmSync(join(folder, 'complete.json'))],
  ['the marker is cut off', (folder: string) => truncateSync(join(folder, 'complete.json'), 5)],
  ['the marker lists nothing', (folder: string) => writeFileSync(join(folder, 'complete.json'), '{}')],
  ['others may write in it', (folder: string) => chmodSync(folder, 0o777)],
])('is made again when %s', async (_, damage) => {
  const { folder } = await unpack();
  writeFileSync(join(folder, 'was here'), '');
  damage(folder);
  expect(await unpack()).toMatchObject({ folder, temporary: false });
  expect(existsSync(join(folder, 'was here'))).toBe(false);
  expect(readFileSync(join(folder, 'lib', 'libnss3.so'), 'utf8')).toBe('nss');
  expect(statSync(join(folder, 'chromium')).size).toBe(27);
  expect(readdirSync(cache)).toEqual(['chromium-147.0.0']);
});

test('several that find a damaged folder all succeed', async () => {
  const { folder } = await unpack();
  rmSync(join(folder, 'complete.json'));
  const all = await Promise.all(Array.from({ length: 8 }, unpack));
  expect(all.every((each) => each.folder === folder)).toBe(true);
  expect(readdirSync(cache)).toEqual(['chromium-147.0.0']);
  expect(existsSync(join(folder, 'complete.json'))).toBe(true);
});

test('an unwritable cache gives a private temporary folder, and says so', async () => {
  writeFileSync(join(box, 'cache'), 'a file in the way');
  const unpacked = await unpack();
  expect(unpacked.temporary).toBe(true);
  expect(unpacked.folder.startsWith(join(temporary, 'lanternist-chromium-'))).toBe(true);
  expect(unpacked.notice).toContain(`"${cache}" cannot be used (`);
  expect(statSync(unpacked.folder).mode & 0o777).toBe(0o700);
  expect(readFileSync(unpacked.fontsFile, 'utf8')).toContain(unpacked.folder.split('/').at(-1));
});

test('a broken archive is an error and leaves nothing behind', async () => {
  truncateSync(join(archives, 'chromium.br'), 5);
  await expect(unpack()).rejects.toThrow();
  expect([...readdirSync(cache), ...readdirSync(temporary)]).toEqual([]);
});

test('what a killed process left long ago is removed, what is being made is not', async () => {
  mkdirSync(join(cache, 'unpacking-old'), { recursive: true });
  utimesSync(join(cache, 'unpacking-old'), 1, 1);
  mkdirSync(join(cache, 'unpacking-now'));
  await unpack();
  expect(readdirSync(cache).sort()).toEqual(['chromium-147.0.0', 'unpacking-now']);
});

test('the cache folder follows the XDG rules', () => {
  expect(userCache({ XDG_CACHE_HOME: '/x', HOME: '/h' })).toBe('/x/lanternist');
  expect(userCache({ XDG_CACHE_HOME: 'relative', HOME: '/h' })).toBe('/h/.cache/lanternist');
  expect(userCache({ HOME: '/h' })).toBe('/h/.cache/lanternist');
});
