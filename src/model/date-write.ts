import { isSameDate, type PartialDay } from './date-range.ts';
import { baseLanguage } from './date-words.ts';

/**
 * A range of dates, or one date given twice, as people write it in a language: "2 January 1905", "8–9 февраля 1904 года",
 * "1905年1月2日". What isn't known is left out; languages without a table get "1905-01-02". No no-break spaces.
 */
export function writeDate(from: PartialDay, to: PartialDay, lang: string): string {
  const language = baseLanguage(lang);
  const european = europeans.get(language);
  if (european) return writeEuropean(from, to, european);
  const eastern = easterns.get(language);
  if (eastern) return writeEastern(from, to, eastern);
  return isSameDate(from, to) ? writePlain(from) : `${writePlain(from)} – ${writePlain(to)}`;
}

/** How a language with spaces writes its dates. */
interface EuropeanStyle {
  /** Beside a day, in the genitive where there is one. */
  readonly withDay: readonly string[];
  readonly alone: readonly string[];
  /** After the number of a day. */
  readonly dot: string;
  /** After a year: beside a day or month, alone, and for two years. */
  readonly year: readonly [string, string, string];
  readonly bc: string;
}

/** How a language with units writes its dates. */
interface EasternStyle {
  readonly year: string;
  readonly month: string;
  readonly day: string;
  readonly space: string;
  readonly to: string;
  readonly bc: string;
}

const english = 'January February March April May June July August September October November December'.split(' ');
const german = 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' ');
const russian = 'январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь'.split(' ');
const russianOf = 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' ');

const europeans: ReadonlyMap<string, EuropeanStyle> = new Map([
  ['en', { withDay: english, alone: english, dot: '', year: ['', '', ''], bc: ' BC' }],
  ['de', { withDay: german, alone: german, dot: '.', year: ['', '', ''], bc: ' v. Chr.' }],
  ['ru', { withDay: russianOf, alone: russian, dot: '', year: [' года', ' год', ' годы'], bc: ' до н. э.' }],
]);

const easterns: ReadonlyMap<string, EasternStyle> = new Map([
  ['ja', { year: '年', month: '月', day: '日', space: '', to: '〜', bc: '紀元前' }],
  ['zh', { year: '年', month: '月', day: '日', space: '', to: '至', bc: '公元前' }],
  ['ko', { year: '년', month: '월', day: '일', space: ' ', to: '~', bc: '기원전 ' }],
]);

/** Writes what both ends share once, at the end. */
function writeEuropean(from: PartialDay, to: PartialDay, style: EuropeanStyle): string {
  const whole = (date: PartialDay) => join(' ', dayAndMonth(date, style), yearWords(date, style));
  if (isSameDate(from, to)) return whole(from);
  if (from.year !== to.year) {
    const years = from.month === undefined && to.month === undefined && (from.year ?? 0) > 0;
    return years ? `${from.year}–${to.year}${style.year[2]}` : `${whole(from)} – ${whole(to)}`;
  }
  const year = yearWords(to, style);
  if (from.month === to.month) return join(' ', `${from.day}${style.dot}–${dayAndMonth(to, style)}`, year);
  const dash = from.day === undefined && to.day === undefined ? '–' : ' – ';
  return join(' ', dayAndMonth(from, style) + dash + dayAndMonth(to, style), year);
}

function dayAndMonth({ month, day }: PartialDay, style: EuropeanStyle): string {
  if (month === undefined) return '';
  if (day === undefined) return style.alone[month - 1] ?? String(month);
  return `${day}${style.dot} ${style.withDay[month - 1] ?? month}`;
}

function yearWords({ year, month }: PartialDay, style: EuropeanStyle): string {
  if (year === undefined) return '';
  const word = style.year[month === undefined ? 1 : 0];
  return year > 0 ? `${year}${word}` : `${1 - year}${word}${style.bc}`;
}

/** The second end leaves out what it shares with the first. */
function writeEastern(from: PartialDay, to: PartialDay, style: EasternStyle): string {
  const first = units(from, style);
  if (isSameDate(from, to)) return first;
  const sameYear = from.year === to.year;
  const second = {
    year: sameYear ? undefined : to.year,
    month: sameYear && from.month === to.month ? undefined : to.month,
    day: to.day,
  };
  return first + style.to + units(second, style);
}

function units({ year, month, day }: PartialDay, style: EasternStyle): string {
  const written = year === undefined ? '' : year > 0 ? `${year}${style.year}` : `${style.bc}${1 - year}${style.year}`;
  const parts = [written, month === undefined ? '' : month + style.month, day === undefined ? '' : day + style.day];
  return join(style.space, ...parts);
}

function writePlain({ year, month, day }: PartialDay): string {
  const fields = [year === undefined ? '' : String(year).padStart(4, '0'), ...[month, day].map(twoDigits)];
  return join('-', ...fields);
}

function twoDigits(field: number | undefined): string {
  return field === undefined ? '' : String(field).padStart(2, '0');
}

function join(between: string, ...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(between);
}
