import { readFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { type Diagnostic, problem } from '../diagnostic.ts';
import { reasonOf } from '../environment.ts';
import { type SourceText, sourceText } from '../model/span.ts';

/** A text file as it was read; `source` is undefined when it can't be used. */
export interface ReadText {
  readonly source: SourceText | undefined;
  readonly bytes: Uint8Array;
  readonly problems: readonly Diagnostic[];
}

/** Reads a script or configuration file: UTF-8 only, a byte order mark is left out and mentioned. */
export function readText(file: string, cwd: string): ReadText {
  const path = shownPath(file, cwd);
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    const at = sourceText(path, '', file);
    return {
      source: undefined,
      bytes: new Uint8Array(),
      problems: [problem('file-unreadable', at, { start: 0, end: 0 }, { path, reason: reasonOf(error) })],
    };
  }
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const body = hasMark ? bytes.subarray(3) : bytes;
  try {
    const source = sourceText(path, new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body), file);
    return { source, bytes, problems: hasMark ? [problem('file-bom', source, { start: 0, end: 0 }, {})] : [] };
  } catch {
    const at = firstBadByte(body);
    const source = sourceText(path, new TextDecoder().decode(body.subarray(0, at)), file);
    const place = { start: source.text.length, end: source.text.length };
    const byte = `0x${(body[at] ?? 0).toString(16).padStart(2, '0')}`;
    return {
      source: undefined,
      bytes,
      problems: [
        problem('file-encoding', source, place, { byte, offset: at + (hasMark ? 3 : 0), guess: guessOf(bytes) }),
      ],
    };
  }
}

/** A path as messages show it: relative to the working directory where it lies below it, with forward slashes. */
export function shownPath(file: string, cwd: string): string {
  const path = relative(cwd, file);
  const isBelow = path !== '' && !path.startsWith('..') && !/^[a-zA-Z]:/.test(path);
  return (isBelow ? path : file).split(sep).join('/');
}

/** Offset of the first byte that isn't UTF-8, found by halving: a decoder fails on every longer prefix. */
function firstBadByte(bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    try {
      // In stream mode a sequence that is cut off at the end is not a mistake.
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, middle), { stream: true });
      good = middle;
    } catch {
      bad = middle;
    }
  }
  // The sequence may have begun up to three bytes earlier: its first byte is no continuation (10xxxxxx).
  let start = good;
  while (start > 0 && good - start < 3 && ((bytes[start] ?? 0) & 0xc0) === 0x80) start--;
  const lead = bytes[start - 1] ?? 0;
  return start === good && lead >= 0xc2 && lead <= 0xf4 && ((bytes[good] ?? 0) & 0xc0) !== 0x80 ? start - 1 : start;
}

function guessOf(bytes: Uint8Array): string {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    return 'it looks like UTF-16';
  const high = bytes.filter((byte) => byte >= 0xc0).length;
  return high > bytes.length / 4
    ? 'it looks like Windows-1251 or another 8-bit alphabet'
    : 'it looks like Windows-1252';
}
