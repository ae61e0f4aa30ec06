import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { currentRelease, kioskReleases } from '../../../src/commands/kiosk-folder.ts';
import { typed } from '../../../src/commands/typed.ts';
import { EnvironmentFailure } from '../../../src/environment.ts';
import { publishRelease } from '../../../src/serve/kiosk/publish-release.ts';
import { makeRelease } from './support.ts';

let home = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'kiosk-folder-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

/** The problem of a folder, by both ways in. */
async function problemOf(folder: string): Promise<readonly [string, string]> {
  const failures = await Promise.all(
    [kioskReleases, currentRelease].map((open) => open(folder, 'here').then(String, (error: unknown) => error)),
  );
  const said = failures.map((failure) => {
    if (!(failure instanceof EnvironmentFailure)) throw failure;
    return [failure.diagnostic.message, failure.diagnostic.hint] as const;
  });
  return said[0] ?? ['', ''];
}

test('a plain folder is one release, proved byte by byte', async () => {
  const version = makeRelease(home, 'one');
  const releases = await kioskReleases(home, 'here');
  expect(releases.current()).toMatchObject({ folder: home, manifest: { version }, facts: { title: 'one' } });
  expect(releases.wanted()).toBeUndefined();
  expect((await currentRelease(home, 'here')).manifest.version).toBe(version);
});

test.each([
  ['poster.html', 'changed', '"poster.html" is not what its manifest says'],
  ['media/more.mp3', 'more', 'it holds "media/more.mp3", which its manifest does not list'],
])('%s %s is named, with the mend', async (path, text, reason) => {
  makeRelease(home, 'one');
  writeFileSync(join(home, path), text);
  expect(await problemOf(home)).toEqual([
    `"here" is not a whole kiosk: ${reason}`,
    `Delete the folder "here" and make it again: ${typed('build', '--to', 'kiosk')}.`,
  ]);
});

test('a folder that never was a kiosk, and an installation without a whole release, have mends of their own', async () => {
  expect((await problemOf(home))[1]).toMatch(/^Make one: /);
  makeRelease(join(home, 'dist'), 'one');
  const target = join(home, 'kiosk');
  const done = await publishRelease(join(home, 'dist'), target);
  if (done.type !== 'published') throw new Error('not published');
  expect((await currentRelease(target, 'here')).facts.title).toBe('one');
  rmSync(join(target, 'releases', done.version, 'index.html'));
  expect((await problemOf(target))[1]).toBe(`Publish a whole one there: ${typed('publish', 'dist/kiosk', 'here')}.`);
  mkdirSync(join(target, 'use'));
  expect((await problemOf(target))[0]).toBe('"here" is not a whole kiosk: none of its releases is whole');
});
