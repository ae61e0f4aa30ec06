import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { problem } from '../diagnostic.ts';
import { EnvironmentFailure, reasonOf } from '../environment.ts';
import { manifestName } from '../output/kiosk-manifest.ts';
import { currentOf, releaseFolder } from '../serve/kiosk/installation.ts';
import { installedReleases, isInstallation } from '../serve/kiosk/installed.ts';
import { readRelease, type WholeRelease } from '../serve/kiosk/release.ts';
import { plainFolder, type Releases } from '../serve/kiosk/releases.ts';
import { typed } from './typed.ts';

/** The releases of a folder that `build` or `publish` made, proved and put in order; an EnvironmentFailure otherwise. */
export async function kioskReleases(root: string, named: string): Promise<Releases> {
  try {
    if (!isInstallation(root)) return await plainFolder(root);
    const installed = await installedReleases(root);
    if (!installed) throw new Error('none of its releases is whole');
    return installed;
  } catch (error) {
    throw notWhole(root, named, reasonOf(error), error);
  }
}

/** The release that such a folder shows, only read; an EnvironmentFailure when there is none that is whole. */
export async function currentRelease(root: string, named: string): Promise<WholeRelease> {
  const current = isInstallation(root) ? await currentOf(root) : undefined;
  const release = await readRelease(current ? releaseFolder(root, current.version) : root);
  if (release.type === 'broken') throw notWhole(root, named, release.reason);
  return release;
}

function notWhole(root: string, path: string, reason: string, cause?: unknown): EnvironmentFailure {
  return new EnvironmentFailure(
    problem('kiosk-broken', undefined, undefined, { path, reason, hint: mend(root, path) }),
    {
      cause,
    },
  );
}

/** A build that finds its inputs unchanged leaves the folder as it is: a spoiled one has to go first. */
function mend(root: string, path: string): string {
  if (isInstallation(root)) return `Publish a whole one there: ${typed('publish', 'dist/kiosk', path)}.`;
  if (existsSync(join(root, manifestName)))
    return `Delete the folder "${path}" and make it again: ${typed('build', '--to', 'kiosk')}.`;
  return `Make one: ${typed('build', '--to', 'kiosk')}; then name dist/kiosk, or the folder it was published to.`;
}
