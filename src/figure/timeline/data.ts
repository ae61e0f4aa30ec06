import type { PartialDay } from '../../model/date-range.ts';

/** A timeline whose keys were looked up: all that drawing it needs, as plain data. Days are Julian day numbers. */
export interface TimelineData {
  /** Told to people who don't see it; '' to make it from the events. */
  readonly title: string;
  readonly description: string;
  readonly steps: boolean;
  readonly dates: boolean;
  readonly calendars: 'new' | 'old' | 'both';
  readonly form: 'horizontal' | 'vertical' | 'auto';
  /** First and last day that the author asks for; undefined for those of the events. */
  readonly span: Days | undefined;
  readonly breaks: 'auto' | 'none' | readonly Days[];
  /** In order of time. */
  readonly items: readonly TimelineItem[];
  /** Names of lanes in their order; empty for one axis. */
  readonly lanes: readonly string[];
  readonly periods: readonly (Days & { readonly label: string })[];
  /** Names of the two sides; '' for none. */
  readonly above: string;
  readonly below: string;
  /** What the slide speaks of. */
  readonly when: Days | undefined;
}

/** First and last day, both included. */
export interface Days {
  readonly from: number;
  readonly to: number;
}

/** An event. */
export interface TimelineItem {
  readonly label: string;
  readonly time: EventTime;
  /** Index in `lanes`; 0 where there are none. */
  readonly lane: number;
  /** Name of its place; '' when it has none. */
  readonly place: string;
  readonly highlight: boolean;
  /** The side that the author asks for. */
  readonly side: 'above' | 'below' | '';
}

/** When an event was, as far as it is known. */
export interface EventTime extends Days {
  /** It lasted from one date to another; otherwise it was some time between `from` and `to`. */
  readonly lasts: boolean;
  /** Without a known end. `from` and `to` are then those of the end that is known. */
  readonly openFrom: boolean;
  readonly openTo: boolean;
  readonly approximate: boolean;
  readonly uncertain: boolean;
  /** As written; of two dates the first and the last. */
  readonly first: KnownDate;
  readonly last: KnownDate;
}

/** A date as deep as it is known. */
export type KnownDate =
  | ({ readonly type: 'date' } & PartialDay)
  | { readonly type: 'decade' | 'century'; readonly year: number }
  | { readonly type: 'season'; readonly season: 'spring' | 'summer' | 'autumn' | 'winter'; readonly year: number };
