import { valueEnd } from './syntax.ts';

/** A PDF as Chromium writes it: one classic cross-reference table, every object in the open, no earlier revision. */
export interface PdfFile {
  readonly bytes: Buffer;
  /** Where its cross-reference table begins. */
  readonly table: number;
  /** One more than the highest object number. */
  readonly size: number;
  /** Object numbers of the catalog and of the information dictionary. */
  readonly root: number;
  readonly info: number;
}

/** A dictionary by key without slash; the values are PDF source text. */
export type Dictionary = ReadonlyMap<string, string>;

/**
 * Reads the ends of a PDF that Chromium printed; nothing else is looked at until asked for. Anything that Chromium
 * doesn't write (cross-reference streams, several revisions) throws a plain Error.
 */
export function parsePdf(bytes: Buffer): PdfFile {
  const tail = bytes.toString('latin1', Math.max(0, bytes.length - 2048));
  const found = /trailer\s*(<<[\s\S]*>>)\s*startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail);
  if (!found?.[1] || !found[2]) throw unexpected('it does not end in a trailer');
  const trailer = entriesOf(found[1]);
  const size = Number(trailer.get('Size'));
  const head = /^xref\n0 (\d+)\n/.exec(bytes.toString('latin1', Number(found[2]), Number(found[2]) + 40));
  if (!head || Number(head[1]) !== size || trailer.has('Prev'))
    throw unexpected('its cross-reference table is not a single section');
  return {
    bytes,
    table: Number(found[2]),
    size,
    root: objectNumber(trailer.get('Root')),
    info: objectNumber(trailer.get('Info')),
  };
}

/** The dictionary that is object `number`. */
export function dictionaryOf(pdf: PdfFile, number: number): Dictionary {
  return entriesOf(sourceOf(pdf, number).text);
}

/** The source text of object `number` and the place of that text in the file, for fixed-width changes. */
export function sourceOf(pdf: PdfFile, number: number): { text: string; start: number } {
  const place = Number(pdf.bytes.toString('latin1', entryPlace(pdf, number), entryPlace(pdf, number) + 10));
  const head = `${number} 0 obj\n`;
  if (!(number > 0 && number < pdf.size) || pdf.bytes.toString('latin1', place, place + head.length) !== head)
    throw unexpected(`object ${number} is not where the table says`);
  const start = place + head.length;
  for (let width = 1024; ; width *= 16) {
    const text = pdf.bytes.toString('latin1', start, start + width);
    const end = valueEnd(text, 0);
    if (end !== -1) return { text: text.slice(0, end), start };
    if (start + width >= pdf.bytes.length) throw unexpected(`object ${number} has no end`);
  }
}

/** The object number in a reference such as "42 0 R". */
export function objectNumber(reference: string | undefined): number {
  const number = /^(\d+) 0 R$/.exec(reference ?? '')?.[1];
  if (!number) throw unexpected(`"${reference}" is not a reference`);
  return Number(number);
}

/** The entries of a dictionary's source text, values untouched. */
export function entriesOf(text: string): Dictionary {
  if (!text.startsWith('<<')) throw unexpected(`"${text.slice(0, 20)}" is not a dictionary`);
  const entries = new Map<string, string>();
  const key = /\s*\/([^\s/<>[\]()]+)\s*/y;
  key.lastIndex = 2;
  for (let match = key.exec(text); match; match = key.exec(text)) {
    const start = key.lastIndex;
    const end = valueEnd(text, start);
    if (end === -1 || !match[1]) throw unexpected(`the value of "${match[1]}" has no end`);
    entries.set(match[1], text.slice(start, end));
    key.lastIndex = end;
  }
  return entries;
}

/** Rows of the table are 20 bytes each, after a line "xref" and a line "0 size". */
function entryPlace(pdf: PdfFile, number: number): number {
  return pdf.table + `xref\n0 ${pdf.size}\n`.length + 20 * number;
}

function unexpected(what: string): Error {
  return new Error(`The browser's PDF is not as expected: ${what}`);
}
