import { join, resolve } from 'node:path';
import { checkEditions } from '../check/editions.ts';
import { compileScript } from '../compile.ts';
import { findScripts, type ScriptFile } from '../input/find-scripts.ts';
import { shownPath } from '../input/read-script.ts';
import { hashOfFile, readRecords } from '../output/record.ts';
import { openWorkshop } from '../workshop.ts';
import { wantedPaths, withConfiguration } from './build.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { type NarrativeState, showProject } from './project-view.ts';
import { makeStarter } from './starter.ts';
import type { Terminal } from './terminal.ts';
import { typed } from './typed.ts';

/** `lanternist` alone: in an empty folder it offers to make a talk, in a project it says what is there and what next. */
export async function home(terminal: Terminal): Promise<ExitCode> {
  const { scripts } = findScripts(wantedPaths(terminal.cwd, []), terminal.cwd);
  if (scripts.length > 0) {
    terminal.out(showProject(await lookAround(terminal.cwd, scripts)));
    return exitCodes.fine;
  }
  if (terminal.input.isTTY) return await offerTalk(terminal);
  terminal.out(`There is no script here yet. Make one, and open it:

  ${typed('new', 'My first talk')}
  ${typed('dev', 'my-first-talk.md')}
`);
  return exitCodes.fine;
}

/** Every script here with its problems and what stands in `dist/` of it. */
async function lookAround(cwd: string, scripts: readonly ScriptFile[]): Promise<NarrativeState[]> {
  const workshop = openWorkshop(cwd);
  const compiled = await Promise.all(scripts.map((script) => compileScript(workshop, script)));
  const names = new Set(scripts.map((script) => script.narrative));
  const between = [...names].flatMap((name) =>
    checkEditions(compiled.flatMap(({ script, edition }) => (script.narrative === name && edition ? edition : []))),
  );
  const out = resolve(cwd, withConfiguration(cwd, {}).out);
  const records = readRecords(out);
  return compiled.map(({ script, edition, problems }) => {
    const hash = hashOfFile(script.file);
    const outputs = records
      .filter(({ inputs, summary }) => script.file in inputs && summary.narrative === script.narrative)
      .filter(({ summary }) => script.lang === '' || summary.lang === script.lang)
      .map(({ file, inputs }) => ({ file: shownPath(join(out, file), cwd), isOld: inputs[script.file] !== hash }));
    const own = between.filter((problem) => problem.file === edition?.source.path);
    return {
      script,
      cwd,
      edition,
      problems: [...problems, ...own],
      outputs,
      index: shownPath(join(out, 'index.html'), cwd),
    };
  });
}

/** Asks for a title; Enter alone, or the end of the input, is a no. */
async function offerTalk(terminal: Terminal): Promise<ExitCode> {
  const title = await ask(terminal, 'No script here yet. Title of a new talk (Enter alone: none): ');
  if (title === '') return exitCodes.fine;
  const made = makeStarter(terminal.cwd, title, 'talk');
  if (made.type === 'refused') {
    terminal.err(`error: ${made.reason}\n`);
    return exitCodes.usage;
  }
  terminal.err(`Made ${made.path}. Edit it in any text editor; the desk follows.\n`);
  const { dev } = await import('./dev.ts');
  return await dev(terminal, [made.path], { open: true, out: 'dist' });
}

async function ask(terminal: Terminal, question: string): Promise<string> {
  const { createInterface } = await import('node:readline');
  const lines = createInterface({ input: terminal.input });
  terminal.err(question);
  return await new Promise<string>((resolve) => {
    lines.once('line', (line) => {
      resolve(line.trim());
      lines.close();
    });
    lines.once('close', () => {
      resolve('');
    });
  });
}
