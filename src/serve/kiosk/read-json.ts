import { lstat, readFile } from 'node:fs/promises';

/** Far above what manifests and the like need; a stick may hold anything. */
const mostBytes = 8 * 1024 * 1024;

/** What a JSON file says; undefined when it isn't there, torn, too large, or no plain file. */
export async function readJson(file: string): Promise<unknown> {
  try {
    const facts = await lstat(file);
    if (!facts.isFile() || facts.size > mostBytes) return undefined;
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return undefined;
  }
}
