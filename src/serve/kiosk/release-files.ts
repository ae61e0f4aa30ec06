import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import * as v from 'valibot';
import { resolveInside } from '../../input/inside.ts';
import type { KioskFacts } from '../../model/kiosk.ts';

/** The files of one release, by its manifest: nothing else in the folder can be asked for. */
export interface ReleaseFiles {
  readonly folder: string;
  readonly version: string;
  /** The file at a path below the release, decoded; undefined when the manifest doesn't list it or it is gone. */
  read(path: string): ServedFile | undefined;
  /** What was built; undefined when `kiosk.json` can't be read. */
  facts(): KioskFacts | undefined;
}

export interface ServedFile {
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Reads the manifest of a release; throws with the reason when there is none or it isn't one. */
export function openRelease(folder: string): ReleaseFiles {
  const manifest = v.parse(manifestSchema, JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')));
  const listed = new Set(Object.keys(manifest.files).filter(isPlainPath));
  const read = (path: string): ServedFile | undefined => {
    const type = types[extname(path).toLowerCase()];
    if (!listed.has(path) || type === undefined) return undefined;
    // The manifest says what belongs to the release; a symbolic link may still lead out of it.
    const inside = resolveInside(folder, folder, path);
    if (inside.type !== 'inside') return undefined;
    try {
      return { type, bytes: new Uint8Array(readFileSync(inside.file)) };
    } catch {
      return undefined;
    }
  };
  const facts = (): KioskFacts | undefined => factsIn(read('kiosk.json'));
  return { folder, version: manifest.version, read, facts };
}

const manifestSchema = v.object({
  schema: v.literal(1),
  version: v.pipe(v.string(), v.regex(/^[\w.-]{1,128}$/)),
  files: v.record(v.string(), v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))),
});

/** Of `kiosk.json` only what the host relies on is checked; it was written by a build and hashed in the manifest. */
const factsSchema = v.looseObject({
  schema: v.literal(1),
  made: v.string(),
  stories: v.array(v.looseObject({ id: v.string(), lang: v.string() })),
  config: v.looseObject({ pin: v.string(), reload: v.number(), display: v.looseObject({ width: v.number() }) }),
});

function factsIn(file: ServedFile | undefined): KioskFacts | undefined {
  try {
    const read: unknown = JSON.parse(new TextDecoder().decode(file?.bytes));
    return v.is(factsSchema, read) ? (read as unknown as KioskFacts) : undefined;
  } catch {
    return undefined;
  }
}

/** Below the folder, with `/`, no empty, hidden or upward part, nothing that a file system reads differently. */
function isPlainPath(path: string): boolean {
  return path.split('/').every((part) => /^[^.\\:\0][^\\:\0]*$/.test(part));
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
