import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { manifestName } from '../../output/kiosk-manifest.ts';
import { readRelease, type WholeRelease } from './release.ts';

/** The release that is shown. */
export interface ShownRelease extends WholeRelease {
  /** When it came here, ISO 8601. */
  readonly installed: string;
  /** It has shown no sign of life yet. */
  readonly trial: boolean;
}

/** The releases of an installation. The host asks often, so looking must be cheap; switching may take its time. */
export interface Releases {
  current(): ShownRelease;
  /** A release that should be shown instead; undefined when there is none, or when it was refused before. */
  wanted(): string | undefined;
  /** Checks the release whole and makes it the current one, or rejects and leaves everything as it was. */
  switchTo(version: string): Promise<void>;
  /** Remembers that a release on trial has shown a sign of life. */
  keep(version: string): Promise<void>;
  /** Refuses `version` for good and makes the one before it the current one. */
  rollBack(version: string): Promise<void>;
}

/** A folder made by `lanternist build --to kiosk`, never updated. Every byte is proved; throws with what is wrong. */
export async function plainFolder(folder: string): Promise<Releases> {
  const release = await readRelease(resolve(folder));
  if (release.type === 'broken') throw new Error(release.reason);
  const current = await shown(release, false);
  const never = async (): Promise<void> => {
    throw new Error('a plain folder has one release only');
  };
  return { current: () => current, wanted: () => undefined, switchTo: never, keep: never, rollBack: never };
}

/** A release, and when it came here. */
export async function shown(release: WholeRelease, trial: boolean): Promise<ShownRelease> {
  const { mtime } = await stat(join(release.folder, manifestName));
  return { ...release, installed: mtime.toISOString(), trial };
}
