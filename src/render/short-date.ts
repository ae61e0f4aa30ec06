import type { PartialDay } from '../model/date-range.ts';
import { baseLanguage, dateWords, type EuropeanWords } from '../model/date-words.ts';
import { writeDate } from '../model/date-write.ts';

/** A date as short as a language writes it: "8 Feb", "Sep 1905", "8 сен. 1905", "1905年9月"; a year by its number alone. */
export function writeShort({ year, month, day }: PartialDay, lang: string): string {
  const words = dateWords(lang);
  const isBefore = year !== undefined && year <= 0;
  if (month === undefined && year !== undefined && !isBefore) return String(year);
  if (words?.type !== 'european' || month === undefined || isBefore) {
    const date = { year, month, day };
    return writeDate(date, date, lang);
  }
  const dot = baseLanguage(lang) === 'de' ? '.' : '';
  const parts = [day === undefined ? '' : `${day}${dot}`, shortMonth(month, words, lang), year ?? ''];
  return parts.filter((part) => part !== '').join(' ');
}

/** The first short form of a month, else its name: "Sep", "сен.", "May". */
function shortMonth(month: number, { months, capitals }: EuropeanWords, lang: string): string {
  const forms = [...months].filter(([, form]) => form.month === month);
  const [name = '', form] = forms.find(([, { short }]) => short) ?? forms[0] ?? [];
  const written = capitals ? name.charAt(0).toUpperCase() + name.slice(1) : name;
  return form?.short && baseLanguage(lang) !== 'en' ? `${written}.` : written;
}
