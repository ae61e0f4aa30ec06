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
  let end = start + 1;
  while (end < text.length && isRegular(text.charCodeAt(end))) end++;
  // Chromium gives every object the generation 0.
  if (isDigit(text.charCodeAt(start)) && text.startsWith(' 0 R', end) && !isRegular(text.charCodeAt(end + 4))) end += 4;
  return end < text.length ? end : -1;
}

function isDigit(sign: number): boolean {
  return sign >= 48 && sign <= 57;
}

/** A sign that goes on with a name, number or keyword: no space and none of ( ) < > [ ] and slash. */
function isRegular(sign: number): boolean {
  if (sign <= 32) return false;
  return !(sign === 0x28 || sign === 0x29 || sign === 0x2f || isBracket(sign));
}

function isBracket(sign: number): boolean {
  return sign === 0x3c || sign === 0x3e || sign === 0x5b || sign === 0x5d;
}

/** White space of PDF is NUL, tab, line feed, form feed, carriage return and space. */
export function skipSpace(text: string, start: number): number {
  let place = start;
  while (text.charCodeAt(place) <= 32) place++;
  return place;
}
