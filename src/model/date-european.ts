import { type DateReading, readIsoDate } from './date-iso.ts';
import { type DatePiece, type DateSource, pieceAt, skipComma, skipFillers, yearAt } from './date-pieces.ts';
import { type DateRange, type PartialDay, precisionOf } from './date-range.ts';
import { dateTokens } from './date-tokens.ts';
import type { EuropeanWords } from './date-words.ts';

/** What stands between the ends of a range, and the token after it. */
interface Connector {
  readonly type: 'dash' | 'to' | 'and';
  readonly next: number;
}

/**
 * Every date in a text of a language written with spaces, in order; months and years alone too.
 *
 *     In the night of 26–27 January 1904 …    December 20, 1904    31 January – 2 February 1904
 *                     ^                       ^                    ^
 */
export function europeanDates(text: string, words: EuropeanWords): readonly DateReading[] {
  const source: DateSource = { text, tokens: dateTokens(text), words };
  const found: DateReading[] = [];
  for (let at = 0; at < source.tokens.length; ) {
    const token = source.tokens[at];
    const iso = token?.type === 'number' ? readIsoDate(text, token.start) : undefined;
    const read = iso ? undefined : rangeAt(source, at);
    const start = token?.start ?? 0;
    if (iso) {
      found.push(iso);
      while ((source.tokens[at]?.start ?? iso.end) < iso.end) at += 1;
    } else if (read) {
      found.push({ ...read.range, start, end: source.tokens[read.next - 1]?.end ?? start });
      at = read.next;
    } else at += 1;
  }
  return found;
}

function rangeAt(source: DateSource, at: number): { readonly range: DateRange; readonly next: number } | undefined {
  const left = pieceAt(source, at);
  if (!left) return undefined;
  const connector = connectorAt(source, left.next);
  const right = connector ? pieceAt(source, connector.next) : undefined;
  if (connector && right) {
    const range = combine(source, left, right, connector);
    if (range) return range;
  }
  return left.type === 'bare' ? undefined : { range: { from: left.date, to: left.date }, next: left.next };
}

function connectorAt(source: DateSource, at: number): Connector | undefined {
  const token = source.tokens[at];
  if (!token) return undefined;
  const next = skipFillers(source, at + 1);
  if (token.type === 'dash') return { type: 'dash', next };
  if (source.words.to.has(token.text)) return { type: 'to', next };
  return token.text === '/' || source.words.and.has(token.text) ? { type: 'and', next } : undefined;
}

/** The range of two pieces, undefined where they don't make one; then each is a date of its own. */
function combine(source: DateSource, left: DatePiece, right: DatePiece, connector: Connector) {
  const [a, b] = [left.date, right.date];
  const { next } = right;
  if (left.type === 'bare') {
    if (right.type !== 'day-first') return undefined;
    const from = { ...b, day: a.day };
    // "15/27 March 1898" is two dates (often one day in two calendars): the second is read by itself.
    const apart = connector.type === 'and' && b.day !== (a.day ?? 0) + 1;
    return apart ? { range: { from, to: from }, next: left.next } : { range: { from, to: b }, next };
  }
  if (connector.type === 'and') return undefined;
  if (right.type === 'bare') return connector.type === 'dash' ? shortened(source, left, right) : undefined;
  if (precisionOf(a) !== precisionOf(b)) return undefined;
  if (a.year !== undefined && b.year === undefined) return undefined;
  const year = a.year ?? (b.year === undefined ? undefined : b.year - (isLater(a, b) ? 1 : 0));
  return { range: { from: { ...a, year }, to: b }, next };
}

/** "January 26–27, 1904" and "1904–05". */
function shortened(source: DateSource, left: DatePiece, right: DatePiece) {
  const a = left.date;
  const number = right.date.day ?? 0;
  if (left.type === 'month-first' && a.year === undefined) {
    const year = yearAt(source, skipComma(source, right.next));
    const from = { ...a, year: year?.year };
    return { range: { from, to: { ...from, day: number } }, next: year?.next ?? right.next };
  }
  const twoDigits = source.tokens[right.next - 1]?.text.length === 2;
  if (left.type !== 'year' || a.year === undefined || !twoDigits || number <= a.year % 100) return undefined;
  return { range: { from: a, to: { ...a, year: a.year - (a.year % 100) + number } }, next: right.next };
}

function isLater(a: PartialDay, b: PartialDay): boolean {
  return (a.month ?? 0) * 100 + (a.day ?? 0) > (b.month ?? 0) * 100 + (b.day ?? 0);
}
