import { readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { syncFolder } from '../../output/durable.ts';
import { isLeftover, temporaryName } from '../../output/temporary-name.ts';
import { currentOf, mostPrevious, releaseFolder, wantedOf, writeCurrent } from './installation.ts';
import { readRelease, type WholeRelease } from './release.ts';
import { versionPattern } from './release-schema.ts';

export interface Recovered {
  readonly release: WholeRelease;
  /** Versions that were found broken and given up. */
  readonly broken: readonly string[];
}

/**
 * Puts an installation in order at a start, also after a power cut: leftovers go, and a current release that is broken
 * gives way to the newest whole one before it. Undefined when there is no whole release at all; then nothing is given up.
 */
export async function recover(target: string): Promise<Recovered | undefined> {
  await removeLeftovers(target);
  const current = await currentOf(target);
  const candidates = current ? [current.version, ...current.previous] : [];
  const others = (await othersOf(target)).filter((each) => !current?.refused.includes(each));
  const broken: string[] = [];
  for (const version of new Set([...candidates, ...others])) {
    const release = await readRelease(releaseFolder(target, version));
    if (release.type === 'broken' || release.manifest.version !== version) {
      broken.push(version);
      continue;
    }
    if (version !== current?.version)
      await writeCurrent(target, {
        schema: 1,
        version,
        previous: candidates.filter((each) => each !== version && !broken.includes(each)).slice(0, mostPrevious),
        refused: current?.refused ?? [],
        trial: false,
      });
    for (const each of broken) await removeRelease(target, each);
    return { release, broken };
  }
  return undefined;
}

/** Removes every release but the current one, the two before it, and the one that is wanted. Gives what was removed. */
export async function prune(target: string): Promise<readonly string[]> {
  const current = await currentOf(target);
  if (!current) return [];
  const wanted = await wantedOf(target);
  const isWanted = wanted !== undefined && !current.refused.includes(wanted);
  const kept = [current.version, ...current.previous, ...(isWanted ? [wanted] : [])];
  const old = (await versionsIn(target)).filter((version) => !kept.includes(version));
  for (const version of old) await removeRelease(target, version);
  return old;
}

/** Under a temporary name first: a release that is half removed must not look like one. */
async function removeRelease(target: string, version: string): Promise<void> {
  const folder = releaseFolder(target, version);
  const aside = temporaryName(folder);
  try {
    await rename(folder, aside);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return;
    throw error;
  }
  await syncFolder(join(target, 'releases'));
  await rm(aside, { recursive: true, force: true });
}

async function removeLeftovers(target: string): Promise<void> {
  for (const folder of [target, join(target, 'releases')])
    for (const name of await namesIn(folder)) {
      const path = join(folder, name);
      if (await isLeftover(path)) await rm(path, { recursive: true, force: true });
    }
}

/** Versions that no readable file names any more: what is wanted first, then the newest. */
async function othersOf(target: string): Promise<string[]> {
  const wanted = await wantedOf(target);
  const ages = await Promise.all(
    (await versionsIn(target)).map(async (version) => ({
      version,
      at: (await stat(releaseFolder(target, version))).mtimeMs,
    })),
  );
  const newest = ages.sort((a, b) => b.at - a.at).map(({ version }) => version);
  return wanted !== undefined && newest.includes(wanted) ? [wanted, ...newest] : newest;
}

async function versionsIn(target: string): Promise<string[]> {
  return (await namesIn(join(target, 'releases'))).filter((name) => versionPattern.test(name));
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch {
    return [];
  }
}
