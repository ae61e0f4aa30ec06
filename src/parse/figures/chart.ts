import * as v from 'valibot';
import { type ChartSource, type ChartSpec, chartForms, type RowChoice, type SpecRow } from '../../model/chart-spec.ts';
import { readQuantity } from '../../model/quantity.ts';
import { readDateSpan } from '../../model/read-date-span.ts';
import { datesTurned, valueTurned } from '../../model/wrong-way-round.ts';
import { commonEntries, text, words } from './common.ts';
import { turnedDates } from './turned-dates.ts';

/** The shape of a ```` ```chart ```` fence. */
export function chartSchema() {
  return v.object({
    ...commonEntries(),
    form: v.optional(v.picklist(chartForms, `one of ${chartForms.join(', ')}`)),
    data: v.optional(v.lazy((input) => (Array.isArray(input) ? v.array(row()) : data()))),
    columns: v.optional(columns()),
    rows: v.optional(
      v.array(
        v.lazy((input) => (isEntry(input) ? choice() : rowKey())),
        'a list of rows, by label or number from 0',
      ),
      [],
    ),
    sort: v.optional(v.picklist(['none', 'value'], '"none" or "value"'), 'none'),
    unit: words(),
    people: v.optional(v.boolean('true or false')),
    from: v.optional(v.pipe(v.number('a number'), v.finite('a number'))),
    each: v.optional(v.pipe(v.number('a number above 0'), v.finite('a number'), v.minValue(1e-6, 'a number above 0'))),
    highlight: rowKeys(),
    remainder: rowKeys(),
    total: rowKeys(),
    voices: v.optional(v.boolean('true or false'), true),
    note: words(),
    vega: v.optional(v.record(v.string(), v.unknown(), 'a Vega-Lite specification')),
  });
}

/** What a fence of that shape says. */
export function chartSpec(value: v.InferOutput<ReturnType<typeof chartSchema>>): ChartSpec {
  const { title, description, steps } = value;
  const common = { kind: 'chart', title, description, steps } as const;
  if (value.vega) return { ...common, content: { type: 'vega', spec: value.vega } };
  const { form: given, sort, unit, people, from, each = 0, highlight, remainder, total, voices, note } = value;
  const form = given ?? '';
  const rows = value.rows.map((each) => (typeof each === 'object' ? each : { ...asItIs, row: each }));
  const content = { sort, unit, people, from, each, highlight, remainder, total, voices, note, rows };
  return { ...common, content: { type: 'short', form, data: sourceOf(value.data, value.columns), ...content } };
}

const asItIs: Omit<RowChoice, 'row'> = { label: '', when: undefined, series: '', by: '', note: '' };

type Columns = v.InferOutput<ReturnType<typeof columns>>;

function sourceOf(data: string | readonly SpecRow[] | undefined, given: Columns | undefined): ChartSource {
  if (typeof data !== 'string') return { type: 'rows', rows: data ?? [] };
  if (!/\.(csv|tsv|txt)$/i.test(data)) return { type: 'dataset', key: data };
  return { type: 'file', name: data, columns: given ?? v.parse(columns(), {}) };
}

function data() {
  return text('a dataset of the library, a CSV file, or a list of rows { label: …, value: … }');
}

function columns() {
  return v.object({
    label: v.optional(text(), 'label'),
    value: v.optional(text(), 'value'),
    when: words(),
    series: words(),
    by: words(),
    note: words(),
  });
}

/** `{ label: Wonsan, value: ~3500, when: 1945-08, by: Russian Seven }` */
function row() {
  return v.object({
    label: words(),
    value: quantity(),
    when: date(),
    series: words(),
    by: words(),
    note: words(),
  });
}

/** `{ row: Soviet records, label: Советские данные }` */
function choice() {
  return v.object({ row: rowKey(), label: words(), when: date(), series: words(), by: words(), note: words() });
}

function isEntry(input: unknown): boolean {
  return typeof input === 'object' && input !== null && !Array.isArray(input);
}

function rowKey() {
  return v.union([v.pipe(v.string(), v.trim(), v.nonEmpty()), v.number()], "a row's label, or its number from 0");
}

/** One row or several. */
function rowKeys() {
  return v.optional(
    v.lazy((input) =>
      Array.isArray(input)
        ? v.array(rowKey())
        : v.pipe(
            rowKey(),
            v.transform((key) => [key]),
          ),
    ),
    [],
  );
}

function quantity() {
  const expected = 'a number such as 159, ~10, 62000..92000, >=5000 or <=200';
  return v.pipe(
    text(expected),
    v.check(
      (value) => readQuantity(value) !== undefined,
      ({ input }) => mendOf(input) ?? expected,
    ),
    v.transform((value) => readQuantity(value) ?? { text: '', from: 0, to: 0, approximate: false }),
  );
}

/** What a value should have been, where that can be told. */
function mendOf(value: string): string | undefined {
  const turned = valueTurned(value);
  if (turned !== undefined) return `the smaller number first: ${turned}`;
  const [, whole, part] = /^(\d+),(\d+)$/.exec(value) ?? [];
  return part === undefined ? undefined : `${whole}.${part} with a point, or ${whole}${part} without a comma`;
}

function date() {
  const expected = 'a date such as 1945, 1945-08 or 1945-08-22';
  return v.pipe(
    words(expected),
    v.check(
      (value) => value === '' || (readDateSpan(value) !== undefined && datesTurned(value) === undefined),
      ({ input }) => turnedDates(input) ?? expected,
    ),
    v.transform((value) => (value === '' ? undefined : readDateSpan(value))),
  );
}
