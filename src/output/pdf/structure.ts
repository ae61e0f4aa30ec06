import {
  type Dictionary,
  dictionaryAt,
  dictionaryOf,
  entriesOf,
  itemsOf,
  objectNumber,
  type PdfFile,
} from './parse.ts';

/** An element of the structure tree. It is changed here until the tree is written again. */
export interface Element {
  readonly kind: 'element';
  /** Structure type without slash, such as "P". */
  type: string;
  /** Object number in the browser's file, which bookmarks name; undefined for one made here. */
  readonly number: number | undefined;
  /** What else it says: Alt, Lang, A, ID and the like. */
  readonly entries: Map<string, string>;
  kids: Kid[];
}

/** A marked sequence of a page. */
export interface Content {
  readonly kind: 'content';
  readonly page: number;
  readonly mcid: number;
  /** Object number of the form whose stream holds it, when that isn't the page's. */
  form?: number;
}

export interface Annotation {
  readonly kind: 'annotation';
  readonly page: number;
  readonly number: number;
}

export type Kid = Element | Content | Annotation;

export interface Tree {
  /** Object number of the structure tree's root. */
  readonly root: number;
  /** A Document, as Chromium writes it. */
  readonly document: Element;
}

/** An element made here. */
export function element(type: string, kids: Kid[]): Element {
  return { kind: 'element', type, number: undefined, entries: new Map(), kids };
}

/**
 * Takes the structure tree out of the file: its elements, the parent tree and the tree of ids are no longer among the
 * objects afterwards, since `writeTree` makes all of them anew.
 */
export function takeTree(pdf: PdfFile, root: number): Tree {
  const entries = dictionaryOf(pdf, root);
  const document = elementOf(pdf, objectNumber(entries.get('K')), 0);
  for (const key of ['ParentTree', 'IDTree']) dropTree(pdf, entries.get(key));
  return { root, document };
}

/** All elements in document order, a parent before its kids. */
export function elementsOf(document: Element): Element[] {
  const all: Element[] = [];
  const visit = (parent: Element): void => {
    all.push(parent);
    for (const kid of parent.kids) if (kid.kind === 'element') visit(kid);
  };
  visit(document);
  return all;
}

const ownKeys = new Set(['Type', 'S', 'P', 'Pg', 'K']);

function elementOf(pdf: PdfFile, number: number, parentPage: number): Element {
  const entries = dictionaryOf(pdf, number);
  pdf.objects.delete(number);
  const pg = entries.get('Pg');
  const page = pg === undefined ? parentPage : objectNumber(pg);
  const k = entries.get('K');
  const kids = k === undefined ? [] : itemsOf(k).map((item) => kidOf(pdf, item, page));
  const type = (entries.get('S') ?? '').slice(1);
  for (const key of ownKeys) entries.delete(key);
  return { kind: 'element', type, number, entries, kids };
}

function kidOf(pdf: PdfFile, item: string, page: number): Kid {
  if (/^\d+$/.test(item)) return { kind: 'content', page, mcid: Number(item) };
  if (!item.startsWith('<<')) return elementOf(pdf, objectNumber(item), page);
  const entries: Dictionary = entriesOf(item);
  const pg = entries.get('Pg');
  const own = pg === undefined ? page : objectNumber(pg);
  if (entries.has('Obj')) return { kind: 'annotation', page: own, number: objectNumber(entries.get('Obj')) };
  return { kind: 'content', page: own, mcid: Number(entries.get('MCID')) };
}

/** Deletes the nodes of a number or name tree, and the arrays of elements that a parent tree names. */
function dropTree(pdf: PdfFile, value: string | undefined): void {
  if (value === undefined) return;
  const node = dictionaryAt(pdf, value);
  if (!value.startsWith('<<')) pdf.objects.delete(objectNumber(value));
  for (const kid of itemsOf(node.get('Kids') ?? '[]')) dropTree(pdf, kid);
  for (const item of itemsOf(node.get('Nums') ?? '[]')) {
    const number = Number(/^(\d+) 0 R$/.exec(item)?.[1] ?? 0);
    if (pdf.objects.get(number)?.text.startsWith('[')) pdf.objects.delete(number);
  }
}
