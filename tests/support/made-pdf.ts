import { deflateSync } from 'node:zlib';
import { finishPdf, type PdfDetails } from '../../src/output/pdf/finish.ts';
import { textOf } from './pdf-file.ts';
import { factsOf, type Item } from './pdf-ua/facts.ts';

/** A tree as data: type with more entries after a space, then kids: elements, MCIDs, and "link 9" for an annotation. */
export type Branch = readonly [string, ...(Branch | number | string)[]];

/** A PDF in the very form that Chromium writes, of objects in source form from number 1 on. */
export function fileOf(objects: readonly (string | Buffer)[], root: number, info: number): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n%\xd3\xeb\xe9\xe1\n', 'latin1')];
  const rows = ['0000000000 65535 f \n'];
  let place = parts[0]?.length ?? 0;
  const add = (part: Buffer): void => {
    parts.push(part);
    place += part.length;
  };
  for (const [index, object] of objects.entries()) {
    rows.push(`${String(place).padStart(10, '0')} 00000 n \n`);
    const body = typeof object === 'string' ? Buffer.from(object, 'latin1') : object;
    add(Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), body, Buffer.from('\nendobj\n')]));
  }
  const trailer = `trailer\n<</Size ${rows.length}\n/Root ${root} 0 R\n/Info ${info} 0 R>>\nstartxref\n${place}\n%%EOF\n`;
  return Buffer.concat([...parts, Buffer.from(`xref\n0 ${rows.length}\n${rows.join('')}${trailer}`)]);
}

/** A stream in source form, packed. */
export function streamSource(entries: string, text: string): Buffer {
  const stream = deflateSync(Buffer.from(text, 'latin1'));
  const head = `<<${entries}/Filter /FlateDecode\n/Length ${stream.length}>>\nstream\n`;
  return Buffer.concat([Buffer.from(head), stream, Buffer.from('\nendstream')]);
}

interface Made {
  /** Content of each page. */
  readonly pages: readonly string[];
  /** What stands in the Document; MCIDs are those of the first page, "1:3" is one of the page after it. */
  readonly tree: readonly Branch[];
  /** Annotations of the first page in source form; the first is object 9. */
  readonly annotations?: readonly string[];
  /** Streams of the forms X1, X2 …, and how X1 is painted: with the state /G1. */
  readonly forms?: readonly string[];
  readonly state?: string;
}

/** A PDF as Chromium would print it: one font, F1, whose glyph 0x41 is "A" and so on. */
export function madePdf({ pages, tree, annotations = [], forms = [], state = '/ca 1\n/BM /Normal' }: Made): Buffer {
  const objects: (string | Buffer)[] = [
    '<</Creator (Chromium)>>',
    '<</Type /Catalog\n/Pages 3 0 R\n/StructTreeRoot 4 0 R\n/MarkInfo <</Marked true>>>>',
    '',
    '',
    '<</Type /Font\n/Subtype /Type0\n/ToUnicode 6 0 R>>',
    streamSource('', '1 beginbfchar\n<0020> <0020>\nendbfchar\n1 beginbfrange\n<0041> <007A> <0041>\nendbfrange'),
    `<<${state}>>`,
    '<<>>',
    ...annotations.map((each, index) => each.replace('>>', `\n/StructParent ${100_000 + index}>>`)),
  ];
  const add = (object: string | Buffer): number => objects.push(object);
  const state1 = '/ExtGState <</G1 7 0 R>>\n/Font <</F1 5 0 R>>';
  const names = forms.map((form, index) => {
    const entries = `/Type /XObject\n/Subtype /Form\n/BBox [0 0 9 9]\n/Resources <<${state1}>>\n`;
    return `/X${index + 1} ${add(streamSource(entries, form))} 0 R`;
  });
  const resources = `<<${state1}${names.length > 0 ? `\n/XObject <<${names.join(' ')}>>` : ''}>>`;
  const annots = annotations.length > 0 ? `/Annots [${annotations.map((_, at) => `${9 + at} 0 R`).join(' ')}]\n` : '';
  const numbers = pages.map((content, index) => {
    const contents = add(streamSource('', content));
    return add(
      `<</Type /Page\n/Resources ${resources}\n/MediaBox [0 0 100 100]\n/Contents ${contents} 0 R\n${index === 0 ? annots : ''}/StructParents ${index}\n/Parent 3 0 R>>`,
    );
  });
  objects[2] = `<</Type /Pages\n/Count ${pages.length}\n/Kids [${numbers.map((number) => `${number} 0 R`).join(' ')}]>>`;
  const plant = ([head, ...kids]: Branch, parent: number): number => {
    const own = add('');
    const [type, ...more] = head.split(' ');
    const items = kids.map((kid) => {
      if (typeof kid === 'number') return String(kid);
      if (typeof kid !== 'string') return `${plant(kid, own)} 0 R`;
      const annotation = /^link (\d+)$/.exec(kid)?.[1];
      if (annotation) return `<</Type /OBJR\n/Obj ${annotation} 0 R\n/Pg ${numbers[0]} 0 R>>`;
      const [page, mcid] = kid.split(':');
      return `<</Type /MCR\n/Pg ${numbers[Number(page)]} 0 R\n/MCID ${mcid}>>`;
    });
    const k = items.length === 0 ? '' : `\n/K [${items.join(' ')}]`;
    objects[own - 1] =
      `<</Type /StructElem\n/S /${type}\n${more.join(' ')}/P ${parent} 0 R\n/Pg ${numbers[0]} 0 R${k}>>`;
    return own;
  };
  const document = plant(['Document', ...tree], 4);
  objects[3] = `<</Type /StructTreeRoot\n/K ${document} 0 R>>`;
  return fileOf(objects, 2, 1);
}

export const details: PdfDetails = {
  title: 'Title',
  author: 'Author',
  lang: 'en',
  date: new Date('1905-01-02T00:00:00Z'),
  creator: 'Lanternist 0.0.0',
  outlineTitles: [],
};

/** The tree of the finished PDF, an element a line, with its text: "  P “words”". */
export function treeOf(made: Made): string[] {
  const facts = factsOf(finishPdf(madePdf(made), details));
  const lines: string[] = [];
  const visit = (item: Item, depth: number): void => {
    const words = item.contents.length > 0 ? ` “${facts.words({ ...item, kids: [] })}”` : '';
    const said = ['Alt', 'Lang', 'ActualText'].flatMap((key) =>
      item.entries.has(key) ? [` ${key}=${textOf(facts.file, item.entries.get(key))}`] : [],
    );
    const links = item.annotations.map((number) => {
      const contents = facts.file.objects.get(number)?.value;
      return ` → ${contents instanceof Map ? textOf(facts.file, contents.get('Contents')) : ''}`;
    });
    lines.push(`${'  '.repeat(depth)}${item.type}${said.join('')}${words}${links.join('')}`);
    for (const kid of item.kids) visit(kid, depth + 1);
  };
  for (const item of facts.items.filter(({ parent }) => parent?.type === 'Document')) visit(item, 0);
  return lines;
}

/** Content that shows words as marked sequence 0, 1 and so on; '' paints a box without words. */
export function shown(...words: readonly string[]): string {
  return words
    .map((each, mcid) => `/NonStruct <</MCID ${mcid} >>BDC\n${each ? text(each) : '0 0 9 9 re\nf'}\nEMC\n`)
    .join('');
}

/** Operators that show words. */
export function text(words: string): string {
  return `BT\n/F1 12 Tf\n1 0 0 -1 8 55 Tm\n<${[...words].map((sign) => sign.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()).join('')}> Tj\nET`;
}
