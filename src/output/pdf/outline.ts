import { type Dictionary, dictionaryOf, objectNumber, type PdfFile } from './parse.ts';
import { pdfString } from './syntax.ts';

/**
 * New versions of the outline items, by object number, with `titles` in place of Chromium's own, which lose spaces
 * where a heading wraps. Chromium writes one item for each heading `h1` to `h6` that has text, nested by level; `titles`
 * are in document order, that is, an item before those inside it. Another count is a bug in the caller: plain Error.
 */
export function retitled(pdf: PdfFile, catalog: Dictionary, titles: readonly string[]): Map<number, Dictionary> {
  const root = catalog.get('Outlines');
  const items = root === undefined ? [] : itemsUnder(pdf, dictionaryOf(pdf, objectNumber(root)));
  if (items.length !== titles.length)
    throw new Error(`The PDF's outline has ${items.length} headings, but there are ${titles.length} titles`);
  return new Map(
    items.map(({ number, item }, index) => {
      const title = pdfString(titles[index] ?? '');
      return [number, new Map([...item, ['Title', title]])];
    }),
  );
}

interface OutlineItem {
  readonly number: number;
  readonly item: Dictionary;
}

/** All items below one, in document order. Siblings are a chain, which may be thousands long: no recursion along it. */
function itemsUnder(pdf: PdfFile, parent: Dictionary): OutlineItem[] {
  const items: OutlineItem[] = [];
  for (let next = parent.get('First'); next !== undefined; ) {
    const number = objectNumber(next);
    const item = dictionaryOf(pdf, number);
    items.push({ number, item });
    for (const below of itemsUnder(pdf, item)) items.push(below);
    next = item.get('Next');
  }
  return items;
}
