import { compileSource } from '../compile.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { findScripts, type ScriptFile } from '../input/find-scripts.ts';
import { readText } from '../input/read-script.ts';
import type { Edition } from '../model/narrative.ts';
import { positionAt, sourceText } from '../model/span.ts';
import { slidesOf } from '../model/walk.ts';
import { openWorkshop, type Workshop } from '../workshop.ts';
import { wantedPaths } from './build.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { type WithIds, withIds } from './ids-edit.ts';
import { rewriteScript } from './rewrite-script.ts';
import { exitCodeOf, type Terminal, tellProblems } from './terminal.ts';

export interface IdsOptions {
  readonly dryRun?: boolean;
}

/** `lanternist ids`: writes the ids that slides have now into their headings. */
export async function ids(terminal: Terminal, paths: readonly string[], options: IdsOptions): Promise<ExitCode> {
  const workshop = openWorkshop(terminal.cwd);
  const found = findScripts(wantedPaths(terminal.cwd, paths), terminal.cwd);
  const problems: Diagnostic[] = [...found.problems];
  let failed = false;
  for (const script of found.scripts) {
    const done = await idsOf(workshop, script, options.dryRun ?? false);
    terminal.out(done.says);
    problems.push(...done.problems);
    failed ||= done.failed;
  }
  tellProblems(terminal, problems, 'text');
  return failed && problems.length === 0 ? exitCodes.problems : exitCodeOf(problems, false);
}

interface Done {
  /** Lines for the user. */
  readonly says: string;
  readonly problems: readonly Diagnostic[];
  readonly failed: boolean;
}

async function idsOf(workshop: Workshop, script: ScriptFile, dryRun: boolean): Promise<Done> {
  const { source, bytes, problems } = readText(script.file, workshop.cwd);
  const path = source?.path ?? problems[0]?.file ?? script.file;
  if (!source) return { says: `${path}: left alone\n`, problems, failed: true };
  const project = await workshop.projectOf(script.file);
  const compile = (text: string): ReturnType<typeof compileSource> =>
    compileSource(workshop, project, script, sourceText(path, text, script.file));
  const { edition, problems: found } = await compile(source.text);
  const obstacles = edition ? found.filter((each) => isObstacle(edition, each)) : found;
  if (!edition || obstacles.length > 0)
    return { says: `${path}: left alone until its headings can be read\n`, problems: obstacles, failed: true };
  const edited = withIds(edition);
  const after = (await compile(edited.text)).edition;
  if (!after || outline(after) !== outline(edition))
    return { says: `${path}: left alone; with its ids it would not read the same\n`, problems: [], failed: true };
  if (!dryRun && edited.written.length > 0) rewriteScript(script.file, edited.text, bytes);
  return { says: linesFor(path, edited, dryRun), problems: [], failed: false };
}

/** Problems that make it doubtful what the headings are. */
const doubtful: ReadonlySet<string> = new Set([
  'yaml-syntax',
  'front-matter-unterminated',
  'front-matter-language',
  'fence-unclosed',
  'comment-unclosed',
]);

function isObstacle(edition: Edition, each: Diagnostic): boolean {
  if (doubtful.has(each.code)) return true;
  if (each.severity !== 'error' || each.line === 0) return false;
  for (const { span } of slidesOf(edition)) {
    if (span.end === span.start) continue;
    const start = positionAt(edition.source, span.start).line;
    if (each.line >= start && each.line <= positionAt(edition.source, span.end).line) return true;
  }
  return false;
}

/** What must be the same afterwards. */
function outline(edition: Edition): string {
  return JSON.stringify([...slidesOf(edition)].map(({ id, number, title, layout }) => [id, number, title, layout]));
}

function linesFor(path: string, { written }: WithIds, dryRun: boolean): string {
  if (written.length === 0) return `${path}: every heading has its id\n`;
  const count = `${written.length} id${written.length === 1 ? '' : 's'}`;
  if (!dryRun) return `${path}: ${count} written\n`;
  const rows = written.map(({ id, title, line }) => `${path}:${line} {#${id}}  ${title}\n`);
  return `${rows.join('')}${path}: ${count} would be written\n`;
}
