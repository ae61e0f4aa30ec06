import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Diagnostic, problem } from '../diagnostic.ts';
import type { SourceText, Span } from '../model/span.ts';
import { type Config, configSchema } from '../schema.ts';
import { readYaml } from '../yaml.ts';
import { readText, shownPath } from './read-script.ts';

/** The folder whose files scripts may use, and what its configuration says. */
export interface Project {
  readonly root: string;
  readonly config: Config;
  /** The configuration file's text; undefined when there is none. */
  readonly configSource: SourceText | undefined;
  /** The project's own templates: path below its `templates/` without the ending → Handlebars source. */
  readonly templates: Readonly<Record<string, string>>;
  /** The project's own style sheets in `templates/`, by file name without the ending. */
  readonly styles: Readonly<Record<string, string>>;
  /** Where the keys of the configuration stand. */
  readonly places: Readonly<Record<string, Span>>;
  readonly problems: readonly Diagnostic[];
}

/** The project that a script belongs to: the nearest folder upward with a `lanternist.yaml`, else the script's own. */
export function openProject(script: string, cwd: string): Project {
  const root = rootOf(dirname(resolve(script)));
  const file = join(root, 'lanternist.yaml');
  const read = existsSync(file) ? readText(file, cwd) : undefined;
  const source = read?.source;
  const { value, places, problems } = readYaml(
    source ?? emptySource,
    { start: 0, end: source?.text.length ?? 0 },
    configSchema,
  );
  const all = [...(read?.problems ?? []), ...problems];
  const folder = value.templates === '' ? (source ? join(root, 'templates') : '') : resolve(root, value.templates);
  const own = folder !== '' && existsSync(folder) ? filesBelow(folder) : [];
  if (value.templates !== '' && !existsSync(folder))
    all.push(
      problem('file-missing', undefined, undefined, {
        path: shownPath(folder, cwd),
        hint: 'It is named in lanternist.yaml under "templates".',
      }),
    );
  const pick = (ending: string): Record<string, string> =>
    Object.fromEntries(
      own
        .filter((path) => path.endsWith(ending))
        .map((path) => [path.slice(0, -ending.length), readFileSync(join(folder, path), 'utf8')]),
    );
  const styles = Object.fromEntries(
    Object.entries(pick('.css')).map(([path, css]) => [path.split('/').at(-1) ?? path, css]),
  );
  return { root, config: value, configSource: source, templates: pick('.hbs'), styles, places, problems: all };
}

const emptySource: SourceText = { path: '', file: '', text: '', lineStarts: [0] };

/** The root of the project that a folder lies in: the nearest upward with a `lanternist.yaml`, else itself. */
export function rootOf(folder: string): string {
  return findRoot(folder) ?? folder;
}

function findRoot(folder: string): string | undefined {
  for (let here = folder; ; here = dirname(here)) {
    if (existsSync(join(here, 'lanternist.yaml'))) return here;
    if (dirname(here) === here) return undefined;
  }
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => shownPath(join(entry.parentPath, entry.name), folder))
    .sort();
}
