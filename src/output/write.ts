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
    throw writeFailure(file, error);
  }
}

/** A failure to write in plain words, when its reason is known; else the error itself. `elsewhere` is the mend. */
export function writeFailure(path: string, error: unknown, elsewhere = 'Choose another folder with --out.'): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new EnvironmentFailure(problem('disk-full', undefined, undefined, { path }), { cause: error });
  const reasons: Readonly<Record<string, readonly [reason: string, hint: string]>> = {
    EACCES: ['no right to write there', elsewhere.replace(/\.$/, ', or change its rights.')],
    EPERM: ['not permitted', `Close the file in other programs. ${elsewhere}`],
    EBUSY: ['another program holds it', 'Close the file in other programs and build again.'],
    EROFS: ['the disk is read-only', elsewhere],
    ENOTDIR: ['a part of its path is a file', elsewhere],
    EEXIST: ['a part of its path is a file', elsewhere],
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
