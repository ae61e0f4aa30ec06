import { parentTree } from './parent-tree.ts';
import type { PdfFile } from './parse.ts';
import { type Content, type Element, elementsOf, type Tree } from './structure.ts';
import { dictionarySource } from './syntax.ts';

/** Structure types that PDF 1.7 lacks, by the nearest that it has. All others are mapped to NonStruct. */
const roles: Readonly<Record<string, string>> = {
  Em: 'Span',
  Strong: 'Span',
  Sub: 'Span',
  Aside: 'Div',
  Title: 'P',
  FENote: 'Div',
  DocumentFragment: 'Div',
};

/** ISO 32000-1, 14.8.4. */
const standard = new Set(
  `Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody
  Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure
  Formula Form`.split(/\s+/),
);

/**
 * Writes the structure tree into the file, with the tree that leads from marked content and annotations back to their
 * elements, and the tree of ids. `forms` are those whose content has elements of its own. Gives the new object numbers
 * of elements by their old ones.
 */
export function writeTree(
  pdf: PdfFile,
  { root, document }: Tree,
  pages: readonly number[],
  forms: readonly number[],
): ReadonlyMap<number, number> {
  const elements = elementsOf(document);
  const take = freeNumbers(pdf);
  const numbers = new Map(elements.map((each) => [each, take()]));
  const numberOf = (each: Element): number => numbers.get(each) ?? 0;
  const ids = renumberIds(elements);
  const parents = parentTree([...pages, ...forms]);
  const write = (each: Element, parent: number): void => {
    const own = numberOf(each);
    pdf.objects.set(own, { text: elementSource(each, parent, numberOf) });
    for (const kid of each.kids) {
      if (kid.kind === 'element') write(kid, own);
      else if (kid.kind === 'content') parents.addContent(kid, own);
      else parents.addAnnotation(kid.number, own);
    }
  };
  write(document, root);
  const idTree = ids.map(([id, each]) => `${id} ${numberOf(each)} 0 R`).join(' ');
  const used = new Set(elements.map(({ type }) => type).filter((type) => !standard.has(type)));
  const map = new Map([...used].sort().map((type) => [type, `/${roles[type] ?? 'NonStruct'}`]));
  const entries = new Map([
    ['Type', '/StructTreeRoot'],
    ['K', `${numberOf(document)} 0 R`],
    ...parents.entriesInto(pdf),
    ...(idTree ? [['IDTree', `<</Names [${idTree}]>>`] as const] : []),
    ...(map.size > 0 ? [['RoleMap', dictionarySource(map)] as const] : []),
  ]);
  pdf.objects.set(root, { text: dictionarySource(entries) });
  return new Map(elements.flatMap((each) => (each.number === undefined ? [] : [[each.number, numberOf(each)]])));
}

/** Numbers that no object has, the smallest first. */
export function freeNumbers(pdf: PdfFile): () => number {
  let last = 0;
  return () => {
    do last++;
    while (pdf.objects.has(last));
    return last;
  };
}

function elementSource(each: Element, parent: number, numberOf: (each: Element) => number): string {
  const page = each.kids.find((kid): kid is Content => kid.kind === 'content')?.page;
  const kids = each.kids.map((kid) => {
    if (kid.kind === 'element') return `${numberOf(kid)} 0 R`;
    if (kid.kind === 'annotation') return `<</Type /OBJR /Obj ${kid.number} 0 R /Pg ${kid.page} 0 R>>`;
    if (kid.form !== undefined) return `<</Type /MCR /Pg ${kid.page} 0 R /Stm ${kid.form} 0 R /MCID ${kid.mcid}>>`;
    return kid.page === page ? String(kid.mcid) : `<</Type /MCR /Pg ${kid.page} 0 R /MCID ${kid.mcid}>>`;
  });
  const entries = new Map([
    ['Type', '/StructElem'],
    ['S', `/${each.type}`],
    ['P', `${parent} 0 R`],
    ...(page === undefined ? [] : [['Pg', `${page} 0 R`] as const]),
    ...(kids.length === 0 ? [] : [['K', kids.length === 1 ? String(kids[0]) : `[${kids.join(' ')}]`] as const]),
    ...each.entries,
  ]);
  return dictionarySource(entries);
}

/**
 * Counts the ids of table headers anew. Chromium names a header by a number of its process, "node00000137", which it gives out in
 * another order from print to print; the ids stand at the header and in `Headers` of the cells below it. The first
 * header of the document becomes "node00000001". Gives the elements by id, sorted. Spans of one cell are the default
 * and left out.
 */
function renumberIds(elements: readonly Element[]): (readonly [string, Element])[] {
  const named = elements.filter(({ entries }) => entries.has('ID'));
  const counted = named.map((each, index) => [`(node${String(index + 1).padStart(8, '0')})`, each] as const);
  const byOld = new Map(counted.map(([id, each]) => [each.entries.get('ID') ?? '', id]));
  for (const [id, each] of counted) each.entries.set('ID', id);
  for (const { entries } of elements) {
    const attributes = entries.get('A');
    if (attributes === undefined) continue;
    const said = attributes
      .replace(/\(node\d{8}\)/g, (id) => byOld.get(id) ?? id)
      .replace(/\s*<<\/O \/Table\s+\/(Row|Col)Span 1>>/g, '')
      .replace(/\[\s+/, '[');
    if (/^\[\s*\]$/.test(said)) entries.delete('A');
    else entries.set('A', said);
  }
  return counted;
}
