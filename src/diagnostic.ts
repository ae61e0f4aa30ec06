import { type Code, codes, type Params } from './codes.ts';
import { lineAt, type Position, positionAt, type SourceText, type Span } from './model/span.ts';

/** How grave a problem is: an error stops the outputs of its script, a warning doesn't, a note never counts. */
export type Severity = 'error' | 'warning' | 'note';

/** One problem, complete in itself: it can be printed, sent or stored without the text it came from. */
export interface Diagnostic {
  readonly code: Code;
  readonly severity: Severity;
  /** What was found, then what was expected. */
  readonly message: string;
  /** How to mend it, when that is known; '' otherwise. */
  readonly hint: string;
  /** The file as printed in messages; '' for a problem of the environment. */
  readonly file: string;
  /** Lines and columns from 1, columns in UTF-16 units; 0 when the problem has no place in a file. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** The source line it stands on, for the code frame; of a very long line a part. */
  readonly excerpt: string;
  /** The column at which `excerpt` begins: 1 but for long lines. */
  readonly excerptColumn: number;
}

/** Makes a problem of `code` at a place. The texts come from the table in `codes.ts`. */
export function problem<C extends Code>(
  code: C,
  source: SourceText | undefined,
  span: Span | undefined,
  params: Params<C>,
): Diagnostic {
  const row = codes[code];
  const start = source && span ? positionAt(source, span.start) : { line: 0, column: 0 };
  const end = source && span ? positionAt(source, Math.max(span.end, span.start)) : start;
  return {
    code,
    severity: row.severity,
    message: fill(row.says, params),
    hint: fill(row.hint, params),
    file: source?.path ?? '',
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
    ...excerptAt(source, start),
  };
}

/** Longer lines are shown in part: a script may be one line of a megabyte. */
const longLine = 400;

function excerptAt(
  source: SourceText | undefined,
  { line, column }: Position,
): Pick<Diagnostic, 'excerpt' | 'excerptColumn'> {
  if (!source || line === 0) return { excerpt: '', excerptColumn: 1 };
  const text = lineAt(source, line);
  if (text.length <= longLine) return { excerpt: text, excerptColumn: 1 };
  const from = Math.max(0, column - 1 - longLine / 2);
  return { excerpt: text.slice(from, from + longLine), excerptColumn: from + 1 };
}

function fill(template: string, params: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}

/** Problems ordered by file and place; those without a place come last, in the order they were found. */
export function inOrder(problems: readonly Diagnostic[]): Diagnostic[] {
  const placed = problems.filter((each) => each.line > 0);
  const rest = problems.filter((each) => each.line === 0);
  placed.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column));
  return [...placed, ...rest];
}

/** True when an error is among them. */
export function hasError(problems: readonly Diagnostic[]): boolean {
  return problems.some((each) => each.severity === 'error');
}
