import type { Token } from 'markdown-it';
import type { Calendar } from './calendar.ts';
import type { DateSpan } from './date-span.ts';

/** What a span says of its date: `[20 December 1904]{.os}`. */
export interface DateMark {
  /** The calendar that its words are in. */
  readonly calendar: Calendar;
  /** Gregorian. */
  readonly when: DateSpan;
  /** The same day in the other calendar, in words; '' when the words aren't a day or have no calendar given. */
  readonly other: string;
  /** True when it belongs on the timeline. */
  readonly timeline: boolean;
}

/** The date that a span carries. */
export function dateMarkOf(token: Token): DateMark | undefined {
  const found = token.type === 'span_open' ? token.meta?.date : undefined;
  return typeof found === 'object' && found !== null && 'calendar' in found ? (found as DateMark) : undefined;
}
