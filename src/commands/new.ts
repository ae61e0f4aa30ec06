import type { ExitCode } from './exit-codes.ts';
import type { Terminal } from './terminal.ts';

export interface NewOptions {
  readonly template: 'talk' | 'narrative';
}

/** `lanternist new`. */
export async function create(terminal: Terminal, name: string, options: NewOptions): Promise<ExitCode> {
  throw new Error(`not written yet ${terminal.cwd}`);
}
