import { type OwnerOf, writePage } from './artifacts.ts';
import type { Mark } from './content.ts';
import { linksOf, mendLinks } from './links.ts';
import { mendTree } from './mend.ts';
import { retitled } from './outline.ts';
import { textReader } from './page-text.ts';
import { openPage, pagesOf, type Sheet } from './pages.ts';
import { type Dictionary, dictionaryOf, objectNumber, type PdfFile, type PdfObject, parsePdf } from './parse.ts';
import { type Content, elementsOf, takeTree } from './structure.ts';
import { dictionarySource, pdfDate, pdfString } from './syntax.ts';
import { freeNumbers, writeTree } from './tree-source.ts';
import { writePdf } from './write.ts';
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
 * The after-care of a PDF that Chromium printed. Title, author, language, dates and XMP metadata are the script's, titles
 * of bookmarks the model's; the structure tree and the content of the pages are mended so that what ISO 14289-1 asks for
 * and a program can see to is there (see docs/paper.md). The file is written whole, with compressed objects. The same
 * pages and details give the same bytes; nothing of the browser and the moment is left. No standard is claimed.
 *
 * Throws a plain Error when the PDF isn't built as Chromium builds it, `outlineTitles` don't match its headings, or a
 * picture has no text in its place.
 */
export function finishPdf(printed: Uint8Array, details: PdfDetails): Uint8Array {
  const pdf = parsePdf(Buffer.from(printed.buffer, printed.byteOffset, printed.byteLength));
  const catalog = dictionaryOf(pdf, pdf.root);
  const titles = retitled(pdf, catalog, details.outlineTitles);
  const numbers = mendPages(pdf, objectNumber(catalog.get('StructTreeRoot')));
  for (const [number, item] of titles) pdf.objects.set(number, { text: dictionarySource(toElement(item, numbers)) });
  const metadata = freeNumbers(pdf)();
  pdf.objects.set(metadata, metadataObject(details));
  pdf.objects.set(pdf.info, { text: informationSource(details) });
  pdf.objects.set(pdf.root, { text: catalogSource(catalog, details, metadata) });
  return writePdf(pdf);
}

/** Mends tree and pages. Gives the new object numbers of elements by their old ones. */
function mendPages(pdf: PdfFile, root: number): ReadonlyMap<number, number> {
  const pages = pagesOf(pdf);
  const tree = takeTree(pdf, root);
  const sheets = pages.map((page) => openPage(pdf, page));
  const marks = marksOf(sheets);
  const links = linksOf(pdf, pages);
  const allLinks = new Set([...links.values()].flat());
  mendTree(tree.document, {
    words: (content) => marks.get(content.page)?.get(content.mcid)?.mark.words,
    isLink: (annotation) => allLinks.has(annotation),
    pageNumber: (page) => pages.indexOf(page) + 1,
  });
  const read = textReader(pdf);
  mendLinks(pdf, tree.document, links, ({ page, mcid }) => {
    const found = marks.get(page)?.get(mcid);
    return found ? read(found.sheet, found.mark) : '';
  });
  const ownerOf = ownersIn(tree.document);
  const forms = sheets.flatMap((sheet) => writePage(pdf, sheet, ownerOf));
  return writeTree(pdf, tree, pages, forms);
}

type Marks = ReadonlyMap<number, ReadonlyMap<number, { readonly sheet: Sheet; readonly mark: Mark }>>;

/** Marked sequences by page and MCID, those of forms included. */
function marksOf(sheets: readonly Sheet[]): Marks {
  const withForms = (sheet: Sheet): Sheet[] => [sheet, ...[...sheet.forms.values()].flatMap(withForms)];
  return new Map(
    sheets.map((page) => {
      const all = withForms(page).flatMap((sheet) =>
        sheet.scan.marks.map((mark) => [mark.mcid, { sheet, mark }] as const),
      );
      return [page.page, new Map(all)] as const;
    }),
  );
}

function ownersIn(document: Parameters<typeof elementsOf>[0]): OwnerOf {
  const owners = new Map<number, Map<number, ReturnType<OwnerOf>>>();
  for (const owner of elementsOf(document))
    for (const content of owner.kids.filter((kid): kid is Content => kid.kind === 'content')) {
      const onPage = owners.get(content.page) ?? new Map<number, ReturnType<OwnerOf>>();
      owners.set(content.page, onPage.set(content.mcid, { owner, content }));
    }
  return (page, mcid) => owners.get(page)?.get(mcid);
}

/** A bookmark names the element of its heading, which has another number now. */
function toElement(item: Dictionary, numbers: ReadonlyMap<number, number>): Dictionary {
  const entries = new Map(item);
  const element = item.get('SE');
  const number = element === undefined ? undefined : numbers.get(objectNumber(element));
  if (number === undefined) entries.delete('SE');
  else entries.set('SE', `${number} 0 R`);
  return entries;
}

const producer = 'Lanternist';

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

/** Left in the open, for tools that look for it in the file's bytes. */
function metadataObject(details: PdfDetails): PdfObject {
  const stream = Buffer.from(xmpPacket(details, producer), 'utf8');
  return { text: `<</Type /Metadata\n/Subtype /XML\n/Length ${stream.length}>>`, stream };
}
