import type { CommonSpec } from './drawing.ts';

/** A timeline as its fence describes it; keys of the library are not yet looked up. */
export interface TimelineSpec extends CommonSpec {
  readonly kind: 'timeline';
  /** Events that the fence names or gives, in its order. */
  readonly events: readonly TimelineEntry[];
  /** The dates that the script marks with `{.timeline}` are events too. */
  readonly fromScript: boolean;
  /** Key of a narrative whose events are drawn; '' for none. */
  readonly narrative: string;
  /** Path of a file of events from the script; '' for none. */
  readonly file: string;
  /** First and last date of the axis, EDTF; '' for those of the events. */
  readonly span: string;
  readonly lanes: TimelineLanes;
  /** Stretches of time with a name of their own. */
  readonly periods: readonly { readonly span: string; readonly label: string }[];
  /** Names of the two sides of the axis; '' for none. */
  readonly above: string;
  readonly below: string;
  /** The calendars that the axis counts in. */
  readonly calendars: 'new' | 'old' | 'both';
  /** Stretches that are left out, EDTF, or who finds them. */
  readonly breaks: 'auto' | 'none' | readonly string[];
  /** Keys of events that the sentence is about. */
  readonly highlight: readonly string[];
  readonly form: 'horizontal' | 'vertical' | 'auto';
  /** Dates stand beside the labels. */
  readonly dates: boolean;
}

/** What the events are parted by; the names of lanes in their order. */
export type TimelineLanes =
  | { readonly by: 'none' | 'place' | 'actor' | 'given' }
  | { readonly by: 'names'; readonly names: readonly string[] };

/** An event of the library, or one of the fence's own. */
export interface TimelineEntry {
  /** Key in the library; '' for one of the fence's own. */
  readonly event: string;
  /** EDTF; '' for the library's. */
  readonly date: string;
  /** '' for the library's. */
  readonly label: string;
  /** '' for none. */
  readonly lane: string;
  /** Key of a place; '' for the library's. */
  readonly place: string;
  readonly highlight: boolean;
  readonly side: 'above' | 'below' | '';
}
