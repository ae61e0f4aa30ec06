import { arrayOf, type Dict, dictOf, isRef, nameOf, type PdfFile, readPdf, type Value } from '../pdf-file.ts';
import { contentOf, type PageContent, type Painted, wordsOf } from './content.ts';

/** An element of the structure tree as a reader meets it. */
export interface Item {
  readonly number: number;
  /** Type as written, and the standard one it stands for. */
  readonly type: string;
  readonly role: string;
  readonly entries: Dict;
  readonly parent: Item | undefined;
  readonly kids: readonly Item[];
  /** Marked sequences right in it, "12:3". */
  readonly contents: readonly string[];
  /** Object numbers of annotations right in it. */
  readonly annotations: readonly number[];
}

export interface Facts {
  readonly file: PdfFile;
  readonly catalog: Dict;
  readonly info: Dict;
  /** Object numbers of the pages. */
  readonly pages: readonly number[];
  readonly contents: readonly PageContent[];
  readonly roleMap: Dict;
  /** Everything in the tree, in document order. */
  readonly items: readonly Item[];
  /** Element number by key of a marked sequence, or by "StructParent" key of an annotation, from the parent tree. */
  readonly parents: ReadonlyMap<number, Value>;
  readonly words: (item: Item) => string;
  /** From 1; 0 when it has no content. */
  readonly pageOf: (item: Item) => number;
}

/** Reads all that the rules look at. */
export function factsOf(bytes: Uint8Array): Facts {
  const file = readPdf(bytes);
  const catalog = dictOf(file, file.trailer.get('Root'));
  const pages = pageNumbers(file, catalog.get('Pages'));
  const contents = pages.map((number, page) => contentOf(file, page + 1, number));
  const tree = dictOf(file, catalog.get('StructTreeRoot'));
  const roleMap = dictOf(file, tree.get('RoleMap'));
  const items: Item[] = [];
  for (const kid of arrayOf(file, rawKids(tree.get('K'))))
    if (isRef(kid)) readItem({ file, roleMap, items }, kid.ref, undefined, undefined);
  const bySequence = new Map<string, Painted[]>();
  for (const each of contents.flatMap(({ painted }) => painted))
    for (const { key } of each.around)
      if (key !== undefined) {
        const all = bySequence.get(key);
        if (all) all.push(each);
        else bySequence.set(key, [each]);
      }
  const paintedIn = (item: Item): Painted[] => [
    ...item.contents.flatMap((key) => bySequence.get(key) ?? []),
    ...item.kids.flatMap(paintedIn),
  ];
  return {
    file,
    catalog,
    info: dictOf(file, file.trailer.get('Info')),
    pages,
    contents,
    roleMap,
    items,
    parents: numberTree(file, tree.get('ParentTree')),
    words: (item) => wordsOf(file, paintedIn(item)),
    pageOf: (item) => paintedIn(item)[0]?.page ?? 0,
  };
}

interface Reading {
  readonly file: PdfFile;
  readonly roleMap: Dict;
  readonly items: Item[];
}

function pageNumbers(file: PdfFile, node: Value | undefined): number[] {
  if (!isRef(node)) return [];
  const entries = dictOf(file, node);
  if (nameOf(file, entries.get('Type')) === 'Page') return [node.ref];
  return arrayOf(file, entries.get('Kids')).flatMap((kid) => pageNumbers(file, kid));
}

/** A single kid may stand by itself, or in an array. */
function rawKids(k: Value | undefined): Value {
  return Array.isArray(k) ? k : k === undefined ? [] : [k];
}

function readItem(
  { file, roleMap, items }: Reading,
  number: number,
  parent: Item | undefined,
  inherited: number | undefined,
): Item {
  const entries = dictOf(file, { ref: number });
  const type = nameOf(file, entries.get('S'));
  const kids: Item[] = [];
  const contents: string[] = [];
  const annotations: number[] = [];
  const item = { number, type, role: roleOf(file, roleMap, type), entries, parent, kids, contents, annotations };
  items.push(item);
  const pg = entries.get('Pg');
  const page = isRef(pg) ? pg.ref : inherited;
  for (const kid of rawKids(entries.get('K')) as readonly Value[]) {
    if (typeof kid === 'number') contents.push(`${page}:${kid}`);
    else if (kid instanceof Map && kid.has('Obj')) {
      const object = kid.get('Obj');
      if (isRef(object)) annotations.push(object.ref);
    } else if (kid instanceof Map) {
      const own = kid.get('Stm') ?? kid.get('Pg');
      contents.push(`${isRef(own) ? own.ref : page}:${Number(kid.get('MCID'))}`);
    } else if (isRef(kid)) kids.push(readItem({ file, roleMap, items }, kid.ref, item, page));
  }
  return item;
}

function roleOf(file: PdfFile, roleMap: Dict, type: string): string {
  let role = type;
  for (let step = 0; step < 10 && roleMap.has(role); step++) role = nameOf(file, roleMap.get(role));
  return role;
}

function numberTree(file: PdfFile, node: Value | undefined): Map<number, Value> {
  const entries = dictOf(file, node);
  const all = new Map(arrayOf(file, entries.get('Kids')).flatMap((kid) => [...numberTree(file, kid)]));
  const nums = arrayOf(file, entries.get('Nums'));
  for (let at = 0; at + 1 < nums.length; at += 2) all.set(Number(nums[at]), nums[at + 1] ?? null);
  return all;
}
