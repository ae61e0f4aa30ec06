import type { Token } from 'markdown-it';
import { lineAt, type SourceText, type Span } from '../model/span.ts';

/** A run of inline content and where it stands in the source. */
interface Run {
  /** Offset in the inline token's content. */
  readonly content: number;
  /** Offset in the source text. */
  readonly source: number;
}

/**
 * Where the content of an inline token stands in the source, as runs of equal characters. markdown-it joins the lines
 * of a block, cuts indentation and markers away and unescapes pipes; each of these begins a new run.
 */
export type Runs = readonly Run[];

/** The source offset of a content offset. */
export function offsetOf(runs: Runs, at: number): number {
  let found = runs[0];
  for (const run of runs) {
    if (run.content > at) break;
    found = run;
  }
  return found ? found.source + (at - found.content) : 0;
}

/** Runs of a paragraph or setext heading: each content line is the tail of its source line. */
export function runsOfLines(source: SourceText, inline: Token, uncut: string): Runs {
  const runs: Run[] = [];
  const first = inline.map?.[0] ?? 0;
  let content = 0;
  for (const [index, line] of uncut.split('\n').entries()) {
    const raw = lineAt(source, first + index + 1);
    const base = source.lineStarts[first + index] ?? 0;
    const { start, invented } = tailOf(raw, line);
    if (invented > 0) runs.push({ content, source: base + start });
    runs.push({ content: content + invented, source: base + start });
    content += line.length + 1;
  }
  return runs;
}

/**
 * Where `line` begins in `raw`, whose end it forms up to white space. Of a tab that was cut in part, spaces are left
 * that don't stand in the source: `invented` counts them.
 */
function tailOf(raw: string, line: string): { start: number; invented: number } {
  const text = line.trimStart();
  if (text === '') return { start: raw.length, invented: line.length };
  const lead = line.length - text.length;
  const found = raw.lastIndexOf(text);
  if (found < 0) return { start: Math.max(0, raw.trimEnd().length - line.length), invented: 0 };
  const stands = found >= lead && raw.slice(found - lead, found) === line.slice(0, lead);
  return stands ? { start: found - lead, invented: 0 } : { start: found, invented: lead };
}

/**
 * Runs of an ATX heading.
 *
 *     > ## The fortress {#fortress} ##
 *          ^
 */
export function runsOfHeading(source: SourceText, inline: Token, uncut: string, marks: string): Runs {
  const line = inline.map?.[0] ?? 0;
  const raw = lineAt(source, line + 1);
  const pattern = new RegExp(`(?<!#)${marks}(?:[ \\t]+|$)`, 'g');
  let start = raw.length;
  for (let match = pattern.exec(raw); match; match = pattern.exec(raw)) {
    start = pattern.lastIndex;
    if (raw.startsWith(uncut, start)) break;
  }
  return [{ content: 0, source: (source.lineStarts[line] ?? 0) + start }];
}

/**
 * Runs of each cell of a table row; an escaped pipe (`\|`) begins a new run, for its backslash is gone.
 *
 *     | Izvestia | 159 days |
 *       ^          ^
 */
export function runsOfCells(source: SourceText, line: number): Runs[] {
  const raw = lineAt(source, line + 1);
  const base = source.lineStarts[line] ?? 0;
  const cells: Runs[] = [];
  let runs: Run[] = [];
  let start = raw.search(/[^\s>]/);
  if (raw[start] === '|') start++;
  let length = 0;
  let text = start;
  const close = (end: number): void => {
    const cell = trimmed([...runs, { content: length, source: base + text }], source.text, base + end);
    cells.push(cell);
    runs = [];
    length = 0;
  };
  for (let at = start; at < raw.length; at++) {
    if (raw[at] !== '|') continue;
    if (raw[at - 1] === '\\') {
      runs.push({ content: length, source: base + text });
      length += at - 1 - text;
      text = at;
    } else {
      close(at);
      text = at + 1;
    }
  }
  if (raw.slice(text).trim() !== '') close(raw.length);
  return cells;
}

/** Moves the first run past leading white space, as markdown-it trims cells. */
function trimmed(runs: readonly Run[], text: string, end: number): Runs {
  const first = runs[0];
  if (!first) return [];
  let lead = 0;
  while (first.source + lead < end && /\s/.test(text[first.source + lead] ?? '')) lead++;
  return runs.map((run, index) =>
    index === 0 ? { content: 0, source: run.source + lead } : { ...run, content: run.content - lead },
  );
}

/** The place of a token; set on every token by `markdown.ts`. */
export function spanOf(token: Token): Span {
  const span = token.meta?.span;
  return isSpan(span) ? span : { start: 0, end: 0 };
}

function isSpan(value: unknown): value is Span {
  return typeof value === 'object' && value !== null && 'start' in value && 'end' in value;
}
