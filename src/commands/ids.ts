import type { ExitCode } from './exit-codes.ts';
import type { Terminal } from './terminal.ts';

export interface IdsOptions {
  readonly dryRun?: boolean;
}

/** `lanternist ids`. */
export async function ids(terminal: Terminal, paths: readonly string[], options: IdsOptions): Promise<ExitCode> {
  throw new Error(`not written yet ${terminal.cwd}`);
}
