import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { currentOf, keep, pendingVersion, releaseFolder, rollBack, switchTo } from './installation.ts';
import { publishRelease } from './publish-release.ts';
import { prune, recover } from './recover.ts';
import type { WholeRelease } from './release.ts';
import { type Releases, shown } from './releases.ts';

/** Whether a folder is an installation, made by `publish`, and not a release. */
export function isInstallation(folder: string): boolean {
  return existsSync(join(folder, 'releases'));
}

/** Where the use of a kiosk is written: into the installation, or beside a folder that `build` will make anew. */
export function evidenceFolder(folder: string): string {
  return isInstallation(folder) ? join(folder, 'use') : `${folder}-use`;
}

/** The releases of an installation, put in order first; undefined when none of them is whole. */
export async function installedReleases(target: string): Promise<Releases | undefined> {
  const recovered = await recover(target);
  if (!recovered) return undefined;
  let current = await shown(recovered.release, (await currentOf(target))?.trial ?? false);
  let wanted = await pendingVersion(target);
  const look = async (): Promise<void> => {
    wanted = await pendingVersion(target);
  };
  const become = async (release: WholeRelease, trial: boolean): Promise<void> => {
    current = await shown(release, trial);
    await look();
  };
  return {
    current: () => current,
    wanted() {
      // What is known is told at once; what publish wrote meanwhile is told the next time.
      look().catch(() => {});
      return wanted;
    },
    async switchTo(version) {
      const done = await switchTo(target, version, true);
      if (done.type === 'broken') throw new Error(`release ${version} is broken: ${done.reason}`);
      await become(done, true);
    },
    async keep(version) {
      await keep(target, version);
      if (version === current.manifest.version) current = { ...current, trial: false };
    },
    async rollBack(version) {
      const done = await rollBack(target, version);
      if (done.type === 'broken') throw new Error(`there is nothing to go back to: ${done.reason}`);
      await become(done, false);
      await prune(target);
    },
  };
}

/** A stick with a release on it. */
export interface FoundStick {
  /** Folder of the installation on the stick. */
  readonly path: string;
  readonly version: string;
}

/** Where systems put sticks, one or two folders deep. */
const mounts = ['/media', '/run/media', '/Volumes', '/mnt'];

/** The sticks that hold a release. */
export async function findSticks(roots: readonly string[] = mounts): Promise<readonly FoundStick[]> {
  const below = (folder: string): string[] => {
    try {
      return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
        entry.isDirectory() ? [join(folder, entry.name)] : [],
      );
    } catch {
      return [];
    }
  };
  const drives = process.platform === 'win32' ? [...'DEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) => `${letter}:\\`) : [];
  const folders = [...drives, ...roots.flatMap((root) => below(root).flatMap((first) => [first, ...below(first)]))];
  const found: FoundStick[] = [];
  for (const folder of folders) {
    const path = join(folder, 'lanternist-kiosk');
    const current = existsSync(path) ? await currentOf(path).catch(() => undefined) : undefined;
    if (current) found.push({ path, version: current.version });
  }
  return found;
}

/** Copies the release of a stick into an installation, where it waits for the attract loop. */
export async function installFrom(stick: string, target: string): Promise<void> {
  const current = await currentOf(stick);
  if (!current) throw new Error('the stick holds no release');
  const done = await publishRelease(releaseFolder(stick, current.version), target);
  if (done.type === 'broken') throw new Error(done.reason);
  if (done.type === 'refused') throw new Error('this release was tried before and gave no sign of life');
}
