import { pagesOf } from './pages.ts';
import { dictionaryAt, dictionaryOf, parsePdf } from './parse.ts';

/** The page of each named destination, from 1, by its name: the `id` of an element that something links to. */
export function destinationsIn(printed: Uint8Array): ReadonlyMap<string, number> {
  const pdf = parsePdf(Buffer.from(printed.buffer, printed.byteOffset, printed.byteLength));
  const catalog = dictionaryOf(pdf, pdf.root);
  const numbers = new Map(pagesOf(pdf).map((page, index) => [page, index + 1]));
  return new Map(
    [...dictionaryAt(pdf, catalog.get('Dests'))].flatMap(([name, value]) => {
      const page = numbers.get(Number(/^\[\s*(\d+) 0 R/.exec(value)?.[1] ?? 0));
      return page === undefined ? [] : [[nameText(name), page] as const];
    }),
  );
}

/** `#2E` in a name stands for a byte; the bytes are UTF-8. */
function nameText(name: string): string {
  const bytes = name.replace(/#([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
