/** Gregorian is New Style, Julian is Old Style; both are carried back before their own beginning. */
export type Calendar = 'gregorian' | 'julian';

/** A day by its names in one calendar. */
export interface CalendarDay {
  /** Astronomical: 0 is 1 BC, -43 is 44 BC. */
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly day: number;
}

/** The change from one calendar to the other: the last Julian day and the Gregorian day that followed it. */
export interface Adoption {
  readonly last: CalendarDay;
  readonly next: CalendarDay;
}

/** Why a date may not have existed where it is said to have happened. */
export interface CalendarGap {
  /**
   * `gap`: a Gregorian date the papal change of 1582 left out. `russian-gap`: a Gregorian date Russia left out in 1918;
   * an ordinary day elsewhere. `after-change`: an Old Style date after Russia had given Old Style up.
   */
  readonly type: 'gap' | 'russian-gap' | 'after-change';
  readonly adoption: Adoption;
}

/** The two changes that matter here. Elsewhere others hold: Britain 1752, Greece 1923. */
export const adoptions = {
  papal: { last: { year: 1582, month: 10, day: 4 }, next: { year: 1582, month: 10, day: 15 } },
  russia: { last: { year: 1918, month: 1, day: 31 }, next: { year: 1918, month: 2, day: 14 } },
} as const satisfies Record<string, Adoption>;

/** The same day in the other calendar: 20 December 1904 Julian is 2 January 1905 Gregorian. */
export function convert(day: CalendarDay, from: Calendar, to: Calendar): CalendarDay {
  return dayOf(julianDayNumber(day, from), to);
}

/**
 * Days since 1 January 4713 BC (Julian), counted at noon: 2000-01-01 Gregorian is 2451545. A day that doesn't exist
 * runs over into the next month, so ask `isDay` first. Source: Explanatory Supplement to the Astronomical Almanac, 15.11.
 */
export function julianDayNumber({ year, month, day }: CalendarDay, calendar: Calendar): number {
  // Years counted from March put the leap day at their end.
  const late = month <= 2 ? 1 : 0;
  const y = year + 4800 - late;
  const days = day + Math.floor((153 * (month + 12 * late - 3) + 2) / 5) + 365 * y + Math.floor(y / 4);
  return calendar === 'julian' ? days - 32083 : days - Math.floor(y / 100) + Math.floor(y / 400) - 32045;
}

/** The day with this Julian day number (a whole number). */
export function dayOf(jdn: number, calendar: Calendar): CalendarDay {
  const count = jdn + (calendar === 'julian' ? 32082 : 32044);
  const century = calendar === 'julian' ? 0 : Math.floor((4 * count + 3) / 146097);
  const inCentury = count - Math.floor((146097 * century) / 4);
  const y = Math.floor((4 * inCentury + 3) / 1461);
  const inYear = inCentury - Math.floor((1461 * y) / 4);
  const m = Math.floor((5 * inYear + 2) / 153);
  const late = m >= 10 ? 1 : 0;
  return {
    year: 100 * century + y - 4800 + late,
    month: m + 3 - 12 * late,
    day: inYear - Math.floor((153 * m + 2) / 5) + 1,
  };
}

/** Whether the calendar has this day: 29 February 1900 is in the Julian calendar only. */
export function isDay({ year, month, day }: CalendarDay, calendar: Calendar): boolean {
  return [year, month, day].every(Number.isInteger) && day >= 1 && day <= daysInMonth(year, month, calendar);
}

/** Days in a month (1 to 12); 0 for a month that doesn't exist. */
export function daysInMonth(year: number, month: number, calendar: Calendar): number {
  if (month === 2 && isLeap(year, calendar)) return 29;
  return [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}

/**
 * The change of calendar that puts a date in doubt, undefined where there is none. Only facts: whether a text about
 * Russia is worth a warning is for the caller to decide.
 */
export function inGap(day: CalendarDay, calendar: Calendar): CalendarGap | undefined {
  const { papal, russia } = adoptions;
  if (calendar === 'julian') return isAfter(day, russia.last) ? { type: 'after-change', adoption: russia } : undefined;
  if (isSkipped(day, papal)) return { type: 'gap', adoption: papal };
  if (isSkipped(day, russia)) return { type: 'russian-gap', adoption: russia };
  return undefined;
}

function isLeap(year: number, calendar: Calendar): boolean {
  return year % 4 === 0 && (calendar === 'julian' || year % 100 !== 0 || year % 400 === 0);
}

/** Between the names of the last old and the first new day, which is how the change is told. */
function isSkipped(day: CalendarDay, { last, next }: Adoption): boolean {
  return isAfter(day, last) && isAfter(next, day);
}

/** Compares names within one calendar. */
function isAfter(a: CalendarDay, b: CalendarDay): boolean {
  return a.year - b.year > 0 || (a.year === b.year && (a.month - b.month || a.day - b.day) > 0);
}
