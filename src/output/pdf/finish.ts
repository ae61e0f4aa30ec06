import { createHash } from 'node:crypto';
import { recountCells } from './cells.ts';
import { retitled } from './outline.ts';
import { type Dictionary, dictionaryOf, entriesOf, objectNumber, type PdfFile, parsePdf, sourceOf } from './parse.ts';
import { dictionarySource, pdfDate, pdfString } from './syntax.ts';
import { xmpPacket } from './xmp.ts';

/** What a reader of the PDF is told about it. */
export interface PdfDetails {
  readonly title: string;
  /** All authors in one line; '' when there is none. */
  readonly author: string;
  readonly subject?: string;
  /** BCP 47, such as "en" or "zh-Hans". */
  readonly lang: string;
  /** Both of its dates. */
  readonly date: Date;
  /** "Lanternist" and its version. */
  readonly creator: string;
  /** The texts of all headings in document order, however deep; their number must be the outline's. */
  readonly outlineTitles: readonly string[];
}

/**
 * The after-care of a PDF that Chromium printed: title, author, language, dates, XMP metadata, outline titles, and a
 * role for the structure types that PDF 1.7 lacks. It appends an incremental update, and changes in place only what
 * keeps its width: the browser's information dictionary is blanked and the ids of table headers are counted anew, since
 * both differ from print to print. The same pages and details give the same bytes. No standard is claimed.
 *
 * Throws a plain Error when the PDF isn't built as Chromium builds it, or `outlineTitles` don't match its headings.
 */
export function finishPdf(printed: Uint8Array, details: PdfDetails): Uint8Array {
  const pdf = parsePdf(Buffer.from(printed));
  const catalog = dictionaryOf(pdf, pdf.root);
  const metadata = pdf.size;
  const tree = objectNumber(catalog.get('StructTreeRoot'));
  blank(pdf, pdf.info);
  recountCells(pdf, dictionaryOf(pdf, tree));
  const bodies = retitled(pdf, catalog, details.outlineTitles);
  bodies.set(pdf.info, informationSource(details));
  bodies.set(pdf.root, catalogSource(catalog, details, metadata));
  bodies.set(tree, treeSource(dictionaryOf(pdf, tree)));
  bodies.set(metadata, metadataSource(details));
  return withUpdate(pdf, bodies);
}

const producer = 'Lanternist';

/** Structure types of PDF 2.0 and of browsers, by the nearest of PDF 1.7, which readers know. */
const roles: Dictionary = new Map(
  Object.entries({
    Em: 'Span',
    Strong: 'Span',
    Sub: 'Span',
    Aside: 'Div',
    Title: 'P',
    FENote: 'Note',
    DocumentFragment: 'Div',
  }).map(([type, role]) => [type, `/${role}`]),
);

function informationSource({ title, author, subject, creator, date }: PdfDetails): string {
  return dictionarySource(
    new Map([
      ['Title', pdfString(title)],
      ...(author ? [['Author', pdfString(author)] as const] : []),
      ...(subject ? [['Subject', pdfString(subject)] as const] : []),
      ['Creator', pdfString(creator)],
      ['Producer', pdfString(producer)],
      ['CreationDate', pdfDate(date)],
      ['ModDate', pdfDate(date)],
    ]),
  );
}

function catalogSource(catalog: Dictionary, { lang }: PdfDetails, metadata: number): string {
  return dictionarySource(
    new Map([
      ...catalog,
      ['Lang', pdfString(lang)],
      ['ViewerPreferences', '<</DisplayDocTitle true>>'],
      ['MarkInfo', '<</Marked true>>'],
      ['Metadata', `${metadata} 0 R`],
    ]),
  );
}

function treeSource(tree: Dictionary): string {
  const own = tree.get('RoleMap');
  const all = new Map([...roles, ...(own === undefined ? [] : entriesOf(own))]);
  return dictionarySource(new Map([...tree, ['RoleMap', dictionarySource(all)]]));
}

function metadataSource(details: PdfDetails): string {
  // Written as UTF-8 bytes, one character each, like everything that is appended.
  const packet = Buffer.from(xmpPacket(details, producer), 'utf8').toString('latin1');
  return `<</Type /Metadata\n/Subtype /XML\n/Length ${packet.length}>>\nstream\n${packet}\nendstream`;
}

/** Empties an object in place: a later version replaces it, but its old bytes would stay to be read. */
function blank(pdf: PdfFile, number: number): void {
  const { text, start } = sourceOf(pdf, number);
  pdf.bytes.fill(' ', start, start + text.length);
  pdf.bytes.write('<<', start, 'latin1');
  pdf.bytes.write('>>', start + text.length - 2, 'latin1');
}

/** The file with new versions of objects appended, a second cross-reference table and a trailer. */
function withUpdate(pdf: PdfFile, bodies: ReadonlyMap<number, string>): Uint8Array {
  const numbers = [...bodies.keys()].sort((a, b) => a - b);
  let place = pdf.bytes.length;
  const rows = new Map<number, string>();
  const objects = numbers.map((number) => {
    const object = `${number} 0 obj\n${bodies.get(number)}\nendobj\n`;
    rows.set(number, `${String(place).padStart(10, '0')} 00000 n \n`);
    place += object.length;
    return object;
  });
  const body = Buffer.from(objects.join(''), 'latin1');
  const id = createHash('sha256').update(pdf.bytes).update(body).digest('hex').slice(0, 32).toUpperCase();
  const trailer = dictionarySource(
    new Map([
      ['Size', String(Math.max(pdf.size, ...numbers.slice(-1).map((last) => last + 1)))],
      ['Root', `${pdf.root} 0 R`],
      ['Info', `${pdf.info} 0 R`],
      ['Prev', String(pdf.table)],
      ['ID', `[<${id}> <${id}>]`],
    ]),
  );
  const end = `xref\n${sections(numbers, rows)}trailer\n${trailer}\nstartxref\n${place}\n%%EOF\n`;
  return Buffer.concat([pdf.bytes, body, Buffer.from(end, 'latin1')]);
}

/** The table's rows in sections of consecutive numbers. */
function sections(numbers: readonly number[], rows: ReadonlyMap<number, string>): string {
  const starts = numbers.filter((number, index) => numbers[index - 1] !== number - 1);
  return starts
    .map((start, index) => {
      const inside = numbers.filter((number) => number >= start && number < (starts[index + 1] ?? Infinity));
      return `${start} ${inside.length}\n${inside.map((number) => rows.get(number)).join('')}`;
    })
    .join('');
}
