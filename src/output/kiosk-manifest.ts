import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { KioskManifest } from '../model/kiosk.ts';

/** The one file of a release that its manifest doesn't list. */
export const manifestName = 'manifest.json';

/** What file managers leave in every folder that somebody opens; never part of a release. */
const droppings = /^(?:\.DS_Store|\._.*|Thumbs\.db|desktop\.ini)$/i;

/** The manifest of a folder as it is: every file but the manifest itself. Links and the like are refused. */
export async function manifestOf(folder: string): Promise<KioskManifest> {
  const files: Record<string, string> = {};
  for (const path of await pathsIn(folder)) files[path] = await sha256Of(join(folder, path));
  return { schema: 1, version: versionOf(files), files };
}

/** A release's name: the SHA-256 over its paths and hashes, ordered by path. */
export function versionOf(files: Readonly<Record<string, string>>): string {
  const lines = Object.keys(files)
    .sort()
    .map((path) => `${path}\n${files[path]}\n`);
  return createHash('sha256').update(lines.join('')).digest('hex');
}

/** Paths of all files below a folder, with `/`, ordered; without the manifest. Throws on what is no plain file. */
export async function pathsIn(folder: string, below = ''): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(join(folder, below), { withFileTypes: true })) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) found.push(...(await pathsIn(folder, path)));
    else if (!entry.isFile()) throw new Error(`"${path}" is neither a file nor a folder`);
    else if (path !== manifestName && !droppings.test(entry.name)) found.push(path);
  }
  return found.sort();
}

/** SHA-256 of a file, in hexadecimal; read in pieces, since sound may be large. */
export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(file)) hash.update(piece);
  return hash.digest('hex');
}
