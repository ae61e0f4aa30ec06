import type { ExitCode } from './exit-codes.ts';
import type { Terminal } from './terminal.ts';

/** `lanternist home`. */
export async function home(terminal: Terminal): Promise<ExitCode> {
  throw new Error(`not written yet ${terminal.cwd}`);
}
