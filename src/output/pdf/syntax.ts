import type { Dictionary } from './parse.ts';

/** Where the PDF value that begins at `start` ends (white space before it is skipped); -1 when the text ends first. */
export function valueEnd(text: string, start: number): number {
  const place = skipSpace(text, start);
  switch (text.charCodeAt(place)) {
    case 0x3c: // <
      if (text.charCodeAt(place + 1) === 0x3c) return groupEnd(text, place + 2, '>>');
      return text.indexOf('>', place) + 1 || -1;
    case 0x5b: // [
      return groupEnd(text, place + 1, ']');
    case 0x28: // (
      return literalEnd(text, place);
    default:
      return wordEnd(text, place);
  }
}

/** A text as a PDF string: a plain literal for ASCII, else UTF-16BE in hexadecimal digits. */
export function pdfString(text: string): string {
  const clean = text.replace(/\p{Cc}+/gu, ' ');
  if (/^[ -~]*$/.test(clean)) return `(${clean.replace(/[\\()]/g, (sign) => `\\${sign}`)})`;
  const units = Buffer.from(clean, 'utf16le').swap16();
  return `<FEFF${units.toString('hex').toUpperCase()}>`;
}

/** A moment as a PDF string, in UTC. */
export function pdfDate(date: Date): string {
  return `(D:${date.toISOString().slice(0, 19).replace(/\D/g, '')}Z)`;
}

/** The source text of a dictionary. */
export function dictionarySource(entries: Dictionary): string {
  return `<<${[...entries].map(([key, value]) => `/${key} ${value}`).join('\n')}>>`;
}

function groupEnd(text: string, start: number, close: string): number {
  let place = start;
  while (place !== -1 && place < text.length) {
    place = skipSpace(text, place);
    if (text.startsWith(close, place)) return place + close.length;
    place = valueEnd(text, place);
  }
  return -1;
}

function literalEnd(text: string, start: number): number {
  let depth = 0;
  for (let place = start; place < text.length; place++) {
    const sign = text[place];
    if (sign === '\\') place++;
    else if (sign === '(') depth++;
    else if (sign === ')' && --depth === 0) return place + 1;
  }
  return -1;
}

/** A name, number or keyword, or a reference "12 0 R". */
function wordEnd(text: string, start: number): number {
  const word = /\d+ \d+ R\b|\/?[^\s/<>[\]()]+/y;
  word.lastIndex = start;
  return word.test(text) && word.lastIndex < text.length ? word.lastIndex : -1;
}

function skipSpace(text: string, start: number): number {
  let place = start;
  // White space of PDF is NUL, tab, line feed, form feed, carriage return and space.
  while (place < text.length && ' \n\r\t\f\0'.includes(text.charAt(place))) place++;
  return place;
}
