import { getDocument, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect } from 'vitest';
import { arrayOf, type Dict, dictOf, nameOf, type PdfFile, readPdf } from './pdf-file.ts';

/** A PDF as its readers see it. */
export interface InspectedPdf {
  readonly pages: number;
  /** The text of each page, white space collapsed, soft hyphens taken out. */
  readonly texts: readonly string[];
  /** Width and height of each page in points. */
  readonly sizes: readonly (readonly [number, number])[];
  readonly info: Readonly<Record<string, unknown>>;
  /** Language in the catalog; '' when there is none. */
  readonly lang: string;
  readonly tagged: boolean;
  /** Values of the XMP metadata by name, such as "dc:title". */
  readonly xmp: (name: string) => unknown;
  /** Bookmarks in document order; the page from 0, -1 when the destination leads nowhere. */
  readonly outline: readonly { readonly title: string; readonly level: number; readonly page: number }[];
  /** Headings of the structure tree in document order. */
  readonly headings: readonly { readonly role: string; readonly page: number; readonly text: string }[];
  readonly fonts: readonly PdfFont[];
  /** Links; the page of an internal one from 0, -1 when it leads nowhere; undefined for one with an address. */
  readonly links: readonly { readonly from: number; readonly address: string; readonly page: number | undefined }[];
  readonly pictures: readonly PdfPicture[];
  /** Strings that begin with "file:", wherever they stand. */
  readonly fileAddresses: readonly string[];
}

interface PdfFont {
  readonly name: string;
  readonly type3: boolean;
  readonly embedded: boolean;
  readonly unicode: boolean;
}

interface PdfPicture {
  readonly width: number;
  readonly height: number;
  /** "DCTDecode" for JPEG, "FlateDecode" for raw pixels. */
  readonly filter: string;
  /** Bytes as stored. */
  readonly bytes: number;
}

/** Reads a PDF with pdf.js, and its objects with our own reader. */
export async function inspectPdf(bytes: Uint8Array): Promise<InspectedPdf> {
  const loading = getDocument({ data: Uint8Array.from(bytes), verbosity: 0, useSystemFonts: false });
  const document = await loading.promise;
  try {
    const { info, metadata } = await document.getMetadata();
    const pages = await Promise.all(Array.from({ length: document.numPages }, (_, at) => document.getPage(at + 1)));
    const facts = new Map(Object.entries(info));
    const xmp = (name: string): unknown => metadata?.get(name) ?? undefined;
    const marks = await document.getMarkInfo();
    const file = readPdf(bytes);
    return {
      pages: pages.length,
      texts: await Promise.all(pages.map(textOf)),
      sizes: pages.map((page) => [page.view[2] ?? 0, page.view[3] ?? 0] as const),
      info: Object.fromEntries(facts),
      lang: String(facts.get('Language') ?? ''),
      tagged: marks?.Marked === true,
      xmp,
      outline: await outlineOf(document),
      headings: (await Promise.all(pages.map(headingsOf))).flat(),
      fonts: fontsOf(file),
      links: (await Promise.all(pages.map((page, at) => linksOf(document, page, at)))).flat(),
      pictures: picturesOf(file),
      fileAddresses: [...file.objects.values()].flatMap(({ source }) => source.match(/\(file:[^)]*\)/gi) ?? []),
    };
  } finally {
    await loading.destroy();
  }
}

/**
 * What every PDF must pass: a page for each slide, tags, language, title and author, a bookmark and a heading for each
 * slide with the same words, text on every page, fonts embedded with Unicode, no Type 3, no `file:` address, links that
 * lead somewhere, no raw picture over 200 kB. `headings` counts all headings when slides have some inside.
 */
export function expectSound(
  pdf: InspectedPdf,
  { slides, headings = slides }: { slides: number; headings?: number },
): void {
  expect(pdf.pages, 'pages').toBe(slides);
  expect(pdf.tagged, 'tagged').toBe(true);
  expect(pdf.lang, 'language').not.toBe('');
  expect(pdf.info.Title, 'title').toBeTruthy();
  expect(pdf.info.Author, 'author').toBeTruthy();
  expect(pdf.headings, 'headings in the structure tree').toHaveLength(headings);
  expect(
    pdf.outline.map((item) => withoutSpace(item.title)),
    'bookmarks equal headings',
  ).toEqual(pdf.headings.map((heading) => withoutSpace(heading.text)));
  expect(
    pdf.outline.map((item) => item.page),
    'bookmarks lead to the pages of their headings',
  ).toEqual(pdf.headings.map((heading) => heading.page));
  expect(new Set(pdf.headings.map((heading) => heading.page)).size, 'pages with a heading').toBe(slides);
  expect(
    pdf.texts.flatMap((text, page) => (text === '' ? [page] : [])),
    'pages without text',
  ).toEqual([]);
  expect(pdf.fonts, 'fonts').not.toEqual([]);
  expect(
    pdf.fonts.filter((font) => font.type3 || !font.embedded || !font.unicode),
    'fonts that are Type 3, not embedded or without Unicode',
  ).toEqual([]);
  expect(pdf.fileAddresses, 'file: addresses').toEqual([]);
  expect(
    pdf.links.filter((link) => link.page === -1),
    'links that lead nowhere',
  ).toEqual([]);
  expect(
    pdf.pictures.filter((picture) => picture.filter !== 'DCTDecode' && picture.bytes > 200_000),
    'raw pictures over 200 kB',
  ).toEqual([]);
}

function withoutSpace(text: string): string {
  return text.replace(/[\s\u00AD]+/gu, '');
}

function plain(text: string): string {
  return text
    .replace(/\u00AD/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

async function textOf(page: PDFPageProxy): Promise<string> {
  const { items } = await page.getTextContent();
  return plain(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? ' ' : '') : '')).join(''));
}

async function headingsOf(page: PDFPageProxy): Promise<{ role: string; page: number; text: string }[]> {
  const words = await wordsById(page);
  const found: { role: string; page: number; text: string }[] = [];
  const visit = (node: TreeNode): void => {
    if (/^H[1-6]?$/.test(node.role ?? ''))
      found.push({
        role: node.role ?? '',
        page: page.pageNumber - 1,
        text: plain(
          idsIn(node)
            .map((id) => words.get(id) ?? '')
            .join(''),
        ),
      });
    for (const child of node.children ?? []) visit(child);
  };
  const tree: TreeNode | null = await page.getStructTree();
  if (tree) visit(tree);
  return found;
}

/** A node of pdf.js's structure tree: an element with children, or marked content with an id. */
interface TreeNode {
  readonly role?: string;
  readonly children?: readonly TreeNode[];
  readonly type?: string;
  readonly id?: string;
}

function idsIn(node: TreeNode): string[] {
  if (node.type === 'content') return node.id === undefined ? [] : [node.id];
  return (node.children ?? []).flatMap(idsIn);
}

async function wordsById(page: PDFPageProxy): Promise<Map<string, string>> {
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  const words = new Map<string, string>();
  const open: (string | undefined)[] = [];
  for (const item of items) {
    if ('str' in item) {
      const id = open.findLast((each) => each !== undefined);
      if (id !== undefined) words.set(id, (words.get(id) ?? '') + item.str + (item.hasEOL ? ' ' : ''));
    } else if (item.type === 'endMarkedContent') open.pop();
    else open.push(item.type === 'beginMarkedContentProps' ? (item.id ?? undefined) : undefined);
  }
  return words;
}

type OutlineNodes = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>;

async function outlineOf(document: PDFDocumentProxy): Promise<{ title: string; level: number; page: number }[]> {
  const visit = async (
    nodes: OutlineNodes,
    level: number,
  ): Promise<{ title: string; level: number; page: number }[]> => {
    const parts = nodes.map(async ({ title, dest, items }) => [
      { title, level, page: await pageOf(document, dest) },
      ...(await visit(items, level + 1)),
    ]);
    return (await Promise.all(parts)).flat();
  };
  return visit((await document.getOutline()) ?? [], 1);
}

/** The page of a destination from 0, or -1. */
async function pageOf(document: PDFDocumentProxy, destination: unknown): Promise<number> {
  const explicit: unknown = typeof destination === 'string' ? await document.getDestination(destination) : destination;
  if (!Array.isArray(explicit)) return -1;
  return document.getPageIndex(explicit[0]).catch(() => -1);
}

async function linksOf(
  document: PDFDocumentProxy,
  page: PDFPageProxy,
  from: number,
): Promise<{ from: number; address: string; page: number | undefined }[]> {
  const annotations = (await page.getAnnotations()).filter((each) => each.subtype === 'Link');
  return Promise.all(
    annotations.map(async ({ url, unsafeUrl, dest }) => {
      const address = String(url ?? unsafeUrl ?? '');
      return { from, address, page: address === '' ? await pageOf(document, dest) : undefined };
    }),
  );
}

function fontsOf(file: PdfFile): PdfFont[] {
  return dictionaries(file)
    .filter(
      (entries) =>
        nameOf(file, entries.get('Type')) === 'Font' && !nameOf(file, entries.get('Subtype')).startsWith('CID'),
    )
    .map((entries) => {
      const inner = entries.has('DescendantFonts') ? arrayOf(file, entries.get('DescendantFonts'))[0] : undefined;
      const descriptor = dictOf(file, (inner === undefined ? entries : dictOf(file, inner)).get('FontDescriptor'));
      return {
        name: nameOf(file, entries.get('BaseFont')),
        type3: nameOf(file, entries.get('Subtype')) === 'Type3',
        embedded: ['FontFile', 'FontFile2', 'FontFile3'].some((key) => descriptor.has(key)),
        unicode: entries.has('ToUnicode'),
      };
    });
}

function picturesOf(file: PdfFile): PdfPicture[] {
  return dictionaries(file)
    .filter((entries) => nameOf(file, entries.get('Subtype')) === 'Image')
    .map((entries) => ({
      width: Number(entries.get('Width')),
      height: Number(entries.get('Height')),
      filter: nameOf(file, arrayOf(file, entries.get('Filter'))[0]),
      bytes: Number(entries.get('Length')),
    }));
}

function dictionaries(file: PdfFile): Dict[] {
  return [...file.objects.values()].flatMap(({ value }) => (value instanceof Map ? [value] : []));
}
