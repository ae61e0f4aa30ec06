import type { ChartSpec, RowKey, ShortChart } from '../../model/chart-spec.ts';
import type { PrepareContext } from '../figure.ts';
import type { ChartData, ChartRow, ShortChartData } from './chart-data.ts';
import { chooseForm } from './choose-form.ts';
import { countsPeople } from './counts-people.ts';
import { findRow } from './find-row.ts';
import { eachOf } from './pictogram-each.ts';
import { type SourceRow, sourceRows } from './source-rows.ts';
import { prepareVega } from './vega-prepare.ts';

/** Looks up the rows of a chart. Reports what can't be drawn; undefined when that is everything. */
export function prepareChart(spec: ChartSpec, context: PrepareContext): ChartData | undefined {
  const { title, description, steps, content } = spec;
  if (content.type === 'vega') return prepareVega(content, { title, description }, context);
  const source = sourceRows(content, context);
  if (!source) return undefined;
  const rows = marked(content, source.rows, context);
  if (!rows || !isDrawable(content, rows, context)) return undefined;
  const form = content.form === '' ? chooseForm(rows) : content.form;
  const unit = content.unit || source.unit;
  const people = content.people ?? countsPeople(unit);
  const data: ShortChartData = {
    type: 'short',
    form,
    title: title || source.title,
    description,
    steps,
    unit,
    people,
    rows: inOrder(content, rows),
    from: axisStart(content, form, rows, context),
    each: content.each,
    highlight: content.highlight.map(String),
    note: content.note,
    warning: source.warning,
  };
  return isPossible(data, context) && isNamed(data, content, context) ? data : undefined;
}

/** Tells the rows that are highlighted, a remainder or a total from the others. */
function marked(
  content: ShortChart,
  rows: readonly SourceRow[],
  context: PrepareContext,
): readonly ChartRow[] | undefined {
  const found = (key: 'highlight' | 'remainder' | 'total'): ReadonlySet<number> | undefined => {
    const series = key === 'highlight' ? new Set(rows.map((row) => row.series)) : new Set<string>();
    const keys = content[key].map((each, index) => ({ each, index })).filter(({ each }) => !series.has(String(each)));
    const places = keys.map(({ each, index }) => findRow(each, rows, `${key}.${index}`, context));
    return places.includes(undefined) ? undefined : new Set(places.filter((place) => place !== undefined));
  };
  const [highlight, remainder, total] = [found('highlight'), found('remainder'), found('total')];
  if (!highlight || !remainder || !total) return undefined;
  return rows.map((row, index) => ({
    ...row,
    highlight: highlight.has(index) || content.highlight.some((key: RowKey) => row.series !== '' && key === row.series),
    part: total.has(index) ? 'total' : remainder.has(index) ? 'remainder' : 'row',
  }));
}

/** The largest chart: more can't be read on a wall. */
const most = { rows: 60, points: 1000, marks: 1500 };

function isDrawable(content: ShortChart, rows: readonly ChartRow[], { report }: PrepareContext): boolean {
  const limit = content.form === 'line' || rows.every(({ when }) => when) ? most.points : most.rows;
  if (rows.length === 0) {
    const found = content.data.type === 'rows' ? 'no "data"' : `no rows in "${nameOf(content)}"`;
    const hint = 'Name a dataset ("data: my-dataset") or a CSV file, or list rows { label: …, value: … }.';
    report('figure-empty', 'data', { figure: 'chart', found, hint });
  } else if (rows.length > limit) {
    const hint = 'Choose some of them with "rows: […]".';
    report('figure-value', 'data', {
      what: '"data"',
      found: `${rows.length} rows`,
      expected: `${limit} at most`,
      hint,
    });
  } else return true;
  return false;
}

function nameOf({ data }: ShortChart): string {
  return data.type === 'dataset' ? data.key : data.type === 'file' ? data.name : 'data';
}

/** The sum stays below the parts, and a remainder above the sum, whatever the order. */
function inOrder({ sort }: ShortChart, rows: readonly ChartRow[]): readonly ChartRow[] {
  if (sort === 'none') return rows;
  const rank = { row: 0, remainder: 1, total: 2 };
  const size = ({ from, to }: ChartRow): number => (from + to) / 2;
  return [...rows].sort((a, b) => rank[a.part] - rank[b.part] || size(b) - size(a));
}

function axisStart(
  { from }: ShortChart,
  form: ShortChartData['form'],
  rows: readonly ChartRow[],
  { report }: PrepareContext,
): number | null {
  if (from === undefined) return null;
  const least = Math.min(...rows.map((row) => row.from));
  const value = (expected: string, hint: string): null => {
    report('figure-value', 'from', { what: '"from"', found: from, expected, hint });
    return null;
  };
  if ((form === 'bar' || form === 'pictogram') && from !== 0)
    return value('0: what is cut off a bar belies its length', 'Use "form: dot", whose axis may begin anywhere.');
  if (from > least) return value(`${least} at most, the least value`, 'Begin the axis below all values.');
  return from;
}

function isPossible({ form, rows, each }: ShortChartData, { report }: PrepareContext): boolean {
  const wrong = (what: string, found: string, expected: string, hint: string): false => {
    report('figure-value', 'form', { what, found, expected, hint });
    return false;
  };
  const undated = rows.find(({ when }) => when === null);
  if (form === 'line' && undated)
    return wrong('"form"', '"line"', `a date in every row: "${undated.label}" has none`, 'Add "when: 1945-08" to it.');
  const negative = rows.find(({ from }) => from < 0);
  if (form === 'pictogram' && negative)
    return wrong('"form"', '"pictogram"', `no value below 0: "${negative.label}" is`, 'Use "form: dot".');
  const marks = rows.reduce((sum, { to }) => sum + to, 0) / eachOf({ each, rows });
  if (form !== 'pictogram' || marks <= most.marks) return true;
  const least = eachOf({ each: 0, rows });
  const expected = `${least} or so, which makes marks that can be seen`;
  report('figure-value', 'each', { what: '"each"', found: each, expected, hint: `Write "each: ${least}".` });
  return false;
}

/** A row without a label says nothing, unless it is a point of a line. */
function isNamed({ form, rows }: ShortChartData, { data }: ShortChart, { report }: PrepareContext): boolean {
  const nameless = rows.findIndex(({ label }) => label === '');
  if (form === 'line' || nameless < 0) return true;
  const path = data.type === 'rows' ? `data.${nameless}` : 'data';
  const hint = data.type === 'file' ? 'Say which column holds them: "columns: { label: … }".' : 'Add "label: …" to it.';
  report('figure-value', path, { what: 'the label of a row', found: 'missing', expected: 'a text', hint });
  return false;
}
