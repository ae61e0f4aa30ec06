import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { reasonOf } from '../../environment.ts';
import type { KioskFacts, KioskManifest } from '../../model/kiosk.ts';
import { manifestName, pathsIn, sha256Of, versionOf } from '../../output/kiosk-manifest.ts';
import { readJson } from './read-json.ts';
import { readFacts, readManifest } from './release-schema.ts';

export interface WholeRelease {
  readonly type: 'whole';
  readonly folder: string;
  readonly manifest: KioskManifest;
  readonly facts: KioskFacts;
}

export interface BrokenRelease {
  readonly type: 'broken';
  /** What is wrong, in plain words. */
  readonly reason: string;
}

/** Reads a release and proves it against its manifest, every byte. Anything wrong makes it broken; it never throws. */
export async function readRelease(folder: string): Promise<WholeRelease | BrokenRelease> {
  try {
    if (!(await lstat(folder)).isDirectory()) return broken('it is not a folder');
    const manifest = readManifest(await readJson(join(folder, manifestName)));
    if (!manifest) return broken(`its "${manifestName}" is missing or cannot be read`);
    const fault = listFault(manifest) || (await fileFault(folder, manifest));
    if (fault !== '') return broken(fault);
    const facts = readFacts(await readJson(join(folder, 'kiosk.json')));
    return facts
      ? { type: 'whole', folder, manifest, facts }
      : broken('its "kiosk.json" is not one of this version of Lanternist');
  } catch (error) {
    return broken(reasonOf(error));
  }
}

function broken(reason: string): BrokenRelease {
  return { type: 'broken', reason };
}

/** What no release lacks. */
const needed = ['index.html', 'poster.html', 'kiosk.json'];

/** What is wrong with the list itself, before any file is opened; '' for nothing. */
function listFault({ version, files }: KioskManifest): string {
  const paths = Object.keys(files);
  const unsafe = paths.find((path) => !isInside(path));
  if (unsafe !== undefined) return `its manifest names ${JSON.stringify(unsafe)}, a path that may lead out of it`;
  const missing = needed.find((path) => !paths.includes(path));
  if (missing !== undefined) return `its manifest does not list "${missing}"`;
  return versionOf(files) === version ? '' : 'its manifest does not give the version that its files make';
}

/** What the files say against the list; '' for nothing. */
async function fileFault(folder: string, { files }: KioskManifest): Promise<string> {
  const there = await pathsIn(folder);
  const extra = there.find((path) => !Object.hasOwn(files, path));
  if (extra !== undefined) return `it holds "${extra}", which its manifest does not list`;
  const missing = Object.keys(files).find((path) => !there.includes(path));
  if (missing !== undefined) return `"${missing}" is missing`;
  for (const path of there)
    if ((await sha256Of(join(folder, path))) !== files[path]) return `"${path}" is not what its manifest says`;
  return '';
}

/**
 * Is it a plain path below a folder, on every system? Refused are `..` and all that is hidden, absolute paths, drive
 * letters, backslashes and what Windows can't write.
 */
function isInside(path: string): boolean {
  if (path === manifestName || path.length > 200) return false;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
  if (/[\u0000-\u001f\u007f\\:*?"<>|]/.test(path)) return false;
  return path.split('/').every((part) => part !== '' && !/^\.|[. ]$/.test(part));
}
