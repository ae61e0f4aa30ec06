import type { PartialDay } from './date-range.ts';
import type { DateToken } from './date-tokens.ts';
import type { EuropeanWords } from './date-words.ts';

/** A text to read dates from. */
export interface DateSource {
  readonly text: string;
  readonly tokens: readonly DateToken[];
  readonly words: EuropeanWords;
}

/** Part of a date or a whole one, and the token after it. */
export interface DatePiece {
  readonly date: PartialDay;
  readonly next: number;
  /** `bare` is the 26 of "26–27 January". */
  readonly type: 'bare' | 'day-first' | 'month-first' | 'month' | 'year';
}

/**
 * What starts at a token: a whole date, or the number that may be the first day of a range.
 *
 *     20 December 1904    December 20, 1904    20.12.1904    December 1904    1904    26
 *     ^
 */
export function pieceAt(source: DateSource, at: number): DatePiece | undefined {
  const token = source.tokens[at];
  if (token?.type === 'word') return monthPieceAt(source, at);
  if (token?.type !== 'number') return undefined;
  if (token.text.length <= 2) return dayPieceAt(source, at);
  const year = yearAt(source, at);
  // Three digits are a year only when a word says so.
  const named = year && (year.year <= 0 || year.next > at + 1 || token.text.length === 4);
  return named
    ? { date: { year: year.year, month: undefined, day: undefined }, next: year.next, type: 'year' }
    : undefined;
}

/** "20 December 1904", "20.12.1904", or just the number. */
function dayPieceAt(source: DateSource, at: number): DatePiece | undefined {
  const day = Number(source.tokens[at]?.text);
  const after = afterOrdinal(source, at + 1);
  const month = monthAt(source, skipFillers(source, after));
  if (month) {
    const year = yearAt(source, skipComma(source, month.next));
    return { date: { year: year?.year, month: month.month, day }, next: (year ?? month).next, type: 'day-first' };
  }
  const beforeChrist = yearAt(source, at);
  if (beforeChrist && beforeChrist.year <= 0) {
    return {
      date: { year: beforeChrist.year, month: undefined, day: undefined },
      next: beforeChrist.next,
      type: 'year',
    };
  }
  return dottedAt(source, at) ?? { date: { year: undefined, month: undefined, day }, next: after, type: 'bare' };
}

function dottedAt(source: DateSource, at: number): DatePiece | undefined {
  const [day, dot, month, dot2, number] = source.tokens.slice(at, at + 5);
  if (!source.words.dotted || dot?.text !== '.' || dot2?.text !== '.') return undefined;
  if (month?.type !== 'number' || month.text.length > 2 || number?.text.length !== 4) return undefined;
  const year = yearAt(source, at + 4);
  if (!year) return undefined;
  return {
    date: { year: year.year, month: Number(month.text), day: Number(day?.text) },
    next: year.next,
    type: 'day-first',
  };
}

/** "December 20, 1904" where the language has it, "December 1904", "December". */
function monthPieceAt(source: DateSource, at: number): DatePiece | undefined {
  const month = monthAt(source, at);
  if (!month) return undefined;
  const number = skipFillers(source, month.next);
  const token = source.tokens[number];
  const beforeChrist = (yearAt(source, number)?.year ?? 1) <= 0;
  if (source.words.monthFirst && token?.type === 'number' && token.text.length <= 2 && !beforeChrist) {
    const after = afterOrdinal(source, number + 1);
    // "in January 26 February" has its own day.
    if (!monthAt(source, skipFillers(source, after))) {
      const year = yearAt(source, skipComma(source, after));
      const date = { year: year?.year, month: month.month, day: Number(token.text) };
      return { date, next: year?.next ?? after, type: 'month-first' };
    }
  }
  const year = yearAt(source, skipComma(source, month.next));
  return { date: { year: year?.year, month: month.month, day: undefined }, next: (year ?? month).next, type: 'month' };
}

function monthAt(source: DateSource, at: number): { readonly month: number; readonly next: number } | undefined {
  const token = source.tokens[at];
  if (token?.type !== 'word' || (source.words.capitals && !token.capital)) return undefined;
  const form = source.words.months.get(token.text);
  if (!form) return undefined;
  // The dot of an abbreviation, not of the sentence: something of a date follows.
  const dotted = form.short && isMark(source, at + 1, '.');
  const follows = ['number', 'dash'].includes(source.tokens[at + 2]?.type ?? '');
  return { month: form.month, next: dotted && follows ? at + 2 : at + 1 };
}

/** A year and the words after it: "1904 года", "44 BC". */
export function yearAt(source: DateSource, at: number): { readonly year: number; readonly next: number } | undefined {
  const number = skipFillers(source, at);
  const token = source.tokens[number];
  if (token?.type !== 'number') return undefined;
  let next = number + 1;
  if (source.words.year.has(source.tokens[next]?.text ?? '')) {
    const short = (source.tokens[next]?.text.length ?? 0) <= 2;
    next += short && isMark(source, next + 1, '.') ? 2 : 1;
  }
  const { bc } = source.words;
  bc.lastIndex = source.tokens[next - 1]?.end ?? 0;
  const before = bc.exec(source.text);
  if (before) {
    while ((source.tokens[next]?.start ?? Infinity) < bc.lastIndex) next += 1;
    return { year: 1 - Number(token.text), next };
  }
  return token.text.length >= 3 ? { year: Number(token.text), next } : undefined;
}

/** After "th", "-го" or the dot of a German day. */
function afterOrdinal(source: DateSource, at: number): number {
  const { tokens, words } = source;
  const next = tokens[at];
  if (next?.start !== tokens[at - 1]?.end) return at;
  if (next?.type === 'dash') return words.ordinals.has(tokens[at + 1]?.text ?? '') ? at + 2 : at;
  if (next?.type === 'word') return words.ordinals.has(next.text) ? at + 1 : at;
  return words.dotted && next?.text === '.' ? at + 1 : at;
}

/** After words such as "of the". */
export function skipFillers(source: DateSource, at: number): number {
  let next = at;
  // A date has at most two: "des Jahres".
  while (next < at + 2 && source.words.fillers.has(source.tokens[next]?.text ?? '')) next += 1;
  return next;
}

/** After a comma, if there is one. */
export function skipComma(source: DateSource, at: number): number {
  return isMark(source, at, ',') ? at + 1 : at;
}

function isMark(source: DateSource, at: number, mark: string): boolean {
  return source.tokens[at]?.text === mark;
}
