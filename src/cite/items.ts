import type { Source } from '../model/library.ts';
import { guardField } from './safe-html.ts';

/** What a style says of dates by itself, and the words for it in the language of the script. */
export interface DateWords {
  /** "n.d."; '' when the style prints it. */
  readonly undated: string;
  /** "c."; '' when the style knows uncertain dates. */
  readonly circa: string;
}

/** A source as citeproc takes it: only fields of the types it expects, none of them able to become markup. */
export function itemOf(source: Source, words: DateWords): object {
  const fields: [string, unknown][] = [];
  for (const [key, value] of Object.entries(source.csl)) {
    // The source's own note is printed behind the style's text; a style would print it twice.
    if (key === 'id' || key === 'type' || key === 'note') continue;
    const field = fieldOf(key, value, words);
    if (field !== undefined) fields.push([key, field]);
  }
  const type = typeof source.csl.type === 'string' ? source.csl.type : 'document';
  const item = { ...Object.fromEntries(fields), id: idOf(source), type };
  return 'issued' in item || words.undated === '' ? item : { ...item, issued: { literal: words.undated } };
}

/** The id of a source in citeproc, whose maps are plain objects: "constructor" would be found in each of them. */
export function idOf(source: Source): string {
  return `@${source.id}`;
}

const dates = new Set(['accessed', 'available-date', 'event-date', 'issued', 'original-date', 'submitted']);
const names = new Set(
  (
    'author chair collection-editor compiler composer container-author contributor curator director editor ' +
    'editor-translator editorial-director executive-producer guest host illustrator interviewer narrator organizer ' +
    'original-author performer producer recipient reviewed-author script-writer series-creator translator'
  ).split(' '),
);
const titles = new Set(
  'collection-title container-title container-title-short original-title reviewed-title title title-short volume-title'.split(
    ' ',
  ),
);

function fieldOf(key: string, value: unknown, words: DateWords): unknown {
  if (dates.has(key)) return dateOf(value, key === 'issued' ? words.circa : '');
  if (names.has(key)) return namesOf(value);
  const text = textOf(value);
  return text === undefined || !titles.has(key) ? text : keepCase(text);
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim() === '' ? undefined : guardField(value);
  return typeof value === 'number' ? String(value) : undefined;
}

/** "Pravda.ru" is a name: without this, English capitals make it "Pravda.Ru". */
function keepCase(text: string): string {
  return /nocase/.test(text) ? text : text.replace(/\p{L}+(?:\.\p{L}{2,})+/gu, '<span class="nocase">$&</span>');
}

function namesOf(value: unknown): object[] | undefined {
  const list = (Array.isArray(value) ? value : [value]).flatMap((each: unknown) => {
    const literal = textOf(each);
    if (literal !== undefined) return [{ literal }];
    if (!isRecord(each)) return [];
    const parts = Object.entries(each).flatMap(([key, part]) => {
      const text = textOf(part);
      return text === undefined ? [] : [[key, text] as const];
    });
    const known = parts.some(([key]) => key === 'family' || key === 'given' || key === 'literal');
    return known ? [Object.fromEntries(parts)] : [];
  });
  return list.length > 0 ? list : undefined;
}

/** A date as CSL-JSON, Pandoc's YAML or EDTF writes it. */
function dateOf(value: unknown, circa: string): object | undefined {
  const read = readDate(value);
  if (!read) return undefined;
  if ('text' in read) return { literal: guardField(read.text) };
  if (!read.circa) return { 'date-parts': read.parts, ...read.season };
  if (circa === '') return { 'date-parts': read.parts, ...read.season, circa: true };
  const written = read.parts.map((parts) => parts.map((part) => String(part).padStart(2, '0')).join('-'));
  return { literal: `${circa} ${written.join('–')}` };
}

type ReadDate =
  | { readonly text: string }
  | { readonly parts: readonly number[][]; readonly circa: boolean; readonly season: object };

function readDate(value: unknown): ReadDate | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text === 'string') return text.trim() === '' ? undefined : readWritten(text.trim());
  if (Array.isArray(value)) return dated(value.map(partsOf), false);
  if (!isRecord(value)) return undefined;
  const circa = value.circa !== undefined && value.circa !== false && value.circa !== 0 && value.circa !== '';
  const literal = value.literal ?? value.raw;
  if (typeof literal === 'string' || typeof literal === 'number') return readDate(literal);
  const parts = value['date-parts'];
  const season = numberOf(value.season);
  return dated(
    Array.isArray(parts) ? parts.map(partsOf) : [partsOf(value)],
    circa,
    season >= 1 && season <= 4 ? { season } : {},
  );
}

function dated(parts: readonly number[][], circa: boolean, season: object = {}): ReadDate | undefined {
  const used = parts.filter((each) => each.length > 0).slice(0, 2);
  // citeproc throws at a range whose ends aren't equally exact.
  const exact = Math.min(...used.map((each) => each.length));
  return used.length > 0 ? { parts: used.map((each) => each.slice(0, exact)), circa, season } : undefined;
}

/** EDTF such as `1904-02-08/1904-02-09` or `1939~`; other words are printed as they are. */
function readWritten(text: string): ReadDate {
  const found = text.split('/').map((each) => /^(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?([~?%]?)$/.exec(each));
  const parts = found.map((match) => partsOf(match?.slice(1, 4)));
  if (found.length > 2 || parts.some((each) => each.length === 0)) return { text };
  return (
    dated(
      parts,
      found.some((match) => (match?.[4] ?? '') !== ''),
    ) ?? { text }
  );
}

/** Year, month and day as far as they are numbers. */
function partsOf(value: unknown): number[] {
  const list: readonly unknown[] = Array.isArray(value)
    ? value
    : isRecord(value)
      ? [value.year, value.month, value.day]
      : [value];
  const numbers = list.slice(0, 3).map(numberOf);
  const end = numbers.findIndex((each) => !Number.isInteger(each) || each === 0);
  return end < 0 ? numbers : numbers.slice(0, end);
}

function numberOf(value: unknown): number {
  if (typeof value === 'string' && value.trim() !== '') return Number(value);
  return typeof value === 'number' ? value : Number.NaN;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
