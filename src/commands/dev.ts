import type { ExitCode } from './exit-codes.ts';
import type { Terminal } from './terminal.ts';

export interface DevOptions {
  readonly port?: number;
  readonly open: boolean;
  readonly out: string;
  readonly browser?: string;
}

/** `lanternist dev`. */
export async function dev(terminal: Terminal, paths: readonly string[], options: DevOptions): Promise<ExitCode> {
  throw new Error(`not written yet ${terminal.cwd}`);
}
