import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { openRelease } from './release-files.ts';

/** The release that is shown. */
export interface CurrentRelease {
  /** Absolute. */
  readonly folder: string;
  readonly version: string;
  /** When it came here, ISO 8601. */
  readonly installed: string;
}

/** The releases of an installation. The host asks often, so looking must be cheap; switching may take its time. */
export interface Releases {
  current(): CurrentRelease;
  /** A release that should be shown instead; undefined when there is none, or when it was refused before. */
  wanted(): string | undefined;
  /** Checks the release whole and makes it the current one, or rejects and leaves everything as it was. */
  switchTo(version: string): Promise<void>;
  /** Refuses `version` for good and makes the one before it the current one. */
  rollBack(version: string): Promise<void>;
}

/** A folder made by `lanternist build --to kiosk`, shown as it is; it is never updated. Throws when it isn't whole. */
export function plainFolder(folder: string): Releases {
  const root = resolve(folder);
  const { version } = openRelease(root);
  const current: CurrentRelease = {
    folder: root,
    version,
    installed: statSync(resolve(root, 'manifest.json')).mtime.toISOString(),
  };
  const never = async (): Promise<void> => {
    throw new Error('a plain folder has one release only');
  };
  return { current: () => current, wanted: () => undefined, switchTo: never, rollBack: never };
}
