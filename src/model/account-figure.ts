import type { Account, Contested } from './block.ts';
import { dayOf, daysInMonth, julianDayNumber } from './calendar.ts';
import { formOf } from './contested-form.ts';
import type { PartialDay } from './date-range.ts';
import type { DateSpan } from './date-span.ts';
import { writeDate } from './date-write.ts';
import type { ContestedForm, Library } from './library.ts';
import { wordsIn } from './passages.ts';
import { writeQuantity } from './quantity-write.ts';
import type { ReadingWords } from './reading-words.ts';

/** The form in which accounts are drawn: without any number or date there is nothing to measure. */
export function drawnFormOf(block: Contested, library: Library): ContestedForm {
  const form = formOf(block, library);
  const isEmpty =
    (form === 'range' && block.accounts.every(({ value }) => !value)) ||
    (form === 'dates' && block.accounts.every(({ date }) => !date));
  return isEmpty ? 'sides' : form;
}

/** Characters that an account's words may have to stand at its mark. */
const shortest = 26;

/**
 * What stands at an account's mark besides its own words: "about 200 prisoners", "14 August 1945"; '' where those say
 * it, and in forms without marks.
 */
export function accountFigure(account: Account, form: ContestedForm, lang: string, words: ReadingWords): string {
  const own = oneParagraph(account);
  const isSaid = own !== undefined && own.length <= shortest && /\d/.test(own);
  if (form === 'dates') return account.date && !isSaid ? writeSpan(account.date, lang, words) : '';
  if (form !== 'range') return '';
  const { value, of } = account;
  const isTold = isSaid && (of === '' || own.includes(of));
  return isTold ? '' : [value ? writeQuantity(value, lang, words) : '', of].filter(Boolean).join(' ');
}

/** The words of an account that is one paragraph; undefined for anything longer. */
function oneParagraph({ blocks }: Account): string | undefined {
  const [only] = blocks;
  if (!only) return '';
  if (blocks.length > 1 || only.type !== 'prose' || only.kind !== 'paragraph') return undefined;
  return wordsIn(only.tokens).trim();
}

/** Whole months and years by their names: "August 1945", "8 February 1904 – …". */
function writeSpan({ text, from, to }: DateSpan, lang: string, words: ReadingWords): string {
  const start = Math.round(dayAt(from));
  const isOpenStart = /^(\.\.)?\//.test(text);
  const isOpenEnd = /\/(\.\.)?$/.test(text);
  const end = isOpenEnd ? start : Math.max(start, Math.floor(dayAt(to)));
  const first = dayOf(isOpenStart ? end : start, 'gregorian');
  const last = dayOf(end, 'gregorian');
  const isMonths = first.day === 1 && last.day === daysInMonth(last.year, last.month, 'gregorian');
  const isYears = isMonths && first.month === 1 && last.month === 12;
  const known = ({ year, month, day }: typeof first): PartialDay => ({
    year,
    month: isYears ? undefined : month,
    day: isMonths ? undefined : day,
  });
  const date = writeDate(known(first), known(last), lang);
  const written = isOpenStart ? `… – ${date}` : isOpenEnd ? `${date} – …` : date;
  return /[~?%]/.test(text) ? `${words.aboutDate ?? ''} ${written}` : written;
}

/** The Julian day number of a decimal year. */
function dayAt(year: number): number {
  const whole = Math.floor(year);
  const start = newYear(whole);
  return start + (year - whole) * (newYear(whole + 1) - start);
}

function newYear(year: number): number {
  return julianDayNumber({ year, month: 1, day: 1 }, 'gregorian');
}
