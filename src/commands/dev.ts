import { resolve } from 'node:path';
import { findScripts } from '../input/find-scripts.ts';
import { openDesk } from '../serve/desk.ts';
import { openInBrowser } from '../serve/open-in-browser.ts';
import { wantedPaths } from './build.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { exitCodeOf, type Terminal, tellProblems } from './terminal.ts';

export interface DevOptions {
  readonly port?: number;
  readonly open: boolean;
  readonly out: string;
  readonly browser?: string;
}

/** `lanternist dev`: opens the writing desk and keeps it open until Ctrl-C. */
export async function dev(terminal: Terminal, paths: readonly string[], options: DevOptions): Promise<ExitCode> {
  const wanted = wantedPaths(terminal.cwd, paths);
  const { problems } = findScripts(wanted, terminal.cwd);
  if (problems.length > 0) {
    tellProblems(terminal, problems, 'text');
    return exitCodeOf(problems, false);
  }
  const stopped = untilStopped();
  const desk = await openDesk({
    cwd: terminal.cwd,
    paths: wanted,
    out: resolve(terminal.cwd, options.out),
    browser: options.browser ?? '',
    port: options.port ?? 0,
  });
  try {
    terminal.err('The writing desk is open; Ctrl-C closes it.\n');
    terminal.out(`${desk.address}\n`);
    if (options.open) openInBrowser(desk.address);
    await stopped;
  } finally {
    await desk.close();
  }
  return exitCodes.fine;
}

function untilStopped(): Promise<void> {
  return new Promise((settle) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => settle());
  });
}
