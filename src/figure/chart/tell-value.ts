import { writeNumber, writeQuantity } from '../../model/quantity-write.ts';
import type { DrawTools } from '../figure.ts';
import { type ChartRow, quantityOf } from './chart-data.ts';

type Tools = Pick<DrawTools, 'lang' | 'words'>;

/** A value as it stands at its mark: "about 62,000–92,000". */
export function writeValue(row: ChartRow, { lang, words }: Tools): string {
  return writeQuantity(quantityOf(row), lang, words);
}

/** The two ends of a range, each at its end: "about 62,000", "92,000". */
export function writeEnds(row: ChartRow, { lang, words }: Tools): readonly [string, string] {
  const about = row.approximate && words.about ? `${words.about}\u00A0` : '';
  return [about + writeNumber(row.from, lang), writeNumber(row.to, lang)];
}

/** A value as it is said: "between 62,000 and 92,000 deaths". */
export function sayValue(row: ChartRow, unit: string, { lang, words }: Tools): string {
  const counted = unit === '' ? '' : ` ${unit}`;
  if (row.from === row.to) return writeValue(row, { lang, words }).replaceAll('\u00A0', ' ') + counted;
  const template = (row.approximate ? words.chartBetweenAbout : words.chartBetween) ?? '{from}–{to}';
  return fill(template, { from: writeNumber(row.from, lang), to: writeNumber(row.to, lang) }) + counted;
}

/** Puts values into the `{places}` of a text. */
export function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
