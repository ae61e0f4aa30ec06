import { dirname, extname } from 'node:path';
import { checkEditions } from '../check/editions.ts';
import { findScripts } from '../input/find-scripts.ts';
import type { Workshop } from '../workshop.ts';
import { type Entry, newEntry, refreshEntry } from './entry.ts';

/** Whether a file can concern no script but itself. */
export function isScript(file: string): boolean {
  return ['.md', '.markdown'].includes(extname(file).toLowerCase());
}

/** The entries as they are now. Whatever isn't a script may concern every script. */
export async function lookAt(
  before: readonly Entry[],
  { cwd, paths }: { readonly cwd: string; readonly paths: readonly string[] },
  workshop: Workshop,
  files: readonly string[],
  version: string,
): Promise<readonly Entry[]> {
  const { scripts } = findScripts(paths, cwd);
  const there = new Set(scripts.map((script) => script.file));
  // Some editors remove a file for a moment when they save: it stays until its removal is told.
  const kept = before.filter(
    ({ script }) => there.has(script.file) || !(files.includes(script.file) || files.includes(dirname(script.file))),
  );
  const known = new Set(kept.map(({ script }) => script.file));
  const fresh = scripts.filter((script) => !known.has(script.file)).map(newEntry);
  const all = [...kept, ...fresh].sort((a, b) => (a.script.file < b.script.file ? -1 : 1));
  const concernsAll = !files.every(isScript);
  for (const entry of all) {
    const isConcerned = concernsAll || fresh.includes(entry) || files.includes(entry.script.file);
    if (isConcerned && there.has(entry.script.file)) await refreshEntry(entry, workshop, version);
  }
  checkBetween(all);
  return all;
}

/** Problems between the languages of one narrative. */
function checkBetween(entries: readonly Entry[]): void {
  const editions = (entry: Entry) => entry.compiled?.edition ?? [];
  for (const entry of entries) {
    const siblings = entries.filter(
      ({ script }) =>
        script.narrative === entry.script.narrative && dirname(script.file) === dirname(entry.script.file),
    );
    entry.between = checkEditions(siblings.flatMap(editions)).filter(
      (each) => each.file === entry.compiled?.edition?.source.path,
    );
  }
}
