import type { ExitCode } from './exit-codes.ts';
import type { Terminal } from './terminal.ts';

export interface DoctorOptions {
  readonly browser?: string;
}

/** `lanternist doctor`. */
export async function doctor(terminal: Terminal, options: DoctorOptions): Promise<ExitCode> {
  throw new Error(`not written yet ${terminal.cwd}`);
}
