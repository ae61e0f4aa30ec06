import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { resolveInside } from '../../input/inside.ts';
import type { WholeRelease } from './release.ts';

export interface ServedFile {
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A file of a release; undefined for what its manifest doesn't list, and for what is gone since it was proved. */
export function fileOf(
  { folder, manifest }: Pick<WholeRelease, 'folder' | 'manifest'>,
  path: string,
): ServedFile | undefined {
  const type = types[extname(path).toLowerCase()];
  if (!Object.hasOwn(manifest.files, path) || type === undefined) return undefined;
  // A symbolic link that was put there later may lead out of the release.
  const inside = resolveInside(folder, folder, path);
  if (inside.type !== 'inside') return undefined;
  try {
    return { type, bytes: new Uint8Array(readFileSync(inside.file)) };
  } catch {
    return undefined;
  }
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.woff2': 'font/woff2',
  '.mp3': 'audio/mpeg',
  '.m4a': 'audio/mp4',
  '.ogg': 'audio/ogg',
  '.opus': 'audio/ogg',
  '.oga': 'audio/ogg',
  '.wav': 'audio/wav',
  '.webm': 'video/webm',
  '.mp4': 'video/mp4',
  '.vtt': 'text/vtt; charset=utf-8',
};
