import type { Command } from 'commander';
import type { ExitCode } from './exit-codes.ts';
import { portNumber } from './option-values.ts';
import type { Terminal } from './terminal.ts';

/** Adds `lanternist present`. */
export function addPresentCommand(program: Command, terminal: Terminal, finish: (code: ExitCode) => void): void {
  program
    .command('present')
    .description('give a lecture: the screen, the speaker view and, with --lan, phones and listeners')
    .argument('[paths...]', 'one narrative: its folder, or a script (default: narratives/, else this folder)')
    .option('--lang <language>', 'language of the screen')
    .option('--lan [address]', 'let phones and listeners of the network in, by one-time addresses')
    .option('--rehearse', 'measure the time of each slide and offer it to the script')
    .option('-p, --port <number>', 'port on this machine (default: any free one)', portNumber)
    .option('--no-open', 'do not open a browser window')
    .option('--browser <path>', 'browser to print the handout with: a path, or "embedded"')
    .action(async (paths, options) => finish(await (await import('./present.ts')).present(terminal, paths, options)));
}
