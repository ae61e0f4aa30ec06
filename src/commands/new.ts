import { shownPath } from '../input/read-script.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { makeStarter, type Template } from './starter.ts';
import type { Terminal } from './terminal.ts';
import { typed } from './typed.ts';

export interface NewOptions {
  readonly template: Template;
}

/** `lanternist new`: makes a starter and says how to go on. */
export async function create(terminal: Terminal, name: string, options: NewOptions): Promise<ExitCode> {
  const made = makeStarter(terminal.cwd, name, options.template);
  if (made.type === 'refused') {
    terminal.err(`error: ${made.reason}\n`);
    return exitCodes.usage;
  }
  const dev = typed('dev', made.path);
  const build = typed('build', made.path);
  const width = Math.max(dev.length, build.length);
  terminal.out(`Made ${shownPath(made.file, terminal.cwd)}, a script with the title "${made.title}".

  ${dev.padEnd(width)}   write, with the deck beside you
  ${build.padEnd(width)}   make the deck and its PDF
`);
  return exitCodes.fine;
}
