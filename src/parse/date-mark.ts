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
  if (marks.length === 0 && edtf === undefined && !classes.includes('timeline')) return;
  const span = spanOf(token);
  const calendar: Calendar = marks.includes('os') ? 'julian' : 'gregorian';
  if (marks.length > 1) {
    context.report('date-unreadable', span, { text: words, why: 'it cannot be Old Style and New Style' });
    return;
  }
  const date = readDateText(words, context.lang);
  if (date && reportImpossible(context, date, calendar, words, span)) return;
  const when = edtf === undefined ? textSpan(date, calendar) : readDateSpan(edtf);
  if (!when) {
    const why = edtf === undefined ? 'no date, or no year, can be read from it' : `date=${edtf} is not a date`;
    context.report('date-unreadable', edtf === undefined ? span : placeOf(placed, 'date'), { text: words, why });
    return;
  }
  if (edtf !== undefined && date && !agrees(date, edtf, calendar)) {
    context.report('date-disagrees', placeOf(placed, 'date'), { text: words, date: edtf });
    return;
  }
  const other = marks.length > 0 && date ? inOther(date, when, calendar, context.lang) : '';
  const timeline = classes.includes('timeline');
  token.meta = { ...token.meta, date: { calendar, when, other, timeline } satisfies DateMark };
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
