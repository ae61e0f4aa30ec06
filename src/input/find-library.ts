import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { resolveInside } from './inside.ts';

/**
 * The folder of a script's library: the one named in its front matter, else `library/` beside or above the script,
 * inside the project. Undefined when there is none.
 */
export function findLibrary(root: string, folder: string, named: string): string | undefined {
  if (named !== '') {
    const inside = resolveInside(root, folder, named);
    return inside.type === 'inside' && isFolder(inside.file) ? inside.file : undefined;
  }
  for (let here = resolve(folder); ; here = dirname(here)) {
    const inside = resolveInside(root, here, 'library');
    if (inside.type === 'inside' && isFolder(inside.file)) return inside.file;
    if (here === resolve(root) || dirname(here) === here) return undefined;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
