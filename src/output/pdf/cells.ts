import { type Dictionary, dictionaryOf, entriesOf, objectNumber, type PdfFile, sourceOf } from './parse.ts';

/**
 * Counts the ids of table headers anew, in place. Chromium names a header by a number of its process, "node00000137",
 * which it gives out in another order from print to print. The ids stand at the header, in `Headers` of the cells below
 * it, and sorted in the leaf of the tree that `IDTree` of the structure tree names:
 *
 *     <</Limits [(node00000137) (node00000139)]
 *     /Names [(node00000137) 37 0 R (node00000139) 35 0 R]>>
 *
 * Object numbers follow the document, so the header of the lowest number becomes "node00000001".
 */
export function recountCells(pdf: PdfFile, tree: Dictionary): void {
  const idTree = tree.get('IDTree');
  if (idTree === undefined) return;
  const kids = dictionaryOf(pdf, objectNumber(idTree)).get('Kids') ?? '[]';
  const leaves = [...kids.matchAll(/\d+ 0 R/g)].map(([leaf]) => sourceOf(pdf, objectNumber(leaf)));
  const headers = leaves.flatMap(({ text }) => headersIn(text)).sort((a, b) => a.number - b.number);
  const counted = new Map(headers.map(({ id }, index) => [id, `node${String(index + 1).padStart(8, '0')}`]));
  rename(pdf.bytes, counted);
  for (const { start, text } of leaves) {
    const renamed = leafSource(headersIn(text), counted);
    if (renamed.length !== text.length) throw new Error("The browser's PDF is not as expected: a leaf of its id tree");
    pdf.bytes.write(renamed, start, 'latin1');
  }
}

interface Header {
  readonly id: string;
  /** Its object number. */
  readonly number: number;
}

function headersIn(leaf: string): Header[] {
  const names = entriesOf(leaf).get('Names') ?? '';
  return [...names.matchAll(/\((node\d{8})\) (\d+) 0 R/g)].map(([, id = '', number]) => ({
    id,
    number: Number(number),
  }));
}

function leafSource(headers: readonly Header[], counted: ReadonlyMap<string, string>): string {
  const names = headers
    .map(({ id, number }) => ({ id: `(${counted.get(id)})`, number }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const pairs = names.map(({ id, number }) => `${id} ${number} 0 R`).join(' ');
  return `<</Limits [${names[0]?.id} ${names.at(-1)?.id}]\n/Names [${pairs}]>>`;
}

function rename(bytes: Buffer, counted: ReadonlyMap<string, string>): void {
  for (let at = bytes.indexOf('(node'); at !== -1; at = bytes.indexOf('(node', at + 1)) {
    const id = /^\((node\d{8})\)/.exec(bytes.toString('latin1', at, at + 14))?.[1];
    const name = counted.get(id ?? '');
    if (name !== undefined) bytes.write(name, at + 1, 'latin1');
  }
}
