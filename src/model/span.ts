/** A stretch of a source text: UTF-16 offsets, `start` inclusive, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A place in a file as people count it: lines and columns from 1, columns in UTF-16 units, a tab is one. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A file's text together with where its lines start; every span refers to one. */
export interface SourceText {
  /** The path as it is printed in messages: relative to the working directory, with forward slashes. */
  readonly path: string;
  /** Absolute path of the file, or '' for a text that isn't on disk. */
  readonly file: string;
  /** The text without its byte order mark; line endings as in the file. */
  readonly text: string;
  /** Offset of the first character of each line. */
  readonly lineStarts: readonly number[];
}

/** Wraps a text. CR, LF and CRLF each end a line, as in CommonMark. */
export function sourceText(path: string, text: string, file = ''): SourceText {
  const lineStarts = [0];
  const ending = /\r\n|\n|\r/g;
  while (ending.exec(text)) lineStarts.push(ending.lastIndex);
  return { path, file, text, lineStarts };
}

/** Line and column of an offset. */
export function positionAt(source: SourceText, offset: number): Position {
  let low = 0;
  let high = source.lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((source.lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (source.lineStarts[low] ?? 0) + 1 };
}

/** The text of a line (from 1) without its line ending. */
export function lineAt(source: SourceText, line: number): string {
  const start = source.lineStarts[line - 1];
  if (start === undefined) return '';
  let end = source.lineStarts[line] ?? source.text.length;
  while (end > start && /[\r\n]/.test(source.text[end - 1] ?? '')) end--;
  return source.text.slice(start, end);
}
