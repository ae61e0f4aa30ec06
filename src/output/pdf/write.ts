import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import type { PdfFile, PdfObject } from './parse.ts';
import { dictionarySource } from './syntax.ts';
import { freeNumbers } from './tree-source.ts';

/** Objects a compressed stream. A reader must unpack all of them to get at one. */
const perStream = 200;

/**
 * The bytes of a PDF 1.7 with compressed objects and a cross-reference stream: a structure tree shrinks to a tenth. The
 * same objects give the same bytes, the file's id included.
 */
export function writePdf(pdf: PdfFile): Uint8Array {
  const rows: Row[] = [{ type: 0, first: 0, second: 65535 }];
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xd3\xeb\xe9\xe1\n', 'latin1')];
  let place = parts[0]?.length ?? 0;
  const put = (number: number, object: PdfObject): void => {
    const source = objectSource(number, object);
    rows[number] = { type: 1, first: place, second: 0 };
    parts.push(source);
    place += source.length;
  };
  const numbers = [...pdf.objects.keys()].sort((a, b) => a - b);
  const take = freeNumbers(pdf);
  const packed = numbers.filter((number) => !pdf.objects.get(number)?.stream);
  for (const number of numbers) {
    const object = pdf.objects.get(number);
    if (object?.stream) put(number, object);
  }
  for (let start = 0; start < packed.length; start += perStream) {
    const inside = packed.slice(start, start + perStream);
    const number = take();
    for (const [index, each] of inside.entries()) rows[each] = { type: 2, first: number, second: index };
    put(number, objectStream(pdf, inside));
  }
  const table = take();
  rows[table] = { type: 1, first: place, second: 0 };
  const id = parts
    .reduce((hash, part) => hash.update(part), createHash('sha256'))
    .digest('hex')
    .slice(0, 32);
  const end = `startxref\n${place}\n%%EOF\n`;
  parts.push(objectSource(table, tableStream(pdf, rows, id.toUpperCase())), Buffer.from(end, 'latin1'));
  return Buffer.concat(parts);
}

/** A row of the cross-reference table: 0 free, 1 at a place in the file, 2 the nth object of a stream. */
interface Row {
  readonly type: number;
  readonly first: number;
  readonly second: number;
}

function objectSource(number: number, { text, stream }: PdfObject): Buffer {
  if (!stream) return Buffer.from(`${number} 0 obj\n${text}\nendobj\n`, 'latin1');
  const head = Buffer.from(`${number} 0 obj\n${text}\nstream\n`, 'latin1');
  return Buffer.concat([head, stream, Buffer.from('\nendstream\nendobj\n', 'latin1')]);
}

/** "11 0 12 54 …" and then the objects, each at the place said. */
function objectStream(pdf: PdfFile, numbers: readonly number[]): PdfObject {
  const texts = numbers.map((number) => pdf.objects.get(number)?.text ?? 'null');
  let place = 0;
  const index = texts.map((text, at) => {
    const entry = `${numbers[at]} ${place}`;
    place += text.length + 1;
    return entry;
  });
  const head = `${index.join(' ')}\n`;
  const entries = new Map([
    ['Type', '/ObjStm'],
    ['N', String(numbers.length)],
    ['First', String(head.length)],
  ]);
  return deflated(entries, Buffer.from(head + texts.join('\n'), 'latin1'));
}

const rowBytes = 7;

/** Rows of seven bytes, each written as its difference from the one above, which repeats itself. */
function tableStream(pdf: PdfFile, sparse: readonly Row[], id: string): PdfObject {
  const rows = Array.from(sparse, (row) => row ?? { type: 0, first: 0, second: 0 });
  const plain = Buffer.alloc((rows.length + 1) * rowBytes);
  const bytes = Buffer.alloc(rows.length * (rowBytes + 1));
  for (const [number, { type, first, second }] of rows.entries()) {
    const at = (number + 1) * rowBytes;
    plain.writeUInt8(type, at);
    plain.writeUInt32BE(first, at + 1);
    plain.writeUInt16BE(second, at + 5);
    const to = number * (rowBytes + 1);
    bytes[to] = 2;
    for (let byte = 0; byte < rowBytes; byte++)
      bytes[to + 1 + byte] = (plain[at + byte] ?? 0) - (plain[at + byte - rowBytes] ?? 0);
  }
  const entries = new Map([
    ['Type', '/XRef'],
    ['Size', String(rows.length)],
    ['W', '[1 4 2]'],
    ['Root', `${pdf.root} 0 R`],
    ['Info', `${pdf.info} 0 R`],
    ['ID', `[<${id}> <${id}>]`],
    ['DecodeParms', `<</Predictor 12 /Columns ${rowBytes}>>`],
  ]);
  return deflated(entries, bytes);
}

function deflated(entries: ReadonlyMap<string, string>, bytes: Buffer): PdfObject {
  const stream = deflateSync(bytes, { level: 9 });
  const all = new Map([...entries, ['Filter', '/FlateDecode'], ['Length', String(stream.length)]]);
  return { text: dictionarySource(all), stream };
}
