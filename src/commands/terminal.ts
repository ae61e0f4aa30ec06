import type { Readable } from 'node:stream';
import { type Diagnostic, hasError } from '../diagnostic.ts';
import { type Colours, coloursFor, type ReportFormat, report, summary } from '../report.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';

/** Where a command talks; tests hand in their own. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** True when a person watches standard error: progress may be redrawn. */
  readonly watched: boolean;
  readonly colours: Colours;
  readonly input: Readable & { isTTY?: boolean };
  readonly cwd: string;
}

export function systemTerminal(): Terminal {
  const watched = Boolean(process.stderr.isTTY) && process.env.TERM !== 'dumb' && !process.env.CI;
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    watched,
    colours: coloursFor(Boolean(process.stderr.isTTY) && !process.env.NO_COLOR && process.env.TERM !== 'dumb'),
    input: process.stdin,
    cwd: process.cwd(),
  };
}

/** Codes that say the machine, not the author, is at fault. */
const environmentCodes: ReadonlySet<string> = new Set([
  'browser-missing',
  'browser-crashed',
  'sandbox-refused',
  'print-pages',
  'output-unwritable',
  'disk-full',
  'port-taken',
  'screen-browser-missing',
  'kiosk-broken',
]);
const usageCodes: ReadonlySet<string> = new Set([
  'file-missing',
  'scripts-missing',
  'language-none',
  'narrative-twice',
  'release-target',
  'kiosk-none',
]);

/** The exit code that problems stand for. */
export function exitCodeOf(problems: readonly Diagnostic[], strict: boolean): ExitCode {
  if (problems.some((each) => usageCodes.has(each.code) && each.file === '')) return exitCodes.usage;
  if (problems.some((each) => environmentCodes.has(each.code))) return exitCodes.environment;
  const isBad = hasError(problems) || (strict && problems.some((each) => each.severity === 'warning'));
  return isBad ? exitCodes.problems : exitCodes.fine;
}

/** Prints problems and their count: for people on standard error, for programs on standard output. */
export function tellProblems(
  terminal: Terminal,
  problems: readonly Diagnostic[],
  format: ReportFormat,
  quiet = false,
): void {
  const told = quiet ? problems.filter((each) => each.severity === 'error') : problems;
  const text = report(told, format, terminal.colours);
  if (format !== 'text') terminal.out(text);
  else if (text !== '') {
    const count = summary(told);
    terminal.err(`${text}${count === '' ? '' : `\n${count}\n`}`);
  }
}
