import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { nearest } from '../suggest.ts';
import { resolveInside } from './inside.ts';

/** A sound file that a script names, as it was found; only its beginning was read. */
export type NarrationFile =
  | { readonly type: 'sound'; readonly file: string; readonly mime: string }
  | { readonly type: 'missing'; readonly near: string }
  | { readonly type: 'outside' }
  | { readonly type: 'remote' }
  | { readonly type: 'format' };

/** Looks a sound file up; `src` is relative to the script's folder. The type is told by content, never by name. */
export function findNarration(root: string, folder: string, src: string): NarrationFile {
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(src)) return { type: 'remote' };
  const where = resolveInside(root, folder, src);
  if (where.type === 'outside') return { type: 'outside' };
  if (where.type === 'missing') return { type: 'missing', near: nearestFile(folder, src) };
  const mime = soundType(beginningOf(where.file));
  return mime === '' ? { type: 'format' } : { type: 'sound', file: where.file, mime };
}

function nearestFile(folder: string, path: string): string {
  const name = path.split('/').at(-1) ?? path;
  try {
    const found = nearest(name, readdirSync(dirname(resolve(folder, path))));
    return found === undefined ? '' : path.slice(0, path.length - name.length) + found;
  } catch {
    return '';
  }
}

/** The first bytes as Latin-1; '' for a folder or what can't be opened. */
function beginningOf(file: string): string {
  try {
    const handle = openSync(file, 'r');
    try {
      const bytes = Buffer.alloc(64);
      return bytes.toString('latin1', 0, readSync(handle, bytes, 0, bytes.length, 0));
    } finally {
      closeSync(handle);
    }
  } catch {
    return '';
  }
}

/** What every browser plays, and Ogg and FLAC, which Chromium does. */
function soundType(head: string): string {
  if (head.startsWith('ID3') || /^\xff[\xe2\xe3\xf2\xf3\xfa\xfb]/.test(head)) return 'audio/mpeg';
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WAVE') return 'audio/wav';
  if (head.startsWith('OggS')) return 'audio/ogg';
  if (head.startsWith('fLaC')) return 'audio/flac';
  if (head.slice(4, 8) === 'ftyp') return 'audio/mp4';
  if (head.startsWith('\x1aE\xdf\xa3')) return 'audio/webm';
  return '';
}
