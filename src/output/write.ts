import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { problem } from '../diagnostic.ts';
import { EnvironmentFailure } from '../environment.ts';

/** Writes a file whole or not at all: under a temporary name beside it, then renamed. */
export function writeWhole(file: string, content: string | Uint8Array): void {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(temporary, content);
    renameSync(temporary, file);
  } catch (error) {
    try {
      rmSync(temporary, { force: true });
    } catch {
      // Nothing was made: a part of the path is a file, or may not be entered.
    }
    throw failureOf(file, error);
  }
}

function failureOf(path: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new EnvironmentFailure(problem('disk-full', undefined, undefined, { path }), { cause: error });
  const reasons: Readonly<Record<string, readonly [reason: string, hint: string]>> = {
    EACCES: ['no right to write there', 'Choose another folder with --out, or change its rights.'],
    EPERM: ['not permitted', 'Close the file in other programs, or choose another folder with --out.'],
    EBUSY: ['another program holds it', 'Close the file in other programs and build again.'],
    EROFS: ['the disk is read-only', 'Choose another folder with --out.'],
    ENOTDIR: ['a part of its path is a file', 'Choose another folder with --out.'],
    EEXIST: ['a part of its path is a file', 'Choose another folder with --out.'],
    EISDIR: ['a folder has that name', 'Remove the folder, or choose another with --out.'],
    ENAMETOOLONG: ['its name is too long', 'Give the script a shorter name.'],
  };
  const known = reasons[code];
  if (!known) return error;
  return new EnvironmentFailure(
    problem('output-unwritable', undefined, undefined, { path, reason: known[0], hint: known[1] }),
    { cause: error },
  );
}
