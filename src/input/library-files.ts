import { type Diagnostic, problem } from '../diagnostic.ts';
import { librarySchemas } from '../library-schema.ts';
import { nearest } from '../suggest.ts';
import { isLanguageName } from './find-scripts.ts';
import { shownPath } from './read-script.ts';

/** What the files of a library are called, without the ending. */
const stems = Object.keys(librarySchemas);

/** True for BibTeX and CSL-JSON. */
export function isBibliography(name: string): boolean {
  return /\.(bib|json)$/i.test(name);
}

/** The language that a file translates a library into: `ru` of `ru.yaml`; undefined for other files. */
export function languageOf(name: string): string | undefined {
  const stem = /^(.+)\.yaml$/.exec(name)?.[1];
  return stem !== undefined && isLanguageName(stem) ? stem : undefined;
}

export interface Misnamed {
  /** What the file would be called without the ending, if its name were right; '' stands for all of them. */
  readonly stem: string;
  readonly told: Diagnostic;
}

/**
 * Files that aren't read because of their names; a folder that holds nothing to read misses all of them. `names` are
 * those in the folder, `files` those that were read.
 *
 *     library/sources.yml
 *                     ^
 */
export function misnamedFiles(
  folder: string,
  names: readonly string[],
  files: readonly string[],
  cwd: string,
): readonly Misnamed[] {
  const read = new Set(files.map((file) => file.split(/[\\/]/).at(-1)));
  const misnamed = names.flatMap((name): Misnamed[] => {
    const stem = stemMeant(name);
    if (stem === undefined || isOurs(name) || languageOf(name) || read.has(name) || read.has(`${stem}.yaml`)) return [];
    const told = problem('library-file-name', undefined, undefined, {
      name: shownPath(`${folder}/${name}`, cwd),
      expected: `${stem}.yaml`,
    });
    return [{ stem, told }];
  });
  if (misnamed.length > 0 || files.length > 0 || names.some((name) => isOurs(name))) return misnamed;
  const found = names.length === 0 ? '' : `, only "${names.slice(0, 3).join('", "')}"${names.length > 3 ? ' …' : ''}`;
  const told = problem('library-empty', undefined, undefined, {
    folder: shownPath(folder, cwd),
    found,
    names: stems.map((stem) => `${stem}.yaml`).join(', '),
  });
  return [{ stem: '', told }];
}

function isOurs(name: string): boolean {
  return isBibliography(name) || stems.some((stem) => name === `${stem}.yaml`);
}

/** `Sources.yml`, `source.yaml` and `sources.yaml.txt` are meant to be `sources.yaml`; `ru.yml` is meant to be `ru.yaml`. */
function stemMeant(name: string): string | undefined {
  const stem = /^(.+?)\.ya?ml(?:\.txt)?$/i.exec(name)?.[1];
  if (stem === undefined) return undefined;
  return isLanguageName(stem) ? stem : nearest(stem, stems);
}
