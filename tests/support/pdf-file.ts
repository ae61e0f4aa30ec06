import { inflateSync } from 'node:zlib';

// A reader of PDF files for tests, apart from the one in src: what writes a file shouldn't be what checks it.

export interface Name {
  readonly name: string;
}
export interface Ref {
  readonly ref: number;
}
export interface Text {
  readonly bytes: Buffer;
}
export type Dict = ReadonlyMap<string, Value>;
export type Value = number | boolean | null | Name | Ref | Text | readonly Value[] | Dict;

export interface PdfObject {
  readonly value: Value;
  /** As it stands in the file. */
  readonly source: string;
  /** As stored, packed or not. */
  readonly stream: Buffer | undefined;
}

export interface PdfFile {
  readonly objects: ReadonlyMap<number, PdfObject>;
  readonly trailer: Dict;
  readonly version: string;
}

/** Reads the newest version of all objects, from tables and streams of cross-references, packed or in the open. */
export function readPdf(bytes: Uint8Array): PdfFile {
  const data = Buffer.from(bytes);
  const text = data.toString('latin1');
  const objects = new Map<number, PdfObject>();
  const packed = new Map<number, readonly [number, number]>();
  let trailer: Dict = new Map();
  let place: number | undefined = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1] ?? Number.NaN);
  for (const seen = new Set<number>(); place !== undefined && !seen.has(place); ) {
    seen.add(place);
    const part: Part = text.startsWith('xref', place) ? tableAt(text, place) : streamAt(data, text, place);
    for (const [number, row] of part.rows) {
      if (objects.has(number) || packed.has(number)) continue;
      if (row.length === 2) packed.set(number, row);
      else objects.set(number, objectAt(data, text, row[0], number));
    }
    trailer = new Map([...part.trailer, ...trailer]);
    const before: Value | undefined = part.trailer.get('Prev');
    place = typeof before === 'number' ? before : undefined;
  }
  const streams = new Map<number, PdfObject[]>();
  for (const [number, [holder, index]] of packed) {
    const all = streams.get(holder) ?? unpacked(objects.get(holder));
    streams.set(holder, all);
    const object = all[index];
    if (!object) throw new Error(`Object ${number} is not in the stream ${holder}`);
    objects.set(number, object);
  }
  return { objects, trailer, version: /^%PDF-(\d\.\d)/.exec(text)?.[1] ?? '' };
}

/** The value behind a reference; a value stands for itself. */
export function resolve(file: PdfFile, value: Value | undefined): Value | undefined {
  return isRef(value) ? resolve(file, file.objects.get(value.ref)?.value) : value;
}

export function dictOf(file: PdfFile, value: Value | undefined): Dict {
  const found = resolve(file, value);
  return found instanceof Map ? found : new Map();
}

export function arrayOf(file: PdfFile, value: Value | undefined): readonly Value[] {
  const found = resolve(file, value);
  return Array.isArray(found) ? found : found === undefined || found === null ? [] : [found];
}

export function nameOf(file: PdfFile, value: Value | undefined): string {
  const found = resolve(file, value);
  return isName(found) ? found.name : '';
}

export function textOf(file: PdfFile, value: Value | undefined): string {
  const found = resolve(file, value);
  if (typeof found !== 'object' || found === null || !('bytes' in found)) return '';
  const { bytes } = found;
  return bytes[0] === 0xfe && bytes[1] === 0xff ? utf16(bytes.subarray(2)) : bytes.toString('latin1');
}

/** The unpacked data of the stream behind a reference. */
export function streamOf(file: PdfFile, value: Value | undefined): Buffer | undefined {
  const object = isRef(value) ? file.objects.get(value.ref) : undefined;
  if (!object?.stream) return undefined;
  const filters = arrayOf(file, dictOf(file, value).get('Filter')).map((each) => nameOf(file, each));
  return filters[0] === 'FlateDecode' ? inflateSync(object.stream) : object.stream;
}

export function isRef(value: Value | undefined): value is Ref {
  return typeof value === 'object' && value !== null && 'ref' in value;
}

export function isName(value: Value | undefined): value is Name {
  return typeof value === 'object' && value !== null && 'name' in value;
}

export function utf16(bytes: Buffer): string {
  return Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2)))
    .swap16()
    .toString('utf16le');
}

/** The value that begins at a place, and where it ends; undefined where none begins. */
export function valueAt(text: string, from: number): { value: Value; end: number } | undefined {
  const at = skip(text, from);
  if (text.startsWith('<<', at)) return dictAt(text, at + 2);
  const sign = text[at];
  if (sign === '[') return arrayAt(text, at + 1);
  if (sign === '(') return literalAt(text, at + 1);
  if (sign === '<') {
    const end = text.indexOf('>', at) + 1;
    return { value: { bytes: Buffer.from(text.slice(at + 1, end - 1).replace(/\s/g, ''), 'hex') }, end };
  }
  word.lastIndex = at;
  const found = word.exec(text);
  if (!found) return undefined;
  const end = word.lastIndex;
  if (found[1] !== undefined) return { value: { ref: Number(found[1]) }, end };
  if (found[2] !== undefined)
    return {
      value: { name: found[2].replace(/#([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16))) },
      end,
    };
  const words: Readonly<Record<string, Value>> = { true: true, false: false, null: null };
  return { value: found[0] in words ? (words[found[0]] ?? null) : Number(found[0]), end };
}

const word = /(\d+) \d+ R(?![^\s/<>[\]()])|\/([^\s/<>[\]()]*)|[-+]?\d*\.?\d+|[-+]?\d+\.?|true\b|false\b|null\b/y;
const space = /(?:[\s\0]|%[^\n]*\n)*/y;

type Rows = Map<number, readonly [number] | readonly [number, number]>;

interface Part {
  readonly rows: Rows;
  readonly trailer: Dict;
}

function tableAt(text: string, place: number): Part {
  const rows: Rows = new Map();
  const head = /\s*(\d+) (\d+)\s*\n/y;
  let at = place + 4;
  for (;;) {
    head.lastIndex = at;
    const found = head.exec(text);
    if (!found) break;
    at = head.lastIndex;
    for (let index = 0; index < Number(found[2]); index++, at += 20)
      if (text[at + 17] === 'n') rows.set(Number(found[1]) + index, [Number(text.slice(at, at + 10))]);
  }
  const trailer = valueAt(text, text.indexOf('trailer', at) + 7)?.value;
  return { rows, trailer: trailer instanceof Map ? trailer : new Map() };
}

function streamAt(data: Buffer, text: string, place: number): Part {
  const object = objectAt(data, text, place, undefined);
  const trailer = object.value as Dict;
  const widths = trailer.get('W') as readonly number[];
  const width = widths.reduce((sum, each) => sum + each, 0);
  const bytes = unpredicted(inflateSync(object.stream ?? Buffer.alloc(0)), width, trailer.get('DecodeParms'));
  const index = (trailer.get('Index') as number[] | undefined) ?? [0, trailer.get('Size') as number];
  const numbers = index.flatMap((first, at) =>
    at % 2 === 0 ? Array.from({ length: index[at + 1] ?? 0 }, (_, each) => first + each) : [],
  );
  const rows: Rows = new Map();
  for (const [row, number] of numbers.entries()) {
    let at = row * width;
    const fields = widths.map((bytesWide) => {
      at += bytesWide;
      return bytesWide === 0 ? 0 : bytes.readUIntBE(at - bytesWide, bytesWide);
    });
    if (fields[0] === 1) rows.set(number, [fields[1] ?? 0]);
    if (fields[0] === 2) rows.set(number, [fields[1] ?? 0, fields[2] ?? 0]);
  }
  return { rows, trailer };
}

/** Undoes the PNG predictor "up", the only one that is looked for. */
function unpredicted(bytes: Buffer, width: number, parameters: Value | undefined): Buffer {
  if (!(parameters instanceof Map)) return bytes;
  const plain = Buffer.alloc((bytes.length / (width + 1)) * width);
  for (let at = 0; at < plain.length; at++) {
    const row = Math.floor(at / width);
    plain[at] = (bytes[row * (width + 1) + 1 + (at % width)] ?? 0) + (at < width ? 0 : (plain[at - width] ?? 0));
  }
  return plain;
}

function objectAt(data: Buffer, text: string, place: number, number: number | undefined): PdfObject {
  const head = /(\d+) 0 obj\s/y;
  head.lastIndex = place;
  const found = head.exec(text);
  const parsed = found && (number === undefined || Number(found[1]) === number) && valueAt(text, head.lastIndex);
  if (!parsed) throw new Error(`Object ${number} is not at ${place}`);
  const source = text.slice(head.lastIndex, parsed.end).trim();
  const start = /\s*stream\r?\n/y;
  start.lastIndex = parsed.end;
  const length = parsed.value instanceof Map ? parsed.value.get('Length') : undefined;
  if (!start.test(text) || typeof length !== 'number') return { value: parsed.value, source, stream: undefined };
  return { value: parsed.value, source, stream: data.subarray(start.lastIndex, start.lastIndex + length) };
}

function unpacked(holder: PdfObject | undefined): PdfObject[] {
  if (!holder?.stream || !(holder.value instanceof Map)) throw new Error('A stream of objects is missing');
  const text = inflateSync(holder.stream).toString('latin1');
  const first = Number(holder.value.get('First'));
  const places = text.slice(0, first).trim().split(/\s+/).map(Number);
  return places
    .filter((_, index) => index % 2 === 1)
    .map((place) => {
      const parsed = valueAt(text, first + place);
      if (!parsed) throw new Error('A packed object has no value');
      return { value: parsed.value, source: text.slice(first + place, parsed.end).trim(), stream: undefined };
    });
}

function dictAt(text: string, from: number): { value: Dict; end: number } {
  const entries = new Map<string, Value>();
  for (let at = from; ; ) {
    at = skip(text, at);
    if (text.startsWith('>>', at)) return { value: entries, end: at + 2 };
    const key = valueAt(text, at);
    const entry = key && valueAt(text, key.end);
    if (!key || !entry || !isName(key.value)) throw new Error(`A dictionary is broken: ${text.slice(from, at + 40)}`);
    entries.set(key.value.name, entry.value);
    at = entry.end;
  }
}

function arrayAt(text: string, from: number): { value: Value[]; end: number } {
  const items: Value[] = [];
  for (let at = from; ; ) {
    at = skip(text, at);
    if (text[at] === ']') return { value: items, end: at + 1 };
    const item = valueAt(text, at);
    if (!item) throw new Error(`An array is broken: ${text.slice(from, at + 40)}`);
    items.push(item.value);
    at = item.end;
  }
}

function literalAt(text: string, from: number): { value: Text; end: number } {
  const signs: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
  let said = '';
  let depth = 1;
  let at = from;
  for (; at < text.length; at++) {
    const sign = text[at] ?? '';
    if (sign === '\\') {
      const octal = /[0-7]{1,3}/y;
      octal.lastIndex = at + 1;
      const digits = octal.exec(text)?.[0];
      said += digits ? String.fromCharCode(parseInt(digits, 8)) : (signs[text[at + 1] ?? ''] ?? text[at + 1] ?? '');
      at += digits ? digits.length : 1;
      continue;
    }
    if (sign === '(') depth++;
    if (sign === ')' && --depth === 0) break;
    said += sign;
  }
  return { value: { bytes: Buffer.from(said, 'latin1') }, end: at + 1 };
}

function skip(text: string, from: number): number {
  space.lastIndex = from;
  space.test(text);
  return space.lastIndex;
}
