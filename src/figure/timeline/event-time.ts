import { dayOf, daysInMonth, isDay, julianDayNumber } from '../../model/calendar.ts';
import { readDateSpan } from '../../model/read-date-span.ts';
import { dayAt } from '../../model/span-days.ts';
import type { Days, EventTime, KnownDate } from './data.ts';

/**
 * Reads when an event was: EDTF, or two dates with `..` between; undefined for what isn't a date, and for an end before
 * the beginning.
 *
 *     1904-02-08/1904-02-09    1921~    1921?    189X    1945/..    1898..1905
 */
export function readEventTime(text: string): EventTime | undefined {
  const written = text.trim();
  const [, one, two] = /^(.*?)\s*(?:\/\.\.|\.\.\/|\.\.|\/)\s*(.*)$/.exec(written) ?? [];
  const lasts = one !== undefined && two !== undefined;
  const first = readEnd(one ?? written);
  const last = lasts ? readEnd(two) : first;
  const openFrom = lasts && one === '';
  const openTo = lasts && two === '';
  if ((!first && !openFrom) || (!last && !openTo)) return undefined;
  const from = first ?? last;
  const to = last ?? first;
  if (!from || !to || from.from > to.to) return undefined;
  return {
    from: from.from,
    to: to.to,
    lasts,
    openFrom,
    openTo,
    approximate: /[~%]/.test(written),
    uncertain: /[?%]/.test(written),
    first: from.known,
    last: to.known,
  };
}

interface End extends Days {
  readonly known: KnownDate;
}

/** Years, months and days, which most dates are, are read here: the reader of EDTF takes 0.3 ms for each. */
function readEnd(text: string): End | undefined {
  const plain = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?[~?%]?$/.exec(text);
  const [year, month, day] = [plain?.[1], plain?.[2], plain?.[3]].map((field) => field && Number(field));
  if (typeof year === 'number' && !(typeof month === 'number' && month > 12))
    return wholeOf(year, month || undefined, day || undefined);
  const span = text === '' ? undefined : readDateSpan(text);
  if (!span) return undefined;
  const days = { from: Math.round(dayAt(span.from)), to: Math.floor(dayAt(span.to)) };
  const [, inYear, season] = /^(-?\d{4})-2([1-4])[~?%]?$/.exec(text) ?? [];
  return season ? seasonOf(Number(inYear), Number(season)) : { ...days, known: knownOf(days) };
}

function wholeOf(year: number, month: number | undefined, day: number | undefined): End | undefined {
  const first = { year, month: month ?? 1, day: day ?? 1 };
  const lastMonth = month ?? 12;
  const last = { year, month: lastMonth, day: day ?? daysInMonth(year, lastMonth, 'gregorian') };
  if (!isDay(first, 'gregorian')) return undefined;
  const known = { type: 'date', year, month, day } as const;
  return { from: julianDayNumber(first, 'gregorian'), to: julianDayNumber(last, 'gregorian'), known };
}

const seasons = ['spring', 'summer', 'autumn', 'winter'] as const;

/** Three months from March, June, September or December: the northern seasons, which EDTF leaves open. */
function seasonOf(year: number, number: number): End {
  const start = { year, month: 3 * number, day: 1 };
  const after = number === 4 ? { year: year + 1, month: 3, day: 1 } : { ...start, month: 3 * number + 3 };
  return {
    from: julianDayNumber(start, 'gregorian'),
    to: julianDayNumber(after, 'gregorian') - 1,
    known: { type: 'season', season: seasons[number - 1] ?? 'winter', year },
  };
}

/** What a date of another form says: a whole decade or century, a whole year or month, or a day. */
function knownOf({ from, to }: Days): KnownDate {
  const first = dayOf(from, 'gregorian');
  const last = dayOf(to, 'gregorian');
  const isYears = first.month === 1 && first.day === 1 && last.month === 12 && last.day === 31;
  const years = last.year - first.year + 1;
  if (isYears && years === 10) return { type: 'decade', year: first.year };
  if (isYears && years === 100) return { type: 'century', year: first.year };
  const isMonths = first.day === 1 && last.day === daysInMonth(last.year, last.month, 'gregorian');
  return {
    type: 'date',
    year: first.year,
    month: isYears || years > 1 ? undefined : first.month,
    day: isMonths || years > 1 || from !== to ? undefined : first.day,
  };
}
