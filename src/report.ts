import type { Diagnostic } from './diagnostic.ts';

export type ReportFormat = 'text' | 'json' | 'github';

/** Colours for a terminal; each wraps a text. */
export interface Colours {
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly quiet: (text: string) => string;
  readonly strong: (text: string) => string;
}

const plain = (text: string): string => text;
const ansi =
  (code: number): ((text: string) => string) =>
  (text) =>
    `\u001b[${code}m${text}\u001b[0m`;

/** Colours for a terminal that shows them, otherwise none. `NO_COLOR` is honoured by the caller. */
export function coloursFor(terminal: boolean): Colours {
  if (!terminal) return { error: plain, warning: plain, quiet: plain, strong: plain };
  return { error: ansi(31), warning: ansi(33), quiet: ansi(90), strong: ansi(1) };
}

/**
 * Prints problems.
 *
 *     narratives/port-arthur/en.md:41:7 error Unknown source "izvestya"  source-unknown
 *       41 | 159 days. [@izvestya]
 *          |            ^^^^^^^^^
 *       Write …
 */
export function report(problems: readonly Diagnostic[], format: ReportFormat, colours: Colours): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(problems, undefined, 2)}\n`;
    case 'github':
      return problems.map(githubLine).join('');
    case 'text':
      return problems.map((each) => textOf(each, colours)).join('\n');
    default:
      return format satisfies never;
  }
}

function textOf(each: Diagnostic, colours: Colours): string {
  const colour =
    each.severity === 'error' ? colours.error : each.severity === 'warning' ? colours.warning : colours.quiet;
  const place = each.line > 0 ? `${each.file}:${each.line}:${each.column} ` : each.file === '' ? '' : `${each.file} `;
  const head = `${colours.strong(place)}${colour(each.severity)} ${each.message}  ${colours.quiet(each.code)}\n`;
  const hint = each.hint === '' ? '' : `  ${each.hint}\n`;
  return head + frame(each, colours) + hint;
}

/** The line with carets under the place; long lines are shown around it. */
function frame(each: Diagnostic, colours: Colours): string {
  if (each.line === 0 || each.excerpt.trim() === '') return '';
  const width = 96;
  const column = each.column - each.excerptColumn;
  const from = column > width - 17 ? column + 1 - width / 2 : 0;
  const isCutBefore = from > 0 || each.excerptColumn > 1;
  const shown = each.excerpt.slice(from, from + width).replace(/\t/g, ' ');
  const line = `${isCutBefore ? '…' : ''}${shown}${each.excerpt.length > from + width ? '…' : ''}`;
  const start = column - from + (isCutBefore ? 1 : 0);
  const length = each.endLine === each.line ? each.endColumn - each.column : each.excerpt.length;
  const before = columnsOf(line.slice(0, start));
  const carets = '^'.repeat(Math.max(1, columnsOf(line.slice(start, start + Math.max(1, length)))));
  const number = String(each.line);
  const bar = colours.quiet(`${' '.repeat(number.length)} |`);
  return `  ${colours.quiet(`${number} |`)} ${line}\n  ${bar} ${' '.repeat(before)}${carets}\n`;
}

/** Columns of a terminal: Chinese, Japanese and Korean signs take two, combining marks none. */
function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) {
    if (/\p{M}/u.test(character)) continue;
    columns +=
      /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|[\u{1F300}-\u{1FAFF}]|[\u{20000}-\u{3FFFD}]/u.test(
        character,
      )
        ? 2
        : 1;
  }
  return columns;
}

/** A line that GitHub turns into a mark beside the file. */
function githubLine(each: Diagnostic): string {
  const level = each.severity === 'note' ? 'notice' : each.severity;
  const escaped = (text: string): string => text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
  const property = (text: string): string => escaped(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
  const place =
    each.line > 0
      ? ` file=${property(each.file)},line=${each.line},col=${each.column},endLine=${each.endLine},endColumn=${each.endColumn},title=${each.code}`
      : ` title=${each.code}`;
  return `::${level}${place}::${escaped(each.hint === '' ? each.message : `${each.message}. ${each.hint}`)}\n`;
}

/** `2 errors, 1 warning`; '' when there is neither. */
export function summary(problems: readonly Diagnostic[]): string {
  const count = (severity: string, word: string): string => {
    const number = problems.filter((each) => each.severity === severity).length;
    return number === 0 ? '' : `${number} ${word}${number === 1 ? '' : 's'}`;
  };
  return [count('error', 'error'), count('warning', 'warning')].filter(Boolean).join(', ');
}
