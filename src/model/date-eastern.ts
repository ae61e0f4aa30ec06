import { type DateReading, readIsoDate } from './date-iso.ts';
import { type DateRange, type PartialDay, precisionOf } from './date-range.ts';
import type { EasternWords } from './date-words.ts';

/** One date, perhaps without its higher units, and the offset after it. */
interface Piece {
  readonly date: PartialDay;
  readonly end: number;
}

/** Sticky patterns of one language. Every repetition is bounded, so reading takes linear time. */
interface Patterns {
  /** Global: where a date may start. */
  readonly start: RegExp;
  /** Year, month and day, each of them optional. */
  readonly piece: RegExp;
  readonly connector: RegExp;
  /** "8–" of "8–9日". */
  readonly bare: RegExp;
  /** Ends with the sign of a year. */
  readonly unread: RegExp;
}

const digits = '0-9０-９〇零一二三四五六七八九十';
const kanji = '〇一二三四五六七八九';

/**
 * Every date in a text of a language that writes a unit after each number, in order; months and years alone too.
 * Numbers may be Arabic, full-width or Chinese, years those of Japanese and Chinese eras.
 *
 *     1904年12月20日    明治三十七年十二月    2月8–9日    1904년 1월 31일~2월 2일
 *     ^                ^                  ^          ^
 */
export function easternDates(text: string, words: EasternWords): readonly DateReading[] {
  const patterns = patternsOf(words);
  const found: DateReading[] = [];
  for (;;) {
    const start = patterns.start.exec(text);
    if (!start) return found;
    const reading = readIsoDate(text, start.index) ?? rangeAt(text, start.index, words, patterns);
    if (!reading) continue;
    found.push(reading);
    patterns.start.lastIndex = reading.end;
  }
}

function patternsOf(words: EasternWords): Patterns {
  const names = [...words.bc, ...words.eras.keys()].join('|');
  const number = (most: number) => `[${digits}]{1,${most}}`;
  const unit = (signs: string) => `\\s{0,2}[${signs}](?![${words.duration}])`;
  const year = `(?:(?<era>${names})?\\s?(?<year>${number(4)}|元)${unit(words.year)}\\s{0,2})?`;
  const month = `(?:(?<month>${number(2)})${unit(words.month)}\\s{0,2})?`;
  const day = `(?:(?<day>${number(3)})${unit(words.day)})?`;
  const connector = `\\s{0,2}(?<to>[-‐‑–—―−－〜～~]|${words.to.join('|')}|(?<and>[、・/]))\\s{0,2}`;
  return {
    start: new RegExp(`(?:${names})?\\s?(?:[${digits}]+|元)`, 'gu'),
    piece: new RegExp(year + month + day, 'uy'),
    connector: new RegExp(connector, 'uy'),
    bare: new RegExp(`(?<number>${number(4)})${connector}`, 'uy'),
    unread: new RegExp(`[${words.year}]\\s?$`, 'u'),
  };
}

function rangeAt(text: string, at: number, words: EasternWords, patterns: Patterns): DateReading | undefined {
  const start = at + (/^\s/u.test(text.charAt(at)) ? 1 : 0);
  // In 光緒30年12月20日 the year couldn't be read, so the rest isn't a date either.
  if (patterns.unread.test(text.slice(Math.max(0, start - 2), start))) return undefined;
  const left = pieceAt(text, start, words, patterns);
  const range = shortened(text, start, left, words, patterns) ?? joined(text, left, words, patterns);
  if (range) return { ...range, start };
  if (!left || isBare(left.date)) return undefined;
  return { from: left.date, to: left.date, start, end: left.end };
}

/** "8–9日", "2月8–9日", "1904–1905年": the first number has the unit of the second. */
function shortened(text: string, start: number, left: Piece | undefined, words: EasternWords, patterns: Patterns) {
  const at = left?.end ?? start;
  const space = /^\s{0,2}/u.exec(text.slice(at, at + 2))?.[0].length ?? 0;
  patterns.bare.lastIndex = at + space;
  const match = patterns.bare.exec(text);
  const right = match ? pieceAt(text, patterns.bare.lastIndex, words, patterns) : undefined;
  if (!match || !right) return undefined;
  const unit = (['year', 'month', 'day'] as const).find((name) => right.date[name] !== undefined) ?? 'day';
  const upper = left?.date ?? { year: undefined, month: undefined, day: undefined };
  // "1904–1905年12月" isn't a range of years, and a day needs its month.
  if (precisionOf(right.date) !== unit || upper[unit] !== undefined) return undefined;
  if (unit === 'day' && upper.month === undefined) return undefined;
  if (unit === 'year' && left) return undefined;
  const from = { ...upper, [unit]: numberOf(match.groups?.number ?? '') };
  return finish(from, { ...upper, [unit]: right.date[unit] }, right.end, match.groups?.and !== undefined);
}

/** Two dates with a dash or word between; the second takes from the first what it doesn't say. */
function joined(text: string, left: Piece | undefined, words: EasternWords, patterns: Patterns) {
  if (!left || isBare(left.date)) return undefined;
  patterns.connector.lastIndex = left.end;
  const match = patterns.connector.exec(text);
  const right = match ? pieceAt(text, patterns.connector.lastIndex, words, patterns) : undefined;
  if (!match || !right || precisionOf(right.date) !== precisionOf(left.date)) return undefined;
  const month = right.date.month ?? left.date.month;
  const wraps = right.date.year === undefined && left.date.year !== undefined && (month ?? 0) < (left.date.month ?? 0);
  const year = right.date.year ?? (wraps ? (left.date.year ?? 0) + 1 : left.date.year);
  return finish(left.date, { ...right.date, year, month }, right.end, match.groups?.and !== undefined);
}

/** Days written side by side (8、9日) are a range only if they are neighbours. */
function finish(from: PartialDay, to: PartialDay, end: number, beside: boolean) {
  const neighbours = from.month === to.month && to.day === (from.day ?? 0) + 1;
  const backwards = from.year === to.year && from.month === to.month && (to.day ?? 0) < (from.day ?? 0);
  return (beside && !neighbours) || backwards ? undefined : ({ from, to, end } satisfies DateRange & { end: number });
}

function pieceAt(text: string, at: number, words: EasternWords, patterns: Patterns): Piece | undefined {
  patterns.piece.lastIndex = at;
  const match = patterns.piece.exec(text);
  const { era, year, month, day } = match?.groups ?? {};
  if (!match || !(year ?? month ?? day)) return undefined;
  const date = {
    year: year === undefined ? undefined : yearOf(year, era, words),
    month: month === undefined ? undefined : numberOf(month),
    day: day === undefined ? undefined : numberOf(day),
  };
  // Two digits are a year only with the name of an era.
  if (year !== undefined && date.year === undefined) return undefined;
  if (date.year !== undefined && date.day !== undefined && date.month === undefined) return undefined;
  return { date, end: at + match[0].trimEnd().length };
}

function yearOf(written: string, era: string | undefined, words: EasternWords): number | undefined {
  const number = numberOf(written);
  if (era !== undefined) return words.bc.includes(era) ? 1 - number : (words.eras.get(era) ?? 0) + number;
  return number >= 100 ? number : undefined;
}

/** 20, ２０, 二十, 二〇, 元. */
function numberOf(written: string): number {
  if (written === '元') return 1;
  const plain = [...written.normalize('NFKC').replaceAll('零', '〇')]
    .map((sign) => (kanji.includes(sign) ? String(kanji.indexOf(sign)) : sign))
    .join('');
  const [tens = '', ones = ''] = plain.split('十');
  return plain.includes('十') ? Number(tens || 1) * 10 + Number(ones || 0) : Number(plain);
}

function isBare(date: PartialDay): boolean {
  return date.day !== undefined && date.month === undefined;
}
