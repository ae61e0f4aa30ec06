import type { LabelBox } from '../figure.ts';

/** A timeline as it was drawn, before its events are put into steps. */
export interface Picture {
  /** What is seen from the beginning. */
  readonly base: string;
  /** An event each, in order of time. */
  readonly parts: readonly string[];
  readonly labels: readonly LabelBox[];
  /** Texts for which there was no room. */
  readonly crowded: readonly string[];
  /** Stretches that the axis leaves out, in days. */
  readonly breaks: readonly { readonly from: number; readonly to: number }[];
}
