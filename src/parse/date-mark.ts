import type { Token } from 'markdown-it';
import { type Calendar, type CalendarDay, convert, inGap } from '../model/calendar.ts';
import { toEdtf } from '../model/date-agrees.ts';
import type { DateMark } from '../model/date-mark.ts';
import { isPossible } from '../model/date-range.ts';
import type { DateSpan } from '../model/date-span.ts';
import { agrees, type DateText, type PartialDay, readDateText } from '../model/date-text.ts';
import { writeDate } from '../model/date-write.ts';
import { readDateSpan } from '../model/read-date-span.ts';
import type { Span } from '../model/span.ts';
import { keyValue, type ParseContext, type PlacedAttributes, placeOf } from './context.ts';
import { spanOf } from './places.ts';

/** Key of a span that gives its date where the words can't be read. */
export const dateKeys: readonly string[] = ['date'];

/**
 * Reads the date of a span from its words, in the language of the script, or from `date=`, and leaves it on the token.
 *
 *     On [20 December 1904]{.os} the fortress surrendered.
 *        ^
 */
export function readDateMark(context: ParseContext, token: Token, placed: PlacedAttributes, words: string): void {
  const { classes } = placed.attributes;
  const edtf = keyValue(placed, 'date');
  const marks = ['os', 'ns'].filter((name) => classes.includes(name));
  reportCase(context, placed);
  if (marks.length === 0 && edtf === undefined && !classes.includes('timeline')) return;
  const span = spanOf(token);
  const calendar: Calendar = marks.includes('os') ? 'julian' : 'gregorian';
  if (marks.length > 1) {
    const why = 'it cannot be Old Style and New Style';
    context.report('date-unreadable', span, { text: words, why, hint: 'Keep one of ".os" and ".ns".' });
    return;
  }
  const date = readDateText(words, context.lang);
  if (date && reportImpossible(context, date, calendar, words, span)) return;
  const when = edtf === undefined ? textSpan(date, calendar) : readDateSpan(edtf);
  if (!when) {
    if (edtf === undefined)
      context.report('date-unreadable', span, {
        text: words,
        why: 'no date, or no year, can be read from it',
        hint: addDate,
      });
    else
      context.report('date-unreadable', placeOf(placed, 'date'), {
        text: words,
        why: `date=${edtf} is not year-month-day`,
        hint: `Write date=${yearFirst(edtf)}, New Style.`,
      });
    return;
  }
  if (edtf !== undefined && date && !agrees(date, edtf, calendar)) {
    const hint = hintFor(date, edtf, marks);
    context.report('date-disagrees', placeOf(placed, 'date'), { text: words, date: edtf, hint });
    return;
  }
  if (edtf === undefined && marks.length > 0 && date && lacksDay(words, date)) {
    const why = `only "${words.slice(date.start, date.end)}" can be read, without the day`;
    context.report('date-unreadable', span, {
      text: words,
      why,
      hint: `Check the name of the month: "20 December 1904". Or add date=1904-12-20 (New Style) to the braces.`,
    });
    return;
  }
  const other = marks.length > 0 && date ? inOther(date, when, calendar, context.lang) : '';
  const timeline = classes.includes('timeline');
  token.meta = { ...token.meta, date: { calendar, when, other, timeline } satisfies DateMark };
}

const addDate = 'Add date=1904-12-20 (New Style) to the braces.';

/** `{.OS}` would be a class of the author's own. */
function reportCase(context: ParseContext, placed: PlacedAttributes): void {
  for (const name of placed.attributes.classes) {
    const meant = name.toLowerCase();
    if (name === meant || !['os', 'ns'].includes(meant)) continue;
    context.report('attribute-unknown', placeOf(placed, name), {
      key: `.${name}`,
      where: 'a span',
      suggestion: `, did you mean ".${meant}"?`,
      known: '.os (Old Style), .ns (New Style)',
    });
  }
}

/** `8.10.1905` as EDTF has it; for anything else an example. */
function yearFirst(text: string): string {
  const [, day = '', month = '', year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? [];
  return year === undefined ? '1904-12-20' : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** The calendar that the author may have had in mind. */
function hintFor(date: DateText, edtf: string, marks: readonly string[]): string {
  const isOld = marks.includes('os');
  if (!isOld && agrees(date, edtf, 'julian')) {
    const mend = marks.includes('ns') ? 'write .os instead of .ns' : 'add .os to the braces';
    return `They agree when the words are Old Style: ${mend}.`;
  }
  const meant = isOld && agrees(date, edtf, 'gregorian') ? toEdtf(date, 'julian') : undefined;
  return meant === undefined
    ? 'Mend one of them. `date=` is New Style, year-month-day.'
    : `\`date=\` is New Style; these words in Old Style are date=${meant}.`;
}

/**
 * True when a number that may be a day stands beside a date that has none.
 *
 *     [8 Octover 1905]{.os} and [8/10/1905]{.os}
 *      ^                         ^
 */
function lacksDay(words: string, { from, precision, start, end }: DateText): boolean {
  if (precision === 'day') return false;
  // "the 3rd Fleet, 1905" has a number and a word before its year, but no month.
  const number = String.raw`(?<![\p{L}\d.,])(?:0?[1-9]|[12]\d|3[01])(?!\d)(?:(?:st|nd|rd|th)(?=$|[\s]+of\b))?`;
  const month = from.month === undefined ? String.raw`(?:[\s./-]+\p{L}+\.?){0,2}(?:[./-]\d{1,2})?` : '';
  const before = new RegExp(String.raw`${number}${month}[\s.,/-]*$`, 'u');
  return before.test(words.slice(0, start)) || /^\s*[./-]\s*\d{1,2}(?!\d)/.test(words.slice(end));
}

/** Reports days that never were. */
function reportImpossible(
  context: ParseContext,
  date: DateText,
  calendar: Calendar,
  words: string,
  span: Span,
): boolean {
  const text = words.slice(date.start, date.end);
  const at = placeOfDate(context, words, date, span);
  for (const partial of [date.from, date.to]) {
    if (!isPossible(partial, calendar)) {
      context.report('date-wrong', at, { text, calendar: calendar === 'julian' ? 'Old Style' : 'New Style' });
      return true;
    }
    const day = wholeDay(partial);
    const gap = day && inGap(day, calendar);
    if (gap && gap.type !== 'russian-gap') {
      const why =
        gap.type === 'after-change'
          ? 'Russia counted New Style from 14 February 1918 on'
          : 'the New Style leapt from 4 to 15 October 1582';
      context.report('date-gap', at, { text, why });
      return true;
    }
  }
  return false;
}

/** From the first word of the date to its last; markup and line breaks may stand between them in the script. */
function placeOfDate({ source }: ParseContext, words: string, date: DateText, span: Span): Span {
  let end = span.start + 1;
  const find = (word: string): number => {
    const at = source.text.indexOf(word, end);
    if (at >= 0) end = at + word.length;
    return at;
  };
  for (const word of words.slice(0, date.start).split(/\s+/)) find(word);
  const [start = -1, ...others] = words.slice(date.start, date.end).split(/\s+/).map(find);
  return start < 0 || others.includes(-1) ? span : { start, end };
}

function wholeDay({ year, month, day }: PartialDay): { year: number; month: number; day: number } | undefined {
  return year === undefined || month === undefined || day === undefined ? undefined : { year, month, day };
}

/** The Gregorian stretch of time that a text means. */
export function textSpan(date: DateText | undefined, calendar: Calendar): DateSpan | undefined {
  const edtf = date && toEdtf(date, calendar);
  return edtf === undefined ? undefined : readDateSpan(edtf);
}

/** The same days in the other calendar, as people write them; the year only where it is another one. */
function inOther(date: DateText, when: DateSpan, calendar: Calendar, lang: string): string {
  const from = wholeDay(withYear(date.from, when));
  const to = wholeDay(withYear(date.to, when));
  if (!from || !to) return '';
  const target: Calendar = calendar === 'julian' ? 'gregorian' : 'julian';
  const first = convert(from, calendar, target);
  const last = convert(to, calendar, target);
  const sameYear = first.year === from.year && last.year === to.year;
  const shown = ({ year, ...rest }: CalendarDay): PartialDay => ({ ...rest, year: sameYear ? undefined : year });
  return writeDate(shown(first), shown(last), lang);
}

/** A day without a year takes that of the time it means. */
function withYear(day: PartialDay, when: DateSpan): PartialDay {
  return day.year === undefined ? { ...day, year: Math.floor(when.from) } : day;
}
