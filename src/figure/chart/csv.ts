/** A field of a CSV file, and where it stands in the text. */
export interface Cell {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Reads comma-separated values as RFC 4180 has them, with quotes doubled inside quotes. What separates them (comma,
 * semicolon or tab) is told by the first line. Lines without anything are left out. Never fails: a quote that isn't
 * closed ends with the text.
 */
export function readCsv(text: string): Cell[][] {
  const separator = separatorOf(text);
  const lines: Cell[][] = [];
  let line: Cell[] = [];
  let at = 0;
  while (at < text.length) {
    const { cell, next } = text[at] === '"' ? quoted(text, at, separator) : plain(text, at, separator);
    line.push(cell);
    at = next;
    if (text[at] === separator) {
      at += 1;
      if (at < text.length && !/[\r\n]/.test(text[at] ?? '')) continue;
      line.push({ text: '', start: at, end: at });
    }
    if (line.some((each) => each.text !== '')) lines.push(line);
    line = [];
    at += text.startsWith('\r\n', at) ? 2 : 1;
  }
  return lines;
}

function separatorOf(text: string): string {
  const first = /^[^\r\n]*/.exec(text)?.[0].replace(/"[^"]*"/g, '') ?? '';
  const count = (separator: string): number => first.split(separator).length;
  return [',', ';', '\t'].reduce((best, each) => (count(each) > count(best) ? each : best));
}

interface Read {
  readonly cell: Cell;
  /** The offset of what ended it. */
  readonly next: number;
}

function plain(text: string, start: number, separator: string): Read {
  let end = start;
  while (end < text.length && text[end] !== separator && !/[\r\n]/.test(text[end] ?? '')) end++;
  return { cell: { text: text.slice(start, end).trim(), start, end }, next: end };
}

/** `"a ""b"" c"`; what stands between the closing quote and the separator is left out. */
function quoted(text: string, start: number, separator: string): Read {
  let end = start + 1;
  while (end < text.length && (text[end] !== '"' || text[end + 1] === '"')) end += text[end] === '"' ? 2 : 1;
  const inside = text
    .slice(start + 1, end)
    .replaceAll('""', '"')
    .trim();
  const closed = Math.min(end + 1, text.length);
  return { cell: { text: inside, start, end: closed }, next: plain(text, closed, separator).next };
}
