import { readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { builtFolder } from '../assets.ts';
import { openProject } from '../input/project.ts';
import { shownPath } from '../input/read-script.ts';
import { positionAt } from '../model/span.ts';
import { nearest, suggestion } from '../suggest.ts';
import { openWorkshop } from '../workshop.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { entriesOf, type FoundEntry } from './library-entries.ts';
import { type LibraryKind, libraryKinds, schemaNames } from './library-kinds.ts';
import { findEntries } from './library-search.ts';
import { exitCodeOf, type Terminal, tellProblems } from './terminal.ts';
import { typed } from './typed.ts';

export interface LibraryOptions {
  readonly library?: string;
  readonly format: 'text' | 'json';
  readonly schema?: string;
}

/** `lanternist library`: finds entries and prints what to paste. Nothing found ends with 1, as grep does. */
export async function library(
  terminal: Terminal,
  kind: string | undefined,
  text: readonly string[],
  options: LibraryOptions,
): Promise<ExitCode> {
  if (options.schema !== undefined) return printSchema(terminal, options.schema);
  const folder = folderOf(terminal.cwd, options.library);
  if (folder === undefined) return noLibrary(terminal, options.library);
  const read = await openWorkshop(terminal.cwd).libraryIn(folder);
  const wish = kindOf(kind);
  const words = wish === undefined && kind !== undefined ? [kind, ...text] : text;
  const kinds = wish === undefined ? libraryKinds : [wish];
  const all = kinds.flatMap((each) => entriesOf(each, read.library));
  const isOverview = words.length === 0 && wish === undefined;
  const { entries, isExact } = findEntries(all, words);
  if (options.format === 'json') terminal.out(`${JSON.stringify(entries.map(plainEntry), undefined, 2)}\n`);
  else if (isOverview) terminal.out(overview(terminal, folder, all));
  else {
    if (!isExact && entries.length > 0) terminal.err(`Nothing has "${words.join(' ')}"; nearly the same:\n\n`);
    terminal.out(listing(entries));
    if (entries.length === 0) terminal.err(nothing(words, wish, all));
  }
  tellProblems(terminal, read.problems, 'text');
  const code = exitCodeOf(read.problems, false);
  return code === exitCodes.fine && entries.length === 0 && !isOverview ? exitCodes.problems : code;
}

/** `--library`, else `narratives/library` or `library` here, else one of them above, up to the project's root. */
function folderOf(cwd: string, wish: string | undefined): string | undefined {
  if (wish !== undefined) return isFolder(resolve(cwd, wish)) ? resolve(cwd, wish) : undefined;
  const { root } = openProject(join(cwd, 'lanternist.yaml'), cwd);
  for (let here = resolve(cwd); ; here = dirname(here)) {
    const found = [join(here, 'narratives', 'library'), join(here, 'library')].find(isFolder);
    if (found !== undefined) return found;
    if (here === root || dirname(here) === here) return undefined;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function noLibrary(terminal: Terminal, wish: string | undefined): ExitCode {
  terminal.err(
    wish === undefined
      ? 'error: there is no library here\n  Looked for narratives/library and library, from here upward. --library names another folder.\n'
      : `error: there is no folder "${wish}"\n`,
  );
  return exitCodes.usage;
}

/** `place` and `dataset` mean what their plurals do. */
const otherNames: Readonly<Record<string, LibraryKind>> = {
  source: 'sources',
  claim: 'claims',
  question: 'questions',
  place: 'places',
  person: 'people',
  persons: 'people',
  event: 'events',
  statistic: 'statistics',
  dataset: 'statistics',
  datasets: 'statistics',
};

function kindOf(word: string | undefined): LibraryKind | undefined {
  const lower = word?.toLowerCase() ?? '';
  return (
    libraryKinds.find((kind) => kind === lower) ?? (Object.hasOwn(otherNames, lower) ? otherNames[lower] : undefined)
  );
}

/**
 *     places (1)
 *
 *       port-arthur  Port Arthur · Lüshun
 *         port
 *         [Port Arthur]{place=port-arthur}
 */
function listing(entries: readonly FoundEntry[]): string {
  const groups = libraryKinds.flatMap((kind) => {
    const own = entries.filter((entry) => entry.kind === kind);
    if (own.length === 0) return [];
    const rows = own.map(({ id, title, about, notation }) => {
      // What takes several lines is pasted as it stands.
      const isBlock = notation.includes('\n');
      const below = [...about, ...(notation === '' || isBlock ? [] : [notation])];
      const lines = below.map((line) => `    ${line}\n`).join('');
      return `\n  ${id}  ${title}\n${lines}${isBlock ? `\n${notation}\n` : ''}`;
    });
    const hint = kind === 'sources' ? '   a place may follow the key: [@key, p. 3]' : '';
    return [`${kind} (${own.length})${hint}\n${rows.join('')}`];
  });
  return groups.join('\n');
}

function overview(terminal: Terminal, folder: string, all: readonly FoundEntry[]): string {
  const rows = libraryKinds.map(
    (kind) => `  ${kind.padEnd(10)}  ${all.filter((entry) => entry.kind === kind).length}\n`,
  );
  const hint = `\n${typed('library', 'places')} lists a kind; ${typed('library', 'harbour')} finds a word.\n`;
  return `${shownPath(folder, terminal.cwd)}\n${rows.join('')}${hint}`;
}

function nothing(words: readonly string[], kind: LibraryKind | undefined, all: readonly FoundEntry[]): string {
  const what = kind === undefined ? 'Nothing' : `None of the ${kind}`;
  if (words.length === 0) return `The library has no ${kind}.\n`;
  const known = new Set(all.flatMap(({ id, title }) => [id, ...title.split(/[^\p{L}\p{N}]+/u)]));
  const guess = words.map((word) => nearest(word, known) ?? word).join(' ');
  const hint = guess === words.join(' ') ? '' : `, did you mean "${guess}"?`;
  return `${what} has "${words.join(' ')}"${hint}\n`;
}

function plainEntry({ kind, id, title, about, notation, at }: FoundEntry): object {
  return { kind, id, title, about, notation, file: at.source.path, line: positionAt(at.source, at.span.start).line };
}

function printSchema(terminal: Terminal, name: string): ExitCode {
  const wanted = name.replace(/\.ya?ml$/, '');
  const known = schemaNames.find((each) => each === wanted);
  if (known === undefined) {
    terminal.err(`error: no schema "${name}"${suggestion(wanted, schemaNames)}\n  Known: ${schemaNames.join(', ')}.\n`);
    return exitCodes.usage;
  }
  terminal.out(readFileSync(join(builtFolder, 'schema', `${known}.json`), 'utf8'));
  return exitCodes.fine;
}
