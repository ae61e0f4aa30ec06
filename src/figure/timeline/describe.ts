import { dayOf } from '../../model/calendar.ts';
import { writeDate } from '../../model/date-write.ts';
import type { DataTable, DrawTools } from '../figure.ts';
import type { Days, TimelineData, TimelineItem } from './data.ts';
import { writeEventTime } from './date-label.ts';

/** What a timeline is and what it shows, told in words and in rows. */
export function describeTimeline(
  data: TimelineData,
  breaks: readonly Days[],
  tools: DrawTools,
): { readonly title: string; readonly description: string; readonly table: DataTable } {
  const { words, lang } = tools;
  const dates = extentOf(data, lang);
  const count = data.items.length;
  const opening = fill(count === 1 ? words.timelineToldOne : words.timelineTold, { count: String(count), dates });
  const lanes = data.lanes.length > 0 ? [fill(words.timelineToldLanes, { lanes: data.lanes.join(', ') })] : [];
  const calendars = data.calendars === 'both' ? [words.timelineToldCalendars ?? ''] : [];
  const cuts = breaks.map((cut) => fill(words.timelineToldBreak, { dates: writeDays(cut, lang) }));
  const events = data.items.map((item) => capital(`${whenTold(item, data, tools)}: ${ended(item.label)}`));
  return {
    title: data.title || fill(words.timelineTitle, { dates }),
    description: data.description || [opening, ...calendars, ...lanes, ...events, ...cuts].join(' '),
    table: tableOf(data, tools),
  };
}

/** A row an event; a column only where it says something. */
function tableOf(data: TimelineData, tools: DrawTools): DataTable {
  const { words } = tools;
  const columns: readonly (readonly [string, (item: TimelineItem) => string])[] = [
    [words.timelineDate ?? '', (item) => whenTold(item, data, tools)],
    [words.timelineEvent ?? '', ({ label }) => label],
    [words.timelinePlace ?? '', ({ place }) => place],
    [words.timelineLane ?? '', ({ lane }) => data.lanes[lane] ?? ''],
  ];
  const told = columns.filter(([, cell], index) => index < 2 || data.items.some((item) => cell(item) !== ''));
  return { head: told.map(([name]) => name), rows: data.items.map((item) => told.map(([, cell]) => cell(item))) };
}

/** When an event was, in whole words; with two calendars in both. */
function whenTold(item: TimelineItem, { calendars }: TimelineData, { words, lang }: DrawTools): string {
  const { time } = item;
  const plain = { ...time, approximate: false, uncertain: false };
  const write = (each: 'new' | 'old'): string => writeEventTime(plain, { lang, words, short: false, calendars: each });
  const both =
    calendars === 'both' && write('old') !== write('new')
      ? `${write('old')} (${write('new')})`
      : write(calendars === 'old' ? 'old' : 'new');
  const about = time.approximate ? fill(words.timelineAboutTold, { date: both }) : both;
  return time.uncertain ? fill(words.timelinePerhapsTold, { date: about }) : about;
}

/** From the first year to the last, or from the first day to the last within a year. */
function extentOf({ items }: TimelineData, lang: string): string {
  const from = Math.min(...items.map(({ time }) => time.from));
  const to = Math.max(...items.map(({ time }) => time.to));
  return writeDays({ from, to }, lang);
}

function writeDays({ from, to }: Days, lang: string): string {
  const [first, last] = [from, to].map((day) => dayOf(day, 'gregorian'));
  if (!first || !last) return '';
  const depth = to - from > 800 ? 'year' : to - from > 100 ? 'month' : 'day';
  const known = ({ year, month, day }: typeof first) => ({
    year,
    month: depth === 'year' ? undefined : month,
    day: depth === 'day' ? day : undefined,
  });
  return writeDate(known(first), known(last), lang);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function ended(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

function fill(template: string | undefined, values: Readonly<Record<string, string>>): string {
  return (template ?? '').replace(
    /\{(\w+)\}/g,
    (whole, name: string) => (Object.hasOwn(values, name) && values[name]) || whole,
  );
}
