import { statSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { userCache } from '../user-cache.ts';
import { fontsName, isWhole, unpackInto } from './unpack.ts';

/** The embedded browser on disk, ready to start. */
export interface Unpacked {
  /** The folder that holds all of it; absolute. */
  readonly folder: string;
  readonly executable: string;
  /** Its own NSS and expat libraries, for LD_LIBRARY_PATH. */
  readonly libraries: string;
  /** A fontconfig file that names only its own last-resort face. */
  readonly fontsFile: string;
  /** True when the user's cache could not be written: the folder must be removed after use. */
  readonly temporary: boolean;
  /** What the user should know about it; '' when all is as usual. */
  readonly notice: string;
}

/**
 * Unpacks the browser from `archives` into `cache`, or finds it there. It takes 1 to 2 s the first time, 1 ms later.
 * Several processes may do it at once: each works in a folder of its own, and one rename decides. A folder that isn't
 * whole or belongs to somebody else is never used. When `cache` can't be written, the browser goes into a private
 * folder under `temporary`.
 */
export async function unpackEmbedded(
  archives: string,
  cache: string = userCache(),
  temporary: string = tmpdir(),
): Promise<Unpacked> {
  const home = join(cache, `chromium-${version}`);
  if (isWhole(home)) return described(home, false, '');
  try {
    await mkdir(cache, { recursive: true, mode: 0o700 });
    const made = await unpackInto(archives, join(cache, beginning), home);
    await takePlace(made, home).finally(() => rm(made, { recursive: true, force: true }));
    await removeLeftovers(cache);
    return described(home, false, '');
  } catch (error) {
    if (!refusals.has(errorCode(error))) throw error;
    const made = await unpackInto(archives, join(temporary, 'lanternist-chromium-'));
    return described(
      made,
      true,
      `The cache folder "${cache}" cannot be used (${errorCode(error)}), so the browser was unpacked for this run only; that takes a second each time.`,
    );
  }
}

/** The folder of the packed browser in `node_modules`, or '' when the optional package isn't installed. */
export function embeddedArchives(): string {
  try {
    const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
    const archives = join(dirname(entry), '..', '..', 'bin');
    return statSync(join(archives, 'chromium.br')).isFile() ? archives : '';
  } catch {
    return '';
  }
}

/** The version of the package that carries the browser, part of the cache folder's name. */
const version = '147.0.0';
const beginning = 'unpacking-';
const refusals: ReadonlySet<string> = new Set('EACCES EPERM EROFS ENOSPC EDQUOT ENOTDIR EEXIST ENOENT'.split(' '));

/** Puts `made` at `home`, unless another process was first with a whole one. */
async function takePlace(made: string, home: string): Promise<void> {
  for (let attempt = 0; attempt < 5; attempt++) {
    try {
      await rename(made, home);
      return;
    } catch (error) {
      if (isWhole(home)) return;
      if (!['EEXIST', 'ENOTEMPTY', 'ENOTDIR'].includes(errorCode(error))) throw error;
      await setAside(home);
    }
  }
  throw Object.assign(new Error(`"${home}" is in the way`), { code: 'EEXIST' });
}

/** Removes a damaged folder, by way of a rename so that nobody sees it half removed. */
async function setAside(home: string): Promise<void> {
  const aside = join(dirname(home), `${beginning}damaged-${process.pid}-${process.hrtime.bigint()}`);
  try {
    await rename(home, aside);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return;
    throw error;
  }
  // Another process may have mended it between the look and the rename.
  if (isWhole(aside)) await rename(aside, home).catch(() => {});
  await rm(aside, { recursive: true, force: true });
}

/** Removes what processes that were killed left an hour ago or earlier. */
async function removeLeftovers(cache: string): Promise<void> {
  for (const name of await readdir(cache)) {
    if (!name.startsWith(beginning)) continue;
    const path = join(cache, name);
    const changed = await stat(path).then(
      ({ mtimeMs }) => mtimeMs,
      () => Infinity,
    );
    if (changed < Date.now() - 3_600_000) await rm(path, { recursive: true, force: true }).catch(() => {});
  }
}

function described(folder: string, temporary: boolean, notice: string): Unpacked {
  return {
    folder,
    executable: join(folder, 'chromium'),
    libraries: join(folder, 'lib'),
    fontsFile: join(folder, fontsName),
    temporary,
    notice,
  };
}

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
