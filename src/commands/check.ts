import { resolve } from 'node:path';
import { checkAll } from '../check-all.ts';
import { openPrintPool } from '../output/print-pool.ts';
import type { ReportFormat } from '../report.ts';
import { openWorkshop } from '../workshop.ts';
import { wantedPaths, withConfiguration } from './build.ts';
import type { ExitCode } from './exit-codes.ts';
import { exitCodeOf, type Terminal, tellProblems } from './terminal.ts';

export interface CheckOptions {
  readonly rendered?: boolean;
  readonly languages?: boolean;
  readonly lang?: string;
  readonly strict?: boolean;
  readonly format: ReportFormat;
  readonly browser?: string;
}

/** `lanternist check`. */
export async function check(terminal: Terminal, paths: readonly string[], options: CheckOptions): Promise<ExitCode> {
  const printers = openPrintPool(withConfiguration(terminal.cwd, options).browser);
  try {
    const workshop = openWorkshop(resolve(terminal.cwd));
    const { problems, scripts } = await checkAll(
      workshop,
      wantedPaths(terminal.cwd, paths),
      { lang: options.lang ?? '', rendered: options.rendered ?? false, languages: options.languages ?? false },
      printers,
    );
    tellProblems(terminal, problems, options.format);
    if (problems.length === 0 && options.format === 'text')
      terminal.err(`No problem in ${scripts.length} script${scripts.length === 1 ? '' : 's'}.\n`);
    return exitCodeOf(problems, options.strict ?? false);
  } finally {
    await printers.close();
  }
}
