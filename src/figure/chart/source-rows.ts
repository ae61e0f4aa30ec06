import type { RowChoice, ShortChart } from '../../model/chart-spec.ts';
import type { Dataset, DatasetRow } from '../../model/library.ts';
import { suggestion } from '../../suggest.ts';
import type { PrepareContext } from '../figure.ts';
import { type ChartRow, finiteEnds } from './chart-data.ts';
import { fileRows } from './file-rows.ts';
import { findRow } from './find-row.ts';
import { thousandsFault } from './thousands-fault.ts';
import { voiceOf, withoutCommonVoice } from './voice-of.ts';

/** A row before it is told which rows are special. */
export type SourceRow = Omit<ChartRow, 'highlight' | 'part'> & {
  /** The label that the fence knows it by, when it was given another. */
  readonly original?: string;
};

export interface SourceRows {
  readonly title: string;
  readonly unit: string;
  readonly warning: string;
  readonly rows: readonly SourceRow[];
}

/** The rows that a fence gives, or chooses from a dataset or file. Undefined when they can't be had, which is reported. */
export function sourceRows(content: ShortChart, context: PrepareContext): SourceRows | undefined {
  const all = allRows(content, context);
  if (!all) return undefined;
  const rows = content.rows.length === 0 ? all.rows : chosen(content.rows, all.rows, context);
  if (!rows) return undefined;
  if (all.unit !== 'mixed') return { ...all, rows: withoutCommonVoice(rows) };
  if (content.unit !== '') return { ...all, unit: content.unit, rows: withoutCommonVoice(rows) };
  const hint = 'Choose rows that count the same with "rows: […]", and say what in "unit: miles".';
  const found = 'a dataset whose rows count different things';
  context.report('figure-value', 'data', { what: '"data"', found, expected: 'one unit for all rows', hint });
  return undefined;
}

function allRows({ data, voices }: ShortChart, context: PrepareContext): SourceRows | undefined {
  const none = { title: '', unit: '', warning: '' };
  switch (data.type) {
    case 'rows': {
      const isClear = data.rows.map((_, index) => {
        const path = `data.${index}.value`;
        const fault = thousandsFault(context.written(path));
        if (fault) context.report('figure-value', path, fault);
        return fault === undefined;
      });
      if (isClear.includes(false)) return undefined;
      const rows = data.rows.map(({ value, when, ...row }) => ({ ...row, ...numbers(value), when: when ?? null }));
      return { ...none, rows };
    }
    case 'file': {
      const rows = fileRows(data.name, data.columns, context);
      return rows && { ...none, rows };
    }
    case 'dataset': {
      const dataset = datasetOf(data.key, context);
      if (!dataset) return undefined;
      const { title, unit, warning } = dataset;
      return { title, unit, warning, rows: dataset.rows.map((row) => datasetRow(row, voices, context)) };
    }
    default:
      return data satisfies never;
  }
}

function datasetOf(key: string, { library, report }: PrepareContext): Dataset | undefined {
  const dataset = library.datasets.get(key);
  if (dataset || library.unread.keys.has(key)) return dataset;
  report('figure-entry', 'data', { kind: 'dataset', key, suggestion: suggestion(key, library.datasets.keys()) });
  return undefined;
}

function datasetRow({ label, quantity, claim }: DatasetRow, voices: boolean, context: PrepareContext): SourceRow {
  const by = voices ? voiceOf(claim, label, context) : '';
  return { label, ...numbers(quantity), when: null, series: '', by, note: '' };
}

function numbers(quantity: DatasetRow['quantity']): Pick<ChartRow, 'from' | 'to' | 'open' | 'approximate'> {
  return { ...finiteEnds(quantity), approximate: quantity.approximate };
}

function chosen(
  choices: readonly RowChoice[],
  rows: readonly SourceRow[],
  context: PrepareContext,
): readonly SourceRow[] | undefined {
  const found = choices.map((choice, index) => {
    const row = rows[findRow(choice.row, rows, `rows.${index}`, context) ?? -1];
    return row && withChoice(row, choice);
  });
  return found.includes(undefined) ? undefined : found.filter((row) => row !== undefined);
}

function withChoice(row: SourceRow, { label, when, series, by, note }: RowChoice): SourceRow {
  return {
    ...row,
    original: row.label,
    label: label || row.label,
    when: when ?? row.when,
    series: series || row.series,
    by: by || row.by,
    note: note || row.note,
  };
}
