import { resolve } from 'node:path';
import { findScripts } from '../input/find-scripts.ts';
import { openDesk } from '../serve/desk.ts';
import { needsTerminal } from '../serve/editor.ts';
import { openInBrowser } from '../serve/open-in-browser.ts';
import { wantedPaths, withConfiguration } from './build.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { listenToStop } from './listen-to-stop.ts';
import { exitCodeOf, type Terminal, tellProblems } from './terminal.ts';

export interface DevOptions {
  readonly port?: number;
  readonly open: boolean;
  /** Default: the configuration's, else `dist`. */
  readonly out?: string;
  readonly browser?: string;
  readonly editor?: string;
}

/** `lanternist dev`: opens the writing desk and keeps it open until Ctrl-C. */
export async function dev(terminal: Terminal, paths: readonly string[], options: DevOptions): Promise<ExitCode> {
  const wanted = wantedPaths(terminal.cwd, paths);
  const { problems } = findScripts(wanted, terminal.cwd);
  if (problems.length > 0) {
    tellProblems(terminal, problems, 'text');
    return exitCodeOf(problems, false);
  }
  const { editor = '' } = options;
  if (editor !== '' && needsTerminal(editor)) {
    terminal.err(
      `"${editor}" needs a terminal, and the desk has none to give. Name an editor with a window of its own: --editor code.\n`,
    );
    return exitCodes.usage;
  }
  const { out, browser } = withConfiguration(terminal.cwd, options);
  const stop = listenToStop();
  try {
    const desk = await openDesk({
      cwd: terminal.cwd,
      paths: wanted,
      out: resolve(terminal.cwd, out),
      browser,
      editor,
      port: options.port ?? 0,
    });
    terminal.err('The writing desk is open; Ctrl-C closes it.\n');
    terminal.out(`${desk.address}\n`);
    if (options.open) openInBrowser(desk.address);
    await stop.stopped;
    await desk.close();
  } finally {
    stop.end();
  }
  return exitCodes.fine;
}
