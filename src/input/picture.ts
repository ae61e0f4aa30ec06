import { readdirSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { nearest } from '../suggest.ts';
import { resolveInside } from './inside.ts';

/** A picture that a script names, as it was found. */
export type PictureFile =
  | {
      readonly type: 'picture';
      readonly file: string;
      readonly bytes: Uint8Array;
      readonly mime: string;
      readonly width: number;
      readonly height: number;
    }
  | { readonly type: 'missing'; readonly near: string }
  | { readonly type: 'outside' }
  | { readonly type: 'remote' }
  | { readonly type: 'format'; readonly found: string };

/** Reads a picture; `src` is relative to the script's folder and may be percent-encoded. */
export function readPicture(root: string, folder: string, src: string): PictureFile {
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(src)) return { type: 'remote' };
  const path = decodePath(src);
  const where = resolveInside(root, folder, path);
  if (where.type === 'outside') return { type: 'outside' };
  if (where.type === 'missing') return { type: 'missing', near: nearestFile(folder, path) };
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(where.file);
  } catch {
    return { type: 'missing', near: '' };
  }
  const mime = mimeOf(bytes);
  if (mime === undefined)
    return { type: 'format', found: bytes.length === 0 ? 'the file is empty' : 'unknown content' };
  return { type: 'picture', file: where.file, bytes, mime, ...sizeOf(bytes, mime) };
}

function decodePath(src: string): string {
  try {
    return decodeURIComponent(src.replace(/[?#].*$/, ''));
  } catch {
    return src;
  }
}

/** A file in the same folder with nearly that name: mostly a slip of the fingers or of capitals. */
function nearestFile(folder: string, path: string): string {
  const home = dirname(resolve(folder, path));
  try {
    const name = path.split('/').at(-1) ?? path;
    const found = nearest(name, readdirSync(home));
    return found === undefined ? '' : path.slice(0, path.length - name.length) + found;
  } catch {
    return '';
  }
}

/** The type by content, never by name. */
function mimeOf(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 512)).toString('latin1');
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (head.startsWith('GIF8')) return 'image/gif';
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return 'image/webp';
  if (head.slice(4, 8) === 'ftyp' && /avif|avis/.test(head.slice(8, 32))) return 'image/avif';
  if (
    /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*(?:<!DOCTYPE svg[^>]*>\s*)?<svg[\s>]/i.test(head)
  )
    return 'image/svg+xml';
  return undefined;
}

/** Natural size in pixels, where it can be read cheaply; 0 × 0 otherwise. */
function sizeOf(bytes: Uint8Array, mime: string): { width: number; height: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (mime === 'image/png' && bytes.length > 24) return { width: view.getUint32(16), height: view.getUint32(20) };
  if (mime === 'image/gif' && bytes.length > 10)
    return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
  if (mime === 'image/jpeg') return jpegSize(view);
  if (mime === 'image/svg+xml') {
    const box = /viewBox\s*=\s*["']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)/.exec(
      Buffer.from(bytes.subarray(0, 2000)).toString('utf8'),
    );
    return { width: Math.round(Number(box?.[1] ?? 0)), height: Math.round(Number(box?.[2] ?? 0)) };
  }
  return { width: 0, height: 0 };
}

/** Walks the segments of a JPEG to its start of frame. */
function jpegSize(view: DataView): { width: number; height: number } {
  for (let at = 2; at + 9 < view.byteLength; ) {
    if (view.getUint8(at) !== 0xff) break;
    const marker = view.getUint8(at + 1);
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) {
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    }
    at += 2 + view.getUint16(at + 2);
  }
  return { width: 0, height: 0 };
}
