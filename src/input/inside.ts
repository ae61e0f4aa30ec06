import { realpathSync } from 'node:fs';
import { isAbsolute, relative, resolve } from 'node:path';

/** Where a path leads, once symbolic links are followed. */
export type Inside =
  | { readonly type: 'inside'; readonly file: string }
  | { readonly type: 'outside' }
  | { readonly type: 'missing' };

/**
 * Resolves a path that a script names, relative to the script's folder, and judges it by the project root. The path is
 * judged twice: as written, and again once symbolic links are followed.
 */
export function resolveInside(root: string, folder: string, path: string): Inside {
  const wanted = resolve(folder, path);
  if (isAbsolute(path) || !isBelow(root, wanted)) return { type: 'outside' };
  try {
    const real = realpathSync(wanted);
    return isBelow(realpathSync(root), real) ? { type: 'inside', file: real } : { type: 'outside' };
  } catch {
    return { type: 'missing' };
  }
}

function isBelow(root: string, file: string): boolean {
  const path = relative(root, file);
  return path !== '' && !path.startsWith('..') && !isAbsolute(path);
}
