import { writeNumber } from '../../model/quantity-write.ts';
import { daysOf, writeDays } from '../../model/span-days.ts';
import type { DataTable, DrawTools } from '../figure.ts';
import type { ChartRow, ShortChartData } from './chart-data.ts';
import { fill, sayValue, writeValue } from './tell-value.ts';

/** What a chart is, in a few words. */
export function titleOf({ title, form, unit }: ShortChartData, { words }: DrawTools): string {
  if (title !== '') return title;
  const kind = words[`chartForm-${form}`] ?? form;
  return unit === '' ? kind : `${kind}: ${unit}`;
}

/** What a chart shows, a sentence a row, with what keeps it from being misread. */
export function describe(data: ShortChartData, brokenAt: number | undefined, each: number, tools: DrawTools): string {
  if (data.description !== '') return data.description;
  const { words, lang } = tools;
  const rows = data.rows.length > mostSaid ? [] : data.rows.map((row) => sayRow(row, data.unit, tools));
  const ends = { first: data.rows[0], last: data.rows[data.rows.length - 1] };
  const summary =
    rows.length === 0 && ends.first && ends.last
      ? [sayRow(ends.first, data.unit, tools), '…', sayRow(ends.last, data.unit, tools)]
      : [];
  return [
    `${words[`chartForm-${data.form}`] ?? data.form}.`,
    ...rows,
    ...summary,
    ...(brokenAt === undefined ? [] : [fill(words.chartAxisBegins ?? '', { from: writeNumber(brokenAt, lang) })]),
    ...(each === 0 ? [] : [keyOf(each, data.unit, tools)]),
    ...(data.note === '' ? [] : [sentence(data.note)]),
    ...(data.warning === '' ? [] : [fill(words.chartCaution ?? '{text}', { text: sentence(data.warning) })]),
  ].join(' ');
}

/** More rows than this are for the table. */
const mostSaid = 40;

function sayRow(row: ChartRow, unit: string, tools: DrawTools): string {
  const { words } = tools;
  const name = [row.label, row.series === row.label ? '' : row.series, whenOf(row, tools)].filter(Boolean).join(', ');
  const special = row.part === 'row' ? '' : (words[`chartPart-${row.part}`] ?? '');
  const aside = [special, row.by, row.note].filter(Boolean).join('; ');
  return `${name}: ${sayValue(row, unit, tools)}${aside === '' ? '' : ` (${aside})`}.`;
}

/** When a row holds: "August 1945"; ''. */
export function whenOf({ when }: ChartRow, { lang, words }: Pick<DrawTools, 'lang' | 'words'>): string {
  if (!when) return '';
  const days = daysOf(when);
  return [days.approximate ? words.aboutDate : '', writeDays(days, lang)].filter(Boolean).join(' ');
}

/** "1 mark = 1,000 people" */
export function keyOf(each: number, unit: string, { words, lang }: Pick<DrawTools, 'words' | 'lang'>): string {
  return fill(words.chartEach ?? '', { each: writeNumber(each, lang), unit }).trim();
}

function sentence(text: string): string {
  return /[.!?…]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`;
}

/** The rows with their numbers, and columns for what they tell besides. */
export function tableOf(data: ShortChartData, tools: DrawTools): DataTable {
  const { words } = tools;
  const columns: readonly (readonly [string, (row: ChartRow) => string])[] = [
    [words.chartColumnLabel ?? '', (row) => row.label],
    [words.chartColumnSeries ?? '', (row) => row.series],
    [words.chartColumnWhen ?? '', (row) => whenOf(row, tools)],
    [data.unit || (words.chartColumnValue ?? ''), (row) => writeValue(row, tools)],
    [words.chartColumnBy ?? '', (row) => row.by],
    [words.chartColumnNote ?? '', (row) => row.note],
  ];
  const used = columns.filter(([, read]) => data.rows.some((row) => read(row) !== ''));
  return { head: used.map(([head]) => head), rows: data.rows.map((row) => used.map(([, read]) => read(row))) };
}
