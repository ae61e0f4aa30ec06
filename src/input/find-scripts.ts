import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { type Diagnostic, problem } from '../diagnostic.ts';
import { nearest } from '../suggest.ts';
import { shownPath } from './read-script.ts';

/** A script on disk and the narrative it belongs to. */
export interface ScriptFile {
  readonly file: string;
  /** The narrative's id: the folder's name, or the script's for a single `talk.md`. */
  readonly narrative: string;
  /** The language that the file's name says; '' for a single script. */
  readonly lang: string;
}

/** Finds the scripts that paths name: scripts, narrative folders, or a folder of narratives. */
export function findScripts(paths: readonly string[], cwd: string): { scripts: ScriptFile[]; problems: Diagnostic[] } {
  const scripts = new Map<string, ScriptFile>();
  const problems: Diagnostic[] = [];
  for (const path of paths) {
    const full = resolve(cwd, path);
    const found = scriptsAt(full);
    if (found === undefined)
      problems.push(problem('file-missing', undefined, undefined, { path, hint: hintFor(full, cwd) }));
    else if (found.length === 0)
      problems.push(problem('scripts-missing', undefined, undefined, { path: shownPath(full, cwd) || '.' }));
    for (const script of found ?? []) scripts.set(script.file, script);
  }
  return { scripts: [...scripts.values()], problems: [...problems, ...collisions([...scripts.values()], cwd)] };
}

/** Scripts whose outputs would overwrite one another. */
function collisions(scripts: readonly ScriptFile[], cwd: string): Diagnostic[] {
  const seen = new Map<string, ScriptFile>();
  return scripts.flatMap((script) => {
    const first = seen.get(script.narrative);
    seen.set(script.narrative, first ?? script);
    const isSibling = first && dirname(first.file) === dirname(script.file) && first.lang !== '' && script.lang !== '';
    if (!first || isSibling) return [];
    const names = {
      narrative: script.narrative,
      first: shownPath(first.file, cwd),
      second: shownPath(script.file, cwd),
    };
    return [problem('narrative-twice', undefined, undefined, names)];
  });
}

function scriptsAt(path: string): ScriptFile[] | undefined {
  const isFolder = isFolderAt(path);
  if (isFolder === undefined) return undefined;
  if (!isFolder) return [scriptOf(path)];
  const inside = scriptsIn(path);
  if (inside.some((script) => script.lang !== '')) return inside;
  const below = readdirSync(path, { withFileTypes: true })
    .filter(
      (entry) =>
        entry.isDirectory() &&
        !entry.name.startsWith('.') &&
        !['node_modules', 'library', 'dist', 'templates'].includes(entry.name),
    )
    .map((entry) => entry.name)
    .sort();
  return [...inside, ...below.flatMap((name) => scriptsIn(join(path, name)).filter((script) => script.lang !== ''))];
}

function scriptsIn(folder: string): ScriptFile[] {
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && isScript(entry.name))
    .map((entry) => entry.name)
    .sort();
  return names.map((name) => scriptOf(join(folder, name)));
}

function isScript(name: string): boolean {
  return (
    ['.md', '.markdown'].includes(extname(name).toLowerCase()) &&
    !/^(readme|changelog|contributing|license|notice)\./i.test(name) &&
    !name.startsWith('.')
  );
}

/** True for a file name that is a language: `en`, `zh-Hans`, `pt-BR`; never `my-talk`. */
export function isLanguageName(name: string): boolean {
  return /^[a-z]{2}(-[A-Z][a-z]{3})?(-(?:[A-Z]{2}|\d{3}))?$/.test(name);
}

/** `port-arthur/en.md` is the English edition of port-arthur; `talk.md` a narrative of its own. */
function scriptOf(file: string): ScriptFile {
  const name = basename(file, extname(file));
  return isLanguageName(name)
    ? { file, narrative: basename(dirname(file)), lang: name }
    : { file, narrative: name, lang: '' };
}

function isFolderAt(path: string): boolean | undefined {
  try {
    return statSync(path).isDirectory();
  } catch {
    return undefined;
  }
}

function hintFor(path: string, cwd: string): string {
  try {
    const near = nearest(basename(path), readdirSync(dirname(path)));
    if (near !== undefined) return `Did you mean "${shownPath(join(dirname(path), near), cwd)}"?`;
  } catch {
    // The folder itself is missing: the general hint serves.
  }
  return 'Check the spelling; paths start from the folder you are in.';
}
