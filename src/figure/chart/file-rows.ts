import type { ChartColumns } from '../../model/chart-spec.ts';
import { readQuantity } from '../../model/quantity.ts';
import { readDateSpan } from '../../model/read-date-span.ts';
import type { SourceText } from '../../model/span.ts';
import { datesTurned, valueTurned } from '../../model/wrong-way-round.ts';
import { nearest } from '../../suggest.ts';
import type { PrepareContext } from '../figure.ts';
import { finiteEnds } from './chart-data.ts';
import { type Cell, readCsv } from './csv.ts';
import type { SourceRow } from './source-rows.ts';
import { thousandsFault } from './thousands-fault.ts';

type Field = keyof ChartColumns;

/** The rows of a CSV file. A row with a mistake is reported at its place in the file and left out. */
export function fileRows(name: string, columns: ChartColumns, context: PrepareContext): SourceRow[] | undefined {
  const source = context.readFile(name, 'data');
  if (!source) return undefined;
  const [head = [], ...lines] = readCsv(source.text);
  if (head.length === 0) {
    const hint = 'Its first line names the columns, such as: label,value';
    context.report('figure-empty', 'data', { figure: 'chart', found: `"${name}" is empty`, hint });
    return undefined;
  }
  const places = columnPlaces(name, columns, head, lines, context);
  if (!places) return undefined;
  const rows: SourceRow[] = [];
  const faults: string[] = [];
  for (const line of lines) {
    const cell = (field: Field): Cell | undefined => line[places[field]];
    const value = quantityIn(cell('value'), line, source, context);
    const when = dateIn(cell('when'), source, context);
    if (!value || when === undefined) {
      faults.push(value ? dateFault(cell('when')?.text ?? '') : valueFault(cell('value')?.text ?? ''));
      continue;
    }
    const text = (field: Field): string => cell(field)?.text ?? '';
    const words = { label: text('label'), series: text('series'), by: text('by'), note: text('note') };
    rows.push({ ...words, ...finiteEnds(value), approximate: value.approximate, when });
  }
  if (rows.length > 0 || faults.length === 0) return rows;
  const counted = faults.length === 1 ? 'one row, which cannot be read' : `${faults.length} rows, none can be read`;
  const found = `"${name}" has ${counted}: ${faults[0]}`;
  context.report('figure-empty', 'data', { figure: 'chart', found, hint: 'Correct the file.' });
  return undefined;
}

function valueFault(text: string): string {
  return text === '' ? 'the value is empty' : `"${text}" is no number such as 159 or 62000..92000`;
}

function dateFault(text: string): string {
  return `"${text}" is no date such as ${isoOf(text) ?? '1945-08-22'}`;
}

/** `20.08.1892` as dates are written here. */
function isoOf(text: string): string | undefined {
  const [, day = '', month = '', year] = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(text) ?? [];
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return year !== undefined && readDateSpan(iso) ? iso : undefined;
}

/** The only column that holds dates, or numbers that aren't dates. */
function columnLike(field: Field, titles: readonly string[], lines: readonly (readonly Cell[])[]): string | undefined {
  if (field !== 'when' && field !== 'value') return undefined;
  const isDate = (text: string): boolean => /^\d{4}/.test(text) && readDateSpan(text) !== undefined;
  const fits = titles.filter((_, at) => {
    const cells = lines.flatMap((line) => line[at]?.text || []);
    if (cells.length === 0) return false;
    return field === 'when' ? cells.every(isDate) : cells.every(readQuantity) && !cells.every(isDate);
  });
  return fits.length === 1 ? fits[0] : undefined;
}

/** Where each column stands; -1 for one that isn't asked for. */
function columnPlaces(
  name: string,
  columns: ChartColumns,
  head: readonly Cell[],
  lines: readonly (readonly Cell[])[],
  { report }: PrepareContext,
): Readonly<Record<Field, number>> | undefined {
  const titles = head.map(({ text }) => text);
  const named = `The first line of "${name}" names the columns: ${titles.join(', ')}.`;
  let complete = true;
  const place = (field: Field): number => {
    const wanted = columns[field];
    const at = titles.findIndex((title) => title.toLowerCase() === wanted.toLowerCase());
    if (wanted === '') return titles.indexOf(field);
    // In a line chart the label may be missing: its dates and series say it.
    const isNeeded = !(field === 'label' && wanted === 'label');
    if (at < 0 && isNeeded) {
      complete = false;
      const near = nearest(wanted, titles);
      const meant = near ?? columnLike(field, titles, lines);
      const expected = near === undefined ? 'one of its columns' : `one of its columns, did you mean "${near}"?`;
      const mend = meant === undefined ? '' : `: columns: { ${field}: ${meant} }`;
      const hint = `${named} Say which is meant${mend}.`;
      report('figure-value', `columns.${field}`, {
        what: `The column "${field}"`,
        found: `"${wanted}"`,
        expected,
        hint,
      });
    }
    return at;
  };
  const places = {
    label: place('label'),
    value: place('value'),
    when: place('when'),
    series: place('series'),
    by: place('by'),
    note: place('note'),
  };
  return complete ? places : undefined;
}

function quantityIn(cell: Cell | undefined, line: readonly Cell[], source: SourceText, context: PrepareContext) {
  const value = readQuantity(cell?.text ?? '');
  const unclear = thousandsFault(cell?.text ?? '');
  if (cell && unclear) {
    context.reportIn('figure-value', source, span(cell), unclear);
    return undefined;
  }
  if (value) return value;
  const at = cell ?? line[line.length - 1] ?? { start: 0, end: 0 };
  const expected = 'a number such as 159, ~10, 62000..92000 or >=5000';
  const found = cell?.text ? `"${cell.text}"` : 'empty';
  const turned = valueTurned(cell?.text ?? '');
  const hint =
    turned === undefined ? 'Correct the file, or leave the row out.' : `Write the smaller number first: ${turned}.`;
  context.reportIn('figure-value', source, span(at), { what: 'The value', found, expected, hint });
  return undefined;
}

/** Null for no date, undefined for one that can't be read. */
function dateIn(cell: Cell | undefined, source: SourceText, context: PrepareContext) {
  if (!cell || cell.text === '') return null;
  const date = readDateSpan(cell.text);
  const turned = datesTurned(cell.text);
  if (date && turned === undefined) return date;
  const iso = isoOf(cell.text);
  const expected = 'a date such as 1945, 1945-08 or 1945-08-22';
  const hint =
    turned !== undefined
      ? `Write the earlier date first: ${turned}.`
      : iso === undefined
        ? 'Correct the file, or leave the row out.'
        : `Write ${iso}.`;
  context.reportIn('figure-value', source, span(cell), { what: 'The date', found: `"${cell.text}"`, expected, hint });
  return undefined;
}

function span({ start, end }: { readonly start: number; readonly end: number }) {
  return { start, end: Math.max(end, start) };
}
