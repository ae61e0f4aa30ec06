import type { ChartForm } from '../../model/chart-spec.ts';
import type { DateSpan } from '../../model/date-span.ts';
import type { Quantity } from '../../model/quantity.ts';

/** A chart with everything looked up. Plain data: equal data gives equal drawings. */
export type ChartData = ShortChartData | VegaChartData;

/** A chart in one of the short forms. */
export interface ShortChartData {
  readonly type: 'short';
  readonly form: ChartForm;
  /** '' to make it from the rows. */
  readonly title: string;
  readonly description: string;
  readonly steps: boolean;
  readonly rows: readonly ChartRow[];
  /** What is counted; ''. */
  readonly unit: string;
  /** Whether people are counted: they are drawn in ink. */
  readonly people: boolean;
  /** Where the axis begins; null to choose. */
  readonly from: number | null;
  /** What one mark of a pictogram stands for; 0 to choose. */
  readonly each: number;
  /** Series that the sentence is about. */
  readonly highlight: readonly string[];
  /** Stands below the chart; plain text. */
  readonly note: string;
  /** An editor's caution; plain text. */
  readonly warning: string;
}

/** A row of a chart. */
export interface ChartRow {
  readonly label: string;
  /** Finite: an open end is the same as the other, and `open` says which it is. */
  readonly from: number;
  readonly to: number;
  readonly open: 'none' | 'from' | 'to';
  readonly approximate: boolean;
  readonly when: DateSpan | null;
  readonly series: string;
  /** Whose number it is, in a few words; ''. */
  readonly by: string;
  readonly note: string;
  readonly highlight: boolean;
  readonly part: 'row' | 'remainder' | 'total';
}

/** A Vega-Lite specification that was judged harmless, with its data. */
export interface VegaChartData {
  readonly type: 'vega';
  readonly title: string;
  readonly description: string;
  /** With all data in `values`. */
  readonly spec: Readonly<Record<string, unknown>>;
}

/** The value of a row as the rest of the project writes values. */
export function quantityOf({ from, to, open, approximate }: ChartRow): Quantity {
  return {
    text: '',
    approximate,
    from: open === 'from' ? Number.NEGATIVE_INFINITY : from,
    to: open === 'to' ? Number.POSITIVE_INFINITY : to,
  };
}

/** The ends of a value as finite numbers: an open end is the other one. */
export function finiteEnds({ from, to }: Quantity): Pick<ChartRow, 'from' | 'to' | 'open'> {
  if (to === Number.POSITIVE_INFINITY) return { from, to: from, open: 'to' };
  if (from === Number.NEGATIVE_INFINITY) return { from: to, to, open: 'from' };
  return { from, to, open: 'none' };
}
