import { dayOf, julianDayNumber } from '../../model/calendar.ts';
import { isSameDate, type PartialDay } from '../../model/date-range.ts';
import { baseLanguage, dateWords, type EuropeanWords } from '../../model/date-words.ts';
import { writeDate } from '../../model/date-write.ts';
import type { EventTime, KnownDate, TimelineData } from './data.ts';

/** How dates are written. */
export interface DateStyle {
  readonly lang: string;
  readonly words: Readonly<Record<string, string>>;
  /** Names of months in short. */
  readonly short: boolean;
  /** Days are told in New Style where nothing is said; with both the Old Style stands first: "21 June / 3 July 1892". */
  readonly calendars?: TimelineData['calendars'];
}

const nothing: PartialDay = { year: undefined, month: undefined, day: undefined };

/** When an event was, as it stands at its label: "8–9 Feb 1904", "c. 1921", "1921?", "from 1945". */
export function writeEventTime(time: EventTime, style: DateStyle): string {
  const { words } = style;
  const written = time.openTo
    ? fill(words.timelineFrom, writeKnown(time.first, style))
    : time.openFrom
      ? fill(words.timelineUntil, writeKnown(time.last, style))
      : time.lasts
        ? writeTwo(time.first, time.last, style)
        : writeKnown(time.first, style);
  const about = time.approximate ? fill(words.timelineAbout, written) : written;
  return time.uncertain ? `${about}?` : about;
}

function fill(template: string | undefined, date: string): string {
  return (template ?? '{date}').replace('{date}', () => date);
}

function writeTwo(first: KnownDate, last: KnownDate, style: DateStyle): string {
  if (first.type !== 'date' || last.type !== 'date') return `${writeKnown(first, style)} – ${writeKnown(last, style)}`;
  return inCalendars(first, last, style);
}

function writeKnown(date: KnownDate, style: DateStyle): string {
  const { words, lang } = style;
  if (date.type === 'date') return inCalendars(date, date, style);
  if (date.type === 'season') return `${words[`timeline-${date.season}`] ?? date.season} ${date.year}`;
  const last = date.year + (date.type === 'decade' ? 9 : 99);
  const [from, to] = [date.year, last].map((year) => ({ ...nothing, year }));
  if (date.type === 'decade' && words.timelineDecade) return fill(words.timelineDecade, String(date.year));
  return writeDate(from ?? nothing, to ?? nothing, lang);
}

/** A date, or a range, in the calendars that are asked for; what both share is written once where it can be. */
function inCalendars(first: PartialDay, last: PartialDay, style: DateStyle): string {
  const write = (calendars: 'new' | 'old'): string => {
    const own = { ...style, calendars };
    return writeRange(inStyle(first, own), inStyle(last, own), own);
  };
  if (style.calendars !== 'both') return write(style.calendars ?? 'new');
  const [old, new_] = [write('old'), write('new')];
  if (isSameDate(first, last)) {
    const own = inStyle(first, { ...style, calendars: 'old' });
    const range = writeRange(own, first, style);
    // "6/18 June 1892"
    if (own.month === first.month && own.year === first.year && range.split('–').length === 2)
      return range.replace('–', '/');
  }
  if (old === new_) return new_;
  const year = / \d+$/.exec(old)?.[0];
  return `${year !== undefined && new_.endsWith(year) ? old.slice(0, -year.length) : old} / ${new_}`;
}

/** Only whole days have a name in both calendars. */
function inStyle(date: PartialDay, { calendars }: DateStyle): PartialDay {
  const { year, month, day } = date;
  if (calendars !== 'old' || year === undefined || month === undefined || day === undefined)
    return { year, month, day };
  return dayOf(julianDayNumber({ year, month, day }, 'gregorian'), 'julian');
}

/** Two dates with what they share written once. */
function writeRange(from: PartialDay, to: PartialDay, { lang, short }: DateStyle): string {
  const words = dateWords(lang);
  const written = writeDate(from, to, lang).replace(/ (?:год|года|годы)(?= –|$)/g, '');
  if (!short || words?.type !== 'european') return written;
  const months = [from.month, to.month].filter((month) => month !== undefined);
  return months.reduce((text, month) => shorten(text, month, words, lang), written);
}

/** Puts a month's short name in the place of its long one. */
function shorten(text: string, month: number, words: EuropeanWords, lang: string): string {
  const forms = [...words.months].filter(([, form]) => form.month === month);
  // May has no shorter name.
  if (!forms.some(([, form]) => form.short)) return text;
  const names = forms.filter(([, form]) => !form.short).map(([name]) => name);
  const parts = text.split(' ');
  const isName = (part: string): boolean => names.includes(part.toLowerCase());
  return parts
    .map((part) =>
      isName(part)
        ? shortMonth(month, lang)
        : part
            .split('–')
            .map((each) => (isName(each) ? shortMonth(month, lang) : each))
            .join('–'),
    )
    .join(' ');
}

/** The first short form of a month, else its name: "Sep", "сен.", "May". */
export function shortMonth(month: number, lang: string): string {
  const words = dateWords(lang);
  const date = { ...nothing, month };
  if (words?.type !== 'european') return writeDate(date, date, lang);
  const forms = [...words.months].filter(([, form]) => form.month === month);
  const [name = '', form] = forms.find(([, { short }]) => short) ?? forms[0] ?? [];
  const written = words.capitals ? name.charAt(0).toUpperCase() + name.slice(1) : name;
  return form?.short && baseLanguage(lang) !== 'en' ? `${written}.` : written;
}
