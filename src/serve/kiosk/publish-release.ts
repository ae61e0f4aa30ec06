import { existsSync } from 'node:fs';
import { copyFile, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { syncFile, syncFolder } from '../../output/durable.ts';
import { manifestName } from '../../output/kiosk-manifest.ts';
import { temporaryName } from '../../output/temporary-name.ts';
import { writeFailure } from '../../output/write.ts';
import { currentOf, releaseFolder, switchTo, writeWanted } from './installation.ts';
import { prune } from './recover.ts';
import { type BrokenRelease, readRelease, type WholeRelease } from './release.ts';

export interface Published {
  readonly type: 'published';
  readonly version: string;
  /** `wanted` waits for the host's attract loop; `current` when nothing ran there before; `same` when it runs already. */
  readonly as: 'wanted' | 'current' | 'same';
  /** False when the release lay there already. */
  readonly copied: boolean;
}

/** The kiosk has tried this version, and it gave no heartbeat. */
export interface RefusedRelease {
  readonly type: 'refused';
  readonly version: string;
}

export interface PublishWishes {
  /** A stick has no host: the release becomes its current one at once, and what is old is removed. */
  readonly stick?: boolean;
}

/** Puts a release into an installation: proved, copied under a temporary name, proved again, renamed, then named. */
export async function publishRelease(
  from: string,
  target: string,
  wishes: PublishWishes = {},
): Promise<Published | BrokenRelease | RefusedRelease> {
  const release = await readRelease(from);
  if (release.type === 'broken') return release;
  const { version } = release.manifest;
  const before = await currentOf(target);
  if (before?.refused.includes(version)) return { type: 'refused', version };
  const copied = await copyRelease(release, target);
  if (typeof copied !== 'boolean') return copied;
  if (wishes.stick || !before) {
    const done = await switchTo(target, version);
    if (done.type === 'broken') return done;
    if (wishes.stick) await prune(target);
    return { type: 'published', version, as: before?.version === version ? 'same' : 'current', copied };
  }
  await writeWanted(target, version);
  // A host that tidied up between copying and naming may have taken it for an orphan; from now on it doesn't.
  if (!existsSync(releaseFolder(target, version))) await copyRelease(release, target);
  return { type: 'published', version, as: before.version === version ? 'same' : 'wanted', copied };
}

/** True when it was copied, false when it lay there whole. */
async function copyRelease(release: WholeRelease, target: string): Promise<boolean | BrokenRelease> {
  const { manifest } = release;
  const folder = releaseFolder(target, manifest.version);
  const isThere = async (): Promise<boolean> => (await readRelease(folder)).type === 'whole';
  if (await isThere()) return false;
  const temporary = temporaryName(folder);
  try {
    await copyFiles(release, temporary);
    // Sticks lie, and the source may change while it is copied.
    const copy = await readRelease(temporary);
    if (copy.type === 'broken') return { type: 'broken', reason: `its copy is not whole: ${copy.reason}` };
    await setAside(folder);
    try {
      await rename(temporary, folder);
    } catch (error) {
      // Somebody else has published the same at the same moment.
      if (!(await isThere())) throw error;
    }
    await syncFolder(dirname(folder));
    return true;
  } catch (error) {
    throw writeFailure(folder, error, 'Choose another target.');
  } finally {
    // What can't be removed is a leftover for the next start; it must not hide why the copy failed.
    await rm(temporary, { recursive: true, force: true }).catch(() => {});
  }
}

async function copyFiles({ folder, manifest }: WholeRelease, to: string): Promise<void> {
  const folders = new Set([to]);
  for (const path of [...Object.keys(manifest.files), manifestName]) {
    const file = join(to, path);
    await mkdir(dirname(file), { recursive: true });
    for (let here = dirname(file); here !== to; here = dirname(here)) folders.add(here);
    await copyFile(join(folder, path), file);
    await syncFile(file);
  }
  for (const each of folders) await syncFolder(each);
}

/** A broken release of the same name makes way. */
async function setAside(folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  const aside = temporaryName(folder);
  await rename(folder, aside);
  await rm(aside, { recursive: true, force: true });
}
