import type { ChartColumns } from '../../model/chart-spec.ts';
import { readQuantity } from '../../model/quantity.ts';
import { readDateSpan } from '../../model/read-date-span.ts';
import type { SourceText } from '../../model/span.ts';
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
  const places = columnPlaces(name, columns, head, context);
  if (!places) return undefined;
  const rows: SourceRow[] = [];
  for (const line of lines) {
    const cell = (field: Field): Cell | undefined => line[places[field]];
    const value = quantityIn(cell('value'), line, source, context);
    const when = dateIn(cell('when'), source, context);
    if (!value || when === undefined) continue;
    const text = (field: Field): string => cell(field)?.text ?? '';
    const words = { label: text('label'), series: text('series'), by: text('by'), note: text('note') };
    rows.push({ ...words, ...finiteEnds(value), approximate: value.approximate, when });
  }
  return rows;
}

/** Where each column stands; -1 for one that isn't asked for. */
function columnPlaces(
  name: string,
  columns: ChartColumns,
  head: readonly Cell[],
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
      const expected = near === undefined ? 'one of its columns' : `one of its columns, did you mean "${near}"?`;
      const hint = `${named} Say which is meant: columns: { ${field}: ${near ?? titles.at(-1)} }.`;
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
  const hint = 'Correct the file, or leave the row out.';
  context.reportIn('figure-value', source, span(at), { what: 'The value', found, expected, hint });
  return undefined;
}

/** Null for no date, undefined for one that can't be read. */
function dateIn(cell: Cell | undefined, source: SourceText, context: PrepareContext) {
  if (!cell || cell.text === '') return null;
  const date = readDateSpan(cell.text);
  if (date) return date;
  const expected = 'a date such as 1945, 1945-08 or 1945-08-22';
  const hint = 'Correct the file, or leave the row out.';
  context.reportIn('figure-value', source, span(cell), { what: 'The date', found: `"${cell.text}"`, expected, hint });
  return undefined;
}

function span({ start, end }: { readonly start: number; readonly end: number }) {
  return { start, end: Math.max(end, start) };
}
