import type { Diagnostic } from './diagnostic.ts';

/** A failure of the machine rather than of the author: no browser, a full disk, a taken port. Ends with exit code 3. */
export class EnvironmentFailure extends Error {
  override readonly name = 'EnvironmentFailure';
  readonly diagnostic: Diagnostic;

  constructor(diagnostic: Diagnostic, options?: ErrorOptions) {
    super(diagnostic.message, options);
    this.diagnostic = diagnostic;
  }
}

/** The system's reason in plain words. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known: Readonly<Record<string, string>> = {
    ENOENT: 'it is not there',
    EACCES: 'no right to read it',
    EPERM: 'not permitted',
    EISDIR: 'it is a folder',
    ENOSPC: 'the disk is full',
    EROFS: 'the disk is read-only',
    ENOTDIR: 'a part of its path is a file',
    EBUSY: 'another program holds it',
  };
  return known[code] ?? (error instanceof Error ? error.message : String(error));
}
