import { fromPdfString } from './page-text.ts';
import { dictionaryAt, dictionaryOf, itemsOf, objectNumber, type PdfFile } from './parse.ts';
import { type Annotation, type Content, type Element, element, elementsOf, type Kid } from './structure.ts';
import { dictionarySource, pdfString } from './syntax.ts';

/** Object numbers of the link annotations of each page. */
export function linksOf(pdf: PdfFile, pages: readonly number[]): ReadonlyMap<number, readonly number[]> {
  const isLink = (number: number): boolean => dictionaryOf(pdf, number).get('Subtype') === '/Link';
  return new Map(
    pages.map((page) => {
      const all = itemsOf(arrayAt(pdf, dictionaryOf(pdf, page).get('Annots'))).map(objectNumber);
      return [page, all.filter(isLink)] as const;
    }),
  );
}

/**
 * Puts every link into an element Link, and says in its annotation what it is: its own words or its picture's, else
 * where it leads. Chromium leaves out the element where a link has a role of its own, such as a note's number.
 */
export function mendLinks(
  pdf: PdfFile,
  document: Element,
  links: ReadonlyMap<number, readonly number[]>,
  textOf: (content: Content) => string,
): void {
  const left = new Map([...links].flatMap(([page, all]) => all.map((number) => [number, page] as const)));
  for (const parent of elementsOf(document)) {
    const mine = parent.kids.filter((kid) => kid.kind === 'annotation' && left.delete(kid.number));
    if (mine.length === 0) continue;
    let link = parent;
    if (parent.type !== 'Link') {
      link = element('Link', mine);
      parent.kids = [...parent.kids.filter((kid) => !mine.includes(kid)), link];
    }
    describe(pdf, mine as readonly Annotation[], spoken(link, textOf));
  }
  for (const [number, page] of left) {
    const annotation = { kind: 'annotation', page, number } as const;
    document.kids.push(element('P', [element('Link', [annotation])]));
    describe(pdf, [annotation], '');
  }
}

function describe(pdf: PdfFile, annotations: readonly Annotation[], words: string): void {
  for (const { number } of annotations) {
    const entries = dictionaryOf(pdf, number);
    entries.set('Contents', pdfString(words || addressOf(pdf, entries)));
    pdf.objects.set(number, { text: dictionarySource(entries) });
  }
}

function addressOf(pdf: PdfFile, link: ReadonlyMap<string, string>): string {
  const address = dictionaryAt(pdf, link.get('A')).get('URI');
  if (address !== undefined) return fromPdfString(address);
  const name = (link.get('Dest') ?? '').replace(/#([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  return name.startsWith('/') ? Buffer.from(name.slice(1), 'latin1').toString('utf8') : '→';
}

/** The words of a link. A picture's text stands for all that is in it. */
function spoken(parent: Element, textOf: (content: Content) => string): string {
  const instead = parent.entries.get('ActualText') ?? parent.entries.get('Alt');
  if (instead !== undefined) return fromPdfString(instead);
  const parts = parent.kids.map((kid: Kid) => {
    if (kid.kind === 'content') return textOf(kid);
    return kid.kind === 'element' ? spoken(kid, textOf) : '';
  });
  return parts.join(' ').replace(/\s+/g, ' ').trim();
}

function arrayAt(pdf: PdfFile, value: string | undefined): string {
  if (value === undefined) return '[]';
  return value.startsWith('[') ? value : (pdf.objects.get(objectNumber(value))?.text ?? '[]');
}
