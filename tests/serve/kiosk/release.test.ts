import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { KioskManifest } from '../../../src/model/kiosk.ts';
import { versionOf } from '../../../src/output/kiosk-manifest.ts';
import { readRelease } from '../../../src/serve/kiosk/release.ts';
import { makeRelease } from './support.ts';

let home = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'release-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const reason = async (): Promise<string> => {
  const release = await readRelease(home);
  return release.type === 'broken' ? release.reason : 'whole';
};

/** Rewrites the manifest; its version is made right again, so that only the change itself can be what is refused. */
async function edit(change: (files: Record<string, string>) => void): Promise<void> {
  const manifest = JSON.parse(await readFile(join(home, 'manifest.json'), 'utf8')) as KioskManifest;
  const files = { ...manifest.files };
  change(files);
  writeFileSync(join(home, 'manifest.json'), JSON.stringify({ schema: 1, version: versionOf(files), files }));
}

test('a whole release is read, with its facts; what a file manager left is passed over', async () => {
  const version = makeRelease(home, 'one');
  writeFileSync(join(home, '.DS_Store'), '');
  expect(await readRelease(home)).toMatchObject({ type: 'whole', manifest: { version }, facts: { title: 'one' } });
});

test('the version is the hash over the ordered list of paths and hashes', async () => {
  makeRelease(home, 'one');
  const { version, files } = JSON.parse(await readFile(join(home, 'manifest.json'), 'utf8')) as KioskManifest;
  const list = Object.entries(files)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, hash]) => `${path}\n${hash}\n`);
  expect(version).toBe(createHash('sha256').update(list.join('')).digest('hex'));
});

test('one changed byte is found', async () => {
  makeRelease(home, 'one');
  writeFileSync(join(home, 'index.html'), '<p>ohe</p>');
  expect(await reason()).toBe('"index.html" is not what its manifest says');
});

test('a file too many and a file too few are found', async () => {
  makeRelease(home, 'one');
  writeFileSync(join(home, 'media', 'more.js'), '');
  expect(await reason()).toBe('it holds "media/more.js", which its manifest does not list');
  rmSync(join(home, 'media'), { recursive: true });
  expect(await reason()).toBe('"media/sound.mp3" is missing');
});

test.each(['../out.html', '/etc/passwd', 'media/../../out', 'C:/out', 'media\\out', './index.html', 'a//b', '..', ''])(
  'the path %j is refused',
  async (path) => {
    makeRelease(home, 'one');
    await edit((files) => {
      files[path] = '0'.repeat(64);
    });
    expect(await reason()).toBe(`its manifest names ${JSON.stringify(path)}, a path that may lead out of it`);
  },
);

test('a link is refused, wherever it leads', async () => {
  makeRelease(home, 'one');
  symlinkSync(join(home, 'index.html'), join(home, 'link.html'));
  expect(await reason()).toBe('"link.html" is neither a file nor a folder');
});

test('a manifest that is torn, lists no page, or has another version is refused', async () => {
  makeRelease(home, 'one');
  const text = await readFile(join(home, 'manifest.json'), 'utf8');
  writeFileSync(join(home, 'manifest.json'), text.slice(0, 100));
  expect(await reason()).toBe('its "manifest.json" is missing or cannot be read');
  writeFileSync(join(home, 'manifest.json'), text.replace(/"version":"./, '"version":"x'));
  expect(await reason()).toBe('its "manifest.json" is missing or cannot be read');
  writeFileSync(join(home, 'manifest.json'), text.replace(/"version":"[0-9a-f]{64}/, `"version":"${'0'.repeat(64)}`));
  expect(await reason()).toBe('its manifest does not give the version that its files make');
  writeFileSync(join(home, 'manifest.json'), text);
  await edit((files) => {
    delete files['poster.html'];
  });
  expect(await reason()).toBe('its manifest does not list "poster.html"');
});
