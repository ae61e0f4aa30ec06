import { skipSpace, valueEnd } from './syntax.ts';

/** An object: the source text of its value, and the bytes of its stream as stored. */
export interface PdfObject {
  readonly text: string;
  readonly stream?: Buffer;
}

/** The objects of a PDF by number; they are changed here until the file is written. */
export interface PdfFile {
  readonly objects: Map<number, PdfObject>;
  /** Object numbers of the catalog and of the information dictionary. */
  readonly root: number;
  readonly info: number;
}

/** A dictionary by key without slash; the values are PDF source text. */
export type Dictionary = ReadonlyMap<string, string>;

/**
 * Reads a PDF as Chromium writes it: one classic cross-reference table, every object in the open, no earlier revision.
 * Anything else throws a plain Error.
 */
export function parsePdf(bytes: Buffer): PdfFile {
  const tail = bytes.toString('latin1', Math.max(0, bytes.length - 2048));
  const found = /trailer\s*(<<[\s\S]*>>)\s*startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail);
  if (!found?.[1] || !found[2]) throw unexpected('it does not end in a trailer');
  const trailer = entriesOf(found[1]);
  const table = Number(found[2]);
  const size = Number(trailer.get('Size'));
  const head = /^xref\n0 (\d+)\n/.exec(bytes.toString('latin1', table, table + 40));
  if (!head || Number(head[1]) !== size || trailer.has('Prev'))
    throw unexpected('its cross-reference table is not a single section');
  const places = placesIn(bytes.toString('latin1', table + head[0].length, table + head[0].length + 20 * size));
  return {
    objects: objectsAt(bytes, places, table),
    root: objectNumber(trailer.get('Root')),
    info: objectNumber(trailer.get('Info')),
  };
}

/** The object `number`. */
export function objectOf(pdf: PdfFile, number: number): PdfObject {
  const object = pdf.objects.get(number);
  if (!object) throw unexpected(`there is no object ${number}`);
  return object;
}

/** The dictionary that is object `number`. */
export function dictionaryOf(pdf: PdfFile, number: number): Map<string, string> {
  return entriesOf(objectOf(pdf, number).text);
}

/** The object number in a reference such as "42 0 R". */
export function objectNumber(reference: string | undefined): number {
  const number = reference?.endsWith(' 0 R') ? Number(reference.slice(0, -4)) : Number.NaN;
  if (!(number > 0)) throw unexpected(`"${reference}" is not a reference`);
  return number;
}

/** A dictionary that stands in its place or behind a reference; empty when there is none. */
export function dictionaryAt(pdf: PdfFile, value: string | undefined): Map<string, string> {
  if (value === undefined) return new Map();
  return value.startsWith('<<') ? entriesOf(value) : dictionaryOf(pdf, objectNumber(value));
}

/** The entries of a dictionary's source text, values untouched. */
export function entriesOf(text: string): Map<string, string> {
  if (!text.startsWith('<<')) throw unexpected(`"${text.slice(0, 20)}" is not a dictionary`);
  const entries = new Map<string, string>();
  let slash = skipSpace(text, 2);
  while (text.charCodeAt(slash) === 0x2f) {
    const name = valueEnd(text, slash);
    const start = skipSpace(text, name);
    const end = valueEnd(text, start);
    if (name === -1 || end === -1) throw unexpected(`"${text.slice(slash, slash + 20)}" has no end`);
    entries.set(text.slice(slash + 1, name), text.slice(start, end));
    slash = skipSpace(text, end);
  }
  return entries;
}

/** The values of an array's source text; a single value stands for an array of one. */
export function itemsOf(text: string): string[] {
  if (!text.startsWith('[')) return [text];
  const items: string[] = [];
  let start = 1;
  for (;;) {
    start = skipSpace(text, start);
    if (start >= text.length || text.charAt(start) === ']') return items;
    const end = valueEnd(text, start);
    if (end === -1) throw unexpected('an array has no end');
    items.push(text.slice(start, end));
    start = end;
  }
}

export function unexpected(what: string): Error {
  return new Error(`The browser's PDF is not as expected: ${what}`);
}

/** Places by object number. Rows of the table are 20 bytes each: "0000000015 00000 n \n". */
function placesIn(rows: string): Map<number, number> {
  const places = new Map<number, number>();
  for (let number = 0; 20 * number < rows.length; number++)
    if (rows.charAt(20 * number + 17) === 'n') places.set(number, Number(rows.slice(20 * number, 20 * number + 10)));
  return places;
}

/** Each object reaches to the next one, the last to the table. */
function objectsAt(bytes: Buffer, places: ReadonlyMap<number, number>, table: number): Map<number, PdfObject> {
  const byPlace = [...places].sort((a, b) => a[1] - b[1]);
  const objects = new Map<number, PdfObject>();
  for (const [index, [number, place]] of byPlace.entries())
    objects.set(number, objectBetween(bytes, number, place, byPlace[index + 1]?.[1] ?? table));
  return objects;
}

function objectBetween(bytes: Buffer, number: number, place: number, end: number): PdfObject {
  const head = `${number} 0 obj\n`;
  const start = place + head.length;
  const last = end - '\nendobj\n'.length;
  if (bytes.toString('latin1', place, start) !== head || bytes.toString('latin1', last, end) !== '\nendobj\n')
    throw unexpected(`object ${number} is not where the table says`);
  if (bytes.toString('latin1', last - 9, last) !== 'endstream') return { text: bytes.toString('latin1', start, last) };
  // The dictionary before a stream is short, the stream may be a picture.
  for (let width = 4096; ; width *= 16) {
    const text = bytes.toString('latin1', start, Math.min(start + width, last));
    const close = valueEnd(text, 0);
    const first = close + '\nstream\n'.length;
    if (close !== -1 && first <= text.length) {
      const dictionary = text.slice(0, close);
      const length = Number(entriesOf(dictionary).get('Length'));
      if (text.slice(close, first).trim() !== 'stream' || !(start + first + length <= last))
        throw unexpected(`object ${number} has a stream without length`);
      return { text: dictionary, stream: bytes.subarray(start + first, start + first + length) };
    }
    if (start + width >= last) throw unexpected(`object ${number} has no end`);
  }
}
