import type { DateSpan } from './date-span.ts';
import type { CommonSpec } from './drawing.ts';
import type { Quantity } from './quantity.ts';

/** The short forms of a chart. */
export const chartForms = ['bar', 'dot', 'range', 'line', 'pictogram'] as const;
export type ChartForm = (typeof chartForms)[number];

/** A chart as its fence describes it. */
export interface ChartSpec extends CommonSpec {
  readonly kind: 'chart';
  readonly content: ShortChart | VegaChart;
}

/** A chart in one of the short forms. */
export interface ShortChart {
  readonly type: 'short';
  /** '' to choose it from the data. */
  readonly form: ChartForm | '';
  readonly data: ChartSource;
  /** The rows of a dataset or file that are drawn, in this order; empty for all of them. */
  readonly rows: readonly RowChoice[];
  readonly sort: 'none' | 'value';
  /** What is counted; '' for what the dataset says. */
  readonly unit: string;
  /** Whether people are counted; undefined to tell by the unit. */
  readonly people: boolean | undefined;
  /** Where the axis begins; undefined to choose. */
  readonly from: number | undefined;
  /** What one mark of a pictogram stands for; 0 to choose. */
  readonly each: number;
  /** Rows or series that the sentence is about. */
  readonly highlight: readonly RowKey[];
  /** The rows that only make up the sum: what a source doesn't itemise. */
  readonly remainder: readonly RowKey[];
  /** The row that is the sum of the others. */
  readonly total: readonly RowKey[];
  /** Whether the label says whose number it is. */
  readonly voices: boolean;
  /** Stands below the chart; plain text. */
  readonly note: string;
}

/** Where the rows come from. */
export type ChartSource =
  | { readonly type: 'dataset'; readonly key: string }
  | { readonly type: 'file'; readonly name: string; readonly columns: ChartColumns }
  | { readonly type: 'rows'; readonly rows: readonly SpecRow[] };

/** A row by its label, or by its number from 0. */
export type RowKey = string | number;

/** The columns of a CSV file, by their names in its first line. Those that are '' are optional. */
export interface ChartColumns {
  readonly label: string;
  readonly value: string;
  readonly when: string;
  readonly series: string;
  readonly by: string;
  readonly note: string;
}

/** A row that is given in the fence. */
export interface SpecRow {
  readonly label: string;
  readonly value: Quantity;
  readonly when: DateSpan | undefined;
  /** The line that it belongs to; '' for the only one. */
  readonly series: string;
  /** Whose number it is. */
  readonly by: string;
  readonly note: string;
}

/** A row of a dataset or file, with what the fence says anew; '' and undefined leave it as it is. */
export interface RowChoice {
  readonly row: RowKey;
  readonly label: string;
  readonly when: DateSpan | undefined;
  readonly series: string;
  readonly by: string;
  readonly note: string;
}

/** A whole Vega-Lite specification, not yet judged. */
export interface VegaChart {
  readonly type: 'vega';
  readonly spec: Readonly<Record<string, unknown>>;
}
