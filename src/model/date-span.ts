/** A date or range as the time strip needs it. Source: EDTF (ISO 8601-2). */
export interface DateSpan {
  /** As the author wrote it. */
  readonly text: string;
  /** Decimal years: 1904.0 is the start of 1904. */
  readonly from: number;
  /** Decimal years; equals the end of the last day. */
  readonly to: number;
}
