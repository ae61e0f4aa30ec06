import type { Mark } from './content.ts';
import { eachOperator } from './operators.ts';
import type { Sheet } from './pages.ts';
import { inflated } from './pages.ts';
import { dictionaryAt, dictionaryOf, objectNumber, type PdfFile } from './parse.ts';

/** Gives the text of a marked sequence, as the fonts' Unicode tables have it. */
export function textReader(pdf: PdfFile): (sheet: Sheet, mark: Mark) => string {
  const tables = new Map<number, ReadonlyMap<string, string>>();
  const tableOf = (sheet: Sheet, name: string): ReadonlyMap<string, string> => {
    const font = dictionaryAt(pdf, sheet.resources.get('Font')).get(name);
    const number = font === undefined ? 0 : objectNumber(font);
    const known = tables.get(number);
    if (known) return known;
    const unicode = number === 0 ? undefined : dictionaryOf(pdf, number).get('ToUnicode');
    const table = unicode === undefined ? new Map<string, string>() : unicodeOf(inflated(pdf, objectNumber(unicode)));
    tables.set(number, table);
    return table;
  };
  return (sheet, mark) => markText(sheet.text.slice(mark.end, mark.close), (font) => tableOf(sheet, font));
}

/** A text from a PDF string in source form, "(…)" or "<FEFF…>". */
export function fromPdfString(source: string): string {
  const bytes = source.startsWith('<')
    ? Buffer.from(source.slice(1, -1).replace(/\s/g, ''), 'hex')
    : Buffer.from(unescaped(source.slice(1, -1)), 'latin1');
  return bytes[0] === 0xfe && bytes[1] === 0xff ? utf16(bytes.subarray(2)) : bytes.toString('latin1');
}

function markText(content: string, tableOf: (font: string) => ReadonlyMap<string, string>): string {
  let table: ReadonlyMap<string, string> = new Map();
  let text = '';
  let line = '';
  // Text that stands for what is painted, such as the letters of a ligature; the depth of marks inside it.
  let silent = 0;
  eachOperator(content, (name, operands, start) => {
    const source = (): string => content.slice(operands, start).trim();
    if (name === 'BDC' || name === 'BMC') {
      const actual =
        silent > 0 ? undefined : /\/ActualText\s*(<[0-9A-Fa-f\s]*>|\((?:\\.|[^\\)])*\))/.exec(source())?.[1];
      if (actual !== undefined) text += fromPdfString(actual);
      if (silent > 0 || actual !== undefined) silent++;
    } else if (name === 'EMC') silent = Math.max(0, silent - 1);
    else if (name === 'Tf') table = tableOf(/^\/(\S+)/.exec(source())?.[1] ?? '');
    else if (name === 'Tm') {
      const own = source().split(/\s+/)[5] ?? '';
      if (line !== '' && own !== line) text += ' ';
      line = own;
    } else if ((name === 'Tj' || name === 'TJ') && silent === 0) text += decoded(source(), table);
  });
  return text
    .replace(/\u00AD/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function decoded(source: string, table: ReadonlyMap<string, string>): string {
  return [...source.matchAll(/<([0-9A-Fa-f]+)>/g)]
    .flatMap(([, digits = '']) => digits.match(/.{4}/g) ?? [])
    .map((code) => table.get(code.toUpperCase()) ?? '')
    .join('');
}

/** Codes of two bytes by their four digits. */
function unicodeOf(cmap: string): ReadonlyMap<string, string> {
  const table = new Map<string, string>();
  const hex = '<([0-9A-Fa-f]+)>\\s*';
  for (const [, block = ''] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, code = '', text = ''] of block.matchAll(new RegExp(hex + hex, 'g')))
      table.set(code.toUpperCase(), utf16(Buffer.from(text, 'hex')));
  for (const [, block = ''] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, first = '', last = '', text = ''] of block.matchAll(new RegExp(hex + hex + hex, 'g'))) {
      const start = utf16(Buffer.from(text, 'hex')).codePointAt(0) ?? 0;
      for (let code = parseInt(first, 16); code <= parseInt(last, 16); code++)
        table.set(
          code.toString(16).toUpperCase().padStart(4, '0'),
          String.fromCodePoint(start + code - parseInt(first, 16)),
        );
    }
  return table;
}

function utf16(bytes: Buffer): string {
  return Buffer.from(bytes).swap16().toString('utf16le');
}

function unescaped(text: string): string {
  const signs: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
  return text.replace(/\\([0-7]{1,3}|[\s\S])/g, (_, sign: string) =>
    /^[0-7]/.test(sign) ? String.fromCharCode(parseInt(sign, 8)) : (signs[sign] ?? sign),
  );
}
