import { deflateSync } from 'node:zlib';
import { fileOf } from './made-pdf.ts';
import { isRef, type PdfFile, readPdf, streamOf } from './pdf-file.ts';

/** What is done to a PDF to see that the checker finds it. */
export interface Doctoring {
  /** Changes the source text of an object's value. */
  readonly source?: (source: string) => string;
  /** Changes what is in a stream of page content or metadata. */
  readonly content?: (text: string) => string;
}

/** The same PDF with all objects in the open, some of them changed. It must have changed. */
export function doctored(bytes: Uint8Array, { source = same, content = same }: Doctoring): Uint8Array {
  const file = readPdf(bytes);
  const size = Math.max(...file.objects.keys());
  let changes = 0;
  const changed = (text: string, change: (text: string) => string): string => {
    const result = change(text);
    if (result !== text) changes++;
    return result;
  };
  const objects = Array.from({ length: size }, (_, index) => {
    const object = file.objects.get(index + 1);
    if (!object || /\/Type \/(XRef|ObjStm)/.test(object.source)) return 'null';
    const text = changed(object.source, source);
    if (!object.stream) return text;
    const data = isOpen(object.source) ? Buffer.from(changed(dataOf(file, index + 1), content), 'latin1') : undefined;
    const stream = data ? (/FlateDecode/.test(text) ? deflateSync(data) : data) : object.stream;
    const head = text.replace(/\/Length \d+/, `/Length ${stream.length}`);
    return Buffer.concat([Buffer.from(`${head}\nstream\n`, 'latin1'), stream, Buffer.from('\nendstream')]);
  });
  if (changes === 0) throw new Error('Nothing was changed');
  return fileOf(objects, numberOf(file, 'Root'), numberOf(file, 'Info'));
}

function same(text: string): string {
  return text;
}

/** Page content, Unicode tables and metadata, but no pictures and fonts. */
function isOpen(source: string): boolean {
  return !/\/Length1|\/Subtype \/Image/.test(source);
}

function dataOf(file: PdfFile, number: number): string {
  return streamOf(file, { ref: number })?.toString('latin1') ?? '';
}

function numberOf(file: PdfFile, key: string): number {
  const value = file.trailer.get(key);
  return isRef(value) ? value.ref : 0;
}
