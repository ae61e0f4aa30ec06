import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path';
import { isTemporaryName } from '../../output/temporary-name.ts';
import { versionPattern } from './release-schema.ts';

/** Why a release can't go into a folder: it is the release's own, lies in it, or belongs to something else. */
export type NoTarget =
  | { readonly type: 'itself' }
  | { readonly type: 'inside' }
  | { readonly type: 'foreign'; readonly name: string };

/** What speaks against a folder as the home of a kiosk; undefined when it is new, empty, or is one already. */
export function noTarget(from: string, target: string): NoTarget | undefined {
  const road = relative(realOf(from), realOf(target));
  if (road === '') return { type: 'itself' };
  if (!isAbsolute(road) && road.split(sep)[0] !== '..') return { type: 'inside' };
  if (!isFolder(target) || isKioskFolder(target)) return undefined;
  // A power cut in the midst of the first time leaves an empty folder of releases.
  const name = namesIn(target).find((each) => each !== 'releases' || namesIn(join(target, each)).length > 0);
  return name === undefined ? undefined : { type: 'foreign', name };
}

/** Whether releases of a kiosk lie in a folder. Other things may have a folder "releases" too. */
export function isKioskFolder(folder: string): boolean {
  const releases = join(folder, 'releases');
  const names = isFolder(releases) ? namesIn(releases) : [];
  return names.some((name) => versionPattern.test(name.slice(0, 64)) && (name.length === 64 || isTemporaryName(name)));
}

/** What systems put into folders and onto sticks by themselves. */
const bySystem = /^(\.DS_Store|\.Trash.*|\.Spotlight-V100|\.fseventsd|desktop\.ini|Thumbs\.db|lost\+found)$/i;

/** Those that people see first come first. */
function namesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => !bySystem.test(name))
    .sort((a, b) => Number(a.startsWith('.')) - Number(b.startsWith('.')) || (a < b ? -1 : 1));
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}

/** A path with its links followed, as far as it is there. */
function realOf(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  const above = dirname(path);
  return above === path ? path : join(realOf(above), basename(path));
}
