import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { temporaryName } from '../../../src/output/temporary-name.ts';
import {
  currentOf,
  pendingVersion,
  releaseFolder,
  rollBack,
  switchTo,
  wantedOf,
} from '../../../src/serve/kiosk/installation.ts';
import { installedReleases } from '../../../src/serve/kiosk/installed.ts';
import { publishRelease } from '../../../src/serve/kiosk/publish-release.ts';
import { prune, recover } from '../../../src/serve/kiosk/recover.ts';
import { makeRelease } from './support.ts';

let home = '';
let target = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'installation-'));
  target = join(home, 'kiosk');
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const made = (mark: string): string => makeRelease(join(home, mark), mark);
const published = (mark: string) => publishRelease(join(home, mark), target);
const onDisk = (): string[] => readdirSync(join(target, 'releases')).sort();

/** Publishes and switches, one after another; gives the versions. */
async function run(...marks: readonly string[]): Promise<string[]> {
  const versions: string[] = [];
  for (const mark of marks) {
    versions.push(made(mark));
    await published(mark);
    await switchTo(target, versions.at(-1) ?? '');
  }
  return versions;
}

test('the first release becomes the current one, the second waits to be switched to', async () => {
  const [one, two] = [made('one'), made('two')];
  expect(await published('one')).toMatchObject({ as: 'current', copied: true, version: one });
  expect(await published('two')).toMatchObject({ as: 'wanted', copied: true, version: two });
  expect([(await currentOf(target))?.version, await pendingVersion(target)]).toEqual([one, two]);
  expect((await switchTo(target, two)).type).toBe('whole');
  expect(await currentOf(target)).toEqual({ schema: 1, version: two, previous: [one], refused: [], trial: false });
  expect(await pendingVersion(target)).toBeUndefined();
});

test('publishing twice copies once, and mends what was spoiled there', async () => {
  const one = made('one');
  await published('one');
  expect(await published('one')).toMatchObject({ as: 'same', copied: false });
  writeFileSync(join(releaseFolder(target, one), 'index.html'), 'spoiled');
  expect(await published('one')).toMatchObject({ as: 'same', copied: true });
  expect((await recover(target))?.release.manifest.version).toBe(one);
  expect(onDisk()).toEqual([one]);
});

test('a corrupt release is not published, a corrupt one is not switched to', async () => {
  const [one, two] = [made('one'), made('two')];
  await published('one');
  await published('two');
  writeFileSync(join(releaseFolder(target, two), 'index.html'), 'spoiled');
  expect((await switchTo(target, two)).type).toBe('broken');
  expect((await currentOf(target))?.version).toBe(one);
  const three = made('three');
  writeFileSync(join(home, 'three', 'index.html'), 'spoiled');
  expect((await published('three')).type).toBe('broken');
  expect([await wantedOf(target), onDisk().includes(three)]).toEqual([two, false]);
});

test('a release without a heartbeat is rolled back, refused, and not tried or published again', async () => {
  const [one, two, three] = await run('one', 'two', 'three');
  expect(await rollBack(target, three ?? '')).toMatchObject({ type: 'whole', manifest: { version: two } });
  expect(await currentOf(target)).toEqual({ schema: 1, version: two, previous: [one], refused: [three], trial: false });
  expect(await wantedOf(target)).toBe(three);
  expect(await pendingVersion(target)).toBeUndefined();
  expect(await published('three')).toEqual({ type: 'refused', version: three });
  writeFileSync(join(releaseFolder(target, one ?? ''), 'index.html'), 'spoiled');
  expect((await rollBack(target, two ?? '')).type).toBe('broken');
  expect((await currentOf(target))?.version).toBe(two);
});

test('a trial is remembered over a power cut, until a sign of life or the way back', async () => {
  const [one, two] = [made('one'), made('two')];
  await published('one');
  expect((await installedReleases(target))?.current()).toMatchObject({ manifest: { version: one }, trial: false });
  await published('two');
  await (await installedReleases(target))?.switchTo(two);
  const restarted = await installedReleases(target);
  expect(restarted?.current()).toMatchObject({ manifest: { version: two }, facts: { title: 'two' }, trial: true });
  await restarted?.keep(two);
  expect(restarted?.current().trial).toBe(false);
  expect((await installedReleases(target))?.current().trial).toBe(false);
  await restarted?.keep(one);
  expect((await currentOf(target))?.version).toBe(two);
  await restarted?.rollBack(two);
  expect((await installedReleases(target))?.current()).toMatchObject({ manifest: { version: one }, trial: false });
});

test('two earlier releases are kept, and the one that is wanted', async () => {
  const versions = await run('one', 'two', 'three', 'four');
  const five = made('five');
  await published('five');
  expect(await prune(target)).toEqual([versions[0]]);
  expect(onDisk()).toEqual([...versions.slice(1), five].sort());
});

test('a stick holds the new release as its current one, and at most two more', async () => {
  const versions: string[] = [];
  for (const mark of ['one', 'two', 'three', 'four']) {
    versions.push(made(mark));
    await publishRelease(join(home, mark), target, { stick: true });
  }
  expect((await currentOf(target))?.version).toBe(versions[3]);
  expect(onDisk()).toEqual(versions.slice(1).sort());
});

test('a broken current release gives way to the newest whole one before it', async () => {
  const [one, two, three] = await run('one', 'two', 'three');
  for (const version of [three, two]) writeFileSync(join(releaseFolder(target, version ?? ''), 'index.html'), '');
  const recovered = await recover(target);
  expect([recovered?.release.manifest.version, recovered?.broken]).toEqual([one, [three, two]]);
  expect(await currentOf(target)).toEqual({ schema: 1, version: one, previous: [], refused: [], trial: false });
  expect(onDisk()).toEqual([one]);
});

test('a torn current.json is made anew, never with a refused release', async () => {
  const [one] = await run('one');
  writeFileSync(join(target, 'current.json'), '{"schema":1,"ver');
  expect((await recover(target))?.release.manifest.version).toBe(one);
  expect((await currentOf(target))?.version).toBe(one);
});

test('nothing whole: nothing is given up', async () => {
  const [one] = await run('one');
  writeFileSync(join(releaseFolder(target, one ?? ''), 'index.html'), '');
  expect(await recover(target)).toBeUndefined();
  expect(onDisk()).toEqual([one]);
});

test('leftovers go, work in hand and the museum’s own files stay', async () => {
  const [one] = await run('one');
  const inHand = temporaryName(releaseFolder(target, 'two'));
  const gone = inHand.replace(/-\d+-(?=[0-9a-f]{8}\.tmp$)/, '-999999999-');
  const old = temporaryName(join(target, 'current.json'));
  const theirs = join(target, 'notes.tmp');
  for (const folder of [inHand, gone]) mkdirSync(join(folder, 'media'), { recursive: true });
  for (const file of [old, theirs]) writeFileSync(file, '');
  utimesSync(old, 0, 0);
  await recover(target);
  expect([inHand, gone, old, theirs].map((path) => existsSync(path))).toEqual([true, false, false, true]);
  expect(onDisk()).toContain(one);
});
