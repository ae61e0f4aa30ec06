import {
  arrayOf,
  type Dict,
  dictOf,
  isRef,
  nameOf,
  type PdfFile,
  streamOf,
  textOf,
  utf16,
  type Value,
  valueAt,
} from '../pdf-file.ts';

/** Something painted on a page. */
export interface Painted {
  readonly page: number;
  /** Marked sequences around it, the outermost first. */
  readonly around: readonly Sequence[];
  readonly what: 'text' | 'picture' | 'path';
  readonly text: string;
  /** Glyph codes shown, with the font's dictionary. */
  readonly codes: readonly number[];
  readonly font: Dict | undefined;
}

/** A marked sequence. */
export interface Sequence {
  readonly tag: string;
  /** "12:3", the object that holds the content and the MCID; undefined without an MCID. */
  readonly key: string | undefined;
  readonly properties: Dict;
}

export interface PageContent {
  readonly painted: readonly Painted[];
  readonly sequences: readonly Sequence[];
  /** Object numbers of forms with marked content, each time one is painted. */
  readonly markedForms: readonly number[];
  /** q without Q, BDC without EMC and the like. */
  readonly broken: readonly string[];
}

/** Goes through all that a page paints, forms included. */
export function contentOf(file: PdfFile, page: number, number: number): PageContent {
  const result: Result = { painted: [], sequences: [], markedForms: [], broken: [] };
  const entries = dictOf(file, { ref: number });
  const text = arrayOf(file, entries.get('Contents')).length === 0 ? '' : contents(file, entries.get('Contents'));
  run({ file, page, holder: number, resources: dictOf(file, entries.get('Resources')), result, around: [] }, text);
  return result;
}

interface Result {
  readonly painted: Painted[];
  readonly sequences: Sequence[];
  readonly markedForms: number[];
  readonly broken: string[];
}

interface Scope {
  readonly file: PdfFile;
  readonly page: number;
  readonly holder: number;
  readonly resources: Dict;
  readonly result: Result;
  readonly around: readonly Sequence[];
}

function contents(file: PdfFile, value: Value | undefined): string {
  const parts = isRef(value) ? [value] : arrayOf(file, value);
  return parts.map((part) => streamOf(file, part)?.toString('latin1') ?? '').join('\n');
}

const paths = new Set(['f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'S', 's', 'sh']);
const shows = new Set(['Tj', 'TJ', "'", '"']);

function run(scope: Scope, text: string): void {
  const { file, page, result, resources } = scope;
  const around: Sequence[] = [...scope.around];
  let pairs = 0;
  let font: Dict | undefined;
  let operands: Value[] = [];
  const paint = (what: Painted['what'], codes: readonly number[] = []): void => {
    const words = font ? codes.map((code) => unicodeOf(file, font as Dict).get(code) ?? '').join('') : '';
    result.painted.push({ page, around: [...around], what, text: words, codes, font });
  };
  for (let at = 0; at < text.length; ) {
    const operand = valueAt(text, at);
    if (operand) {
      operands.push(operand.value);
      at = operand.end;
      continue;
    }
    operatorPattern.lastIndex = at;
    const found = operatorPattern.exec(text);
    if (!found) break;
    at = operatorPattern.lastIndex;
    const name = found[1] ?? '';
    if (name === 'q') pairs++;
    else if (name === 'Q') pairs--;
    else if (name === 'Tf') font = dictOf(file, dictOf(file, resources.get('Font')).get(nameOf(file, operands[0])));
    else if (name === 'BDC' || name === 'BMC') {
      const sequence = sequenceOf(scope, nameOf(file, operands[0]), operands[1]);
      around.push(sequence);
      result.sequences.push(sequence);
    } else if (name === 'EMC') {
      if (!around.pop()) result.broken.push('EMC without a beginning');
    } else if (paths.has(name)) paint('path');
    else if (shows.has(name)) paint('text', codesIn(operands));
    else if (name === 'Do') paintObject({ ...scope, around }, nameOf(file, operands[0]), paint);
    operands = [];
  }
  if (pairs !== 0) result.broken.push('q and Q are not in pairs');
  if (around.length !== scope.around.length) result.broken.push('a marked sequence has no end');
}

const operatorPattern = /[\s\0]*([A-Za-z'"]+[01]?\*?|\S)/y;

function sequenceOf(scope: Scope, tag: string, operand: Value | undefined): Sequence {
  const named = dictOf(scope.file, scope.resources.get('Properties'));
  const properties = dictOf(scope.file, operand instanceof Map ? operand : named.get(nameOf(scope.file, operand)));
  const mcid = properties.get('MCID');
  return { tag, properties, key: typeof mcid === 'number' ? `${scope.holder}:${mcid}` : undefined };
}

function paintObject(scope: Scope, name: string, paint: (what: 'picture') => void): void {
  const { file, result } = scope;
  const object = dictOf(file, scope.resources.get('XObject')).get(name);
  const entries = dictOf(file, object);
  if (nameOf(file, entries.get('Subtype')) !== 'Form' || !isRef(object)) {
    paint('picture');
    return;
  }
  const text = contents(file, object);
  if (text.includes('/MCID')) result.markedForms.push(object.ref);
  // Without a place of its own in the parent tree, what is marked in a form belongs to nothing.
  run({ ...scope, holder: object.ref, resources: dictOf(file, entries.get('Resources')) }, text);
}

function codesIn(operands: readonly Value[]): number[] {
  return operands.flat().flatMap((each) => {
    if (typeof each !== 'object' || each === null || !('bytes' in each)) return [];
    return Array.from({ length: each.bytes.length >> 1 }, (_, index) => each.bytes.readUInt16BE(2 * index));
  });
}

const tables = new WeakMap<Dict, ReadonlyMap<number, string>>();

/** The font's Unicode table, by glyph code. */
export function unicodeOf(file: PdfFile, font: Dict): ReadonlyMap<number, string> {
  const known = tables.get(font);
  if (known) return known;
  const table = new Map<number, string>();
  const cmap = streamOf(file, font.get('ToUnicode'))?.toString('latin1') ?? '';
  for (const [, kind, block = ''] of cmap.matchAll(/beginbf(char|range)([\s\S]*?)endbf/g)) {
    const codes = [...block.matchAll(/<([0-9A-Fa-f]+)>/g)].map(([, digits = '']) => Buffer.from(digits, 'hex'));
    for (let at = 0; at < codes.length; at += kind === 'char' ? 2 : 3) {
      const first = codes[at]?.readUInt16BE(0) ?? 0;
      const last = kind === 'char' ? first : (codes[at + 1]?.readUInt16BE(0) ?? 0);
      const start = utf16(codes[at + (kind === 'char' ? 1 : 2)] ?? Buffer.alloc(0));
      for (let code = first; code <= last; code++)
        table.set(code, kind === 'char' ? start : String.fromCodePoint((start.codePointAt(0) ?? 0) + code - first));
    }
  }
  tables.set(font, table);
  return table;
}

/** What a sequence of painting says, with the texts that stand for parts of it. */
export function wordsOf(file: PdfFile, painted: readonly Painted[]): string {
  const said = new Set<Sequence>();
  return painted
    .map(({ around, text }) => {
      const instead = around.find(({ properties }) => properties.has('ActualText'));
      if (!instead) return text;
      if (said.has(instead)) return '';
      said.add(instead);
      return textOf(file, instead.properties.get('ActualText'));
    })
    .join('');
}
