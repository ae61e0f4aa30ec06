import { deflateSync, inflateSync } from 'node:zlib';
import { type FormUse, type Scan, scanContent } from './content.ts';
import { dictionaryAt, dictionaryOf, itemsOf, objectNumber, objectOf, type PdfFile, unexpected } from './parse.ts';
import { dictionarySource } from './syntax.ts';

/** A page, or a form painted on it, with its content stream. */
export interface Sheet {
  /** Object number of the page. */
  readonly page: number;
  /** Object number of the form; undefined for the page itself. */
  readonly form: number | undefined;
  readonly text: string;
  readonly resources: Map<string, string>;
  readonly scan: Scan;
  /** Forms on it that hold marked content and had to stay. */
  readonly forms: ReadonlyMap<FormUse, Sheet>;
}

/** Object numbers of all pages, in order. */
export function pagesOf(pdf: PdfFile): number[] {
  const below = (number: number): number[] => {
    const node = dictionaryOf(pdf, number);
    return node.get('Type') === '/Pages'
      ? itemsOf(node.get('Kids') ?? '[]').flatMap((kid) => below(objectNumber(kid)))
      : [number];
  };
  return below(objectNumber(dictionaryOf(pdf, pdf.root).get('Pages')));
}

/**
 * The content of a page. Chromium paints a page with margin boxes into a form, and marks the content in it as if it stood on
 * the page, where readers look for it in vain. Such a form is put back into the page, which looks the same as long as it
 * is opaque and nothing in it is blended; forms that aren't come along as sheets of their own.
 */
export function openPage(pdf: PdfFile, page: number): Sheet {
  const entries = dictionaryOf(pdf, page);
  const resources = dictionaryAt(pdf, entries.get('Resources'));
  const height = Number(itemsOf(entries.get('MediaBox') ?? '[0 0 0 842]')[3]);
  const contents = entries.get('Contents');
  const text = contents === undefined ? '' : inflated(pdf, objectNumber(contents));
  return sheetOf(pdf, { page, form: undefined, text, resources }, height);
}

/** The text of a stream. */
export function inflated(pdf: PdfFile, number: number): string {
  const { text, stream } = objectOf(pdf, number);
  if (!stream) throw unexpected(`object ${number} has no stream`);
  return (/\/Filter \/FlateDecode/.test(text) ? inflateSync(stream) : stream).toString('latin1');
}

/** Puts another text into a stream. The same text gives the same bytes. */
export function putStream(pdf: PdfFile, number: number, entries: ReadonlyMap<string, string>, text: string): void {
  const stream = deflateSync(Buffer.from(text, 'latin1'), { level: 9 });
  const all = new Map([...entries, ['Filter', '/FlateDecode'], ['Length', String(stream.length)]]);
  pdf.objects.set(number, { text: dictionarySource(all), stream });
}

type Open = Omit<Sheet, 'scan' | 'forms'>;

function sheetOf(pdf: PdfFile, open: Open, height: number): Sheet {
  const xObjects = dictionaryAt(pdf, open.resources.get('XObject'));
  const marked = new Map([...xObjects].map(([name, value]) => [name, markedForm(pdf, objectNumber(value))] as const));
  const scan = scanContent(open.text, (name) => marked.get(name) !== undefined, height);
  const inlined = scan.forms.filter((use) => canStandOnPage(pdf, open.resources, use, marked.get(use.name)));
  if (inlined.length > 0) return sheetOf(pdf, withForms(pdf, open, inlined, marked), height);
  const forms = new Map(
    scan.forms.flatMap((use) => {
      const form = marked.get(use.name);
      return form ? [[use, sheetOf(pdf, { page: open.page, ...form }, height)] as const] : [];
    }),
  );
  return { ...open, scan, forms };
}

interface Form {
  readonly form: number;
  readonly text: string;
  readonly entries: ReadonlyMap<string, string>;
  readonly resources: Map<string, string>;
}

/** A form XObject that holds marked content, itself or in a form inside it. */
function markedForm(pdf: PdfFile, number: number): Form | undefined {
  const entries = dictionaryOf(pdf, number);
  if (entries.get('Subtype') !== '/Form') return undefined;
  const resources = dictionaryAt(pdf, entries.get('Resources'));
  const text = inflated(pdf, number);
  const inside = dictionaryAt(pdf, resources.get('XObject'));
  const marked = text.includes('/MCID ') || [...inside.values()].some((value) => markedForm(pdf, objectNumber(value)));
  return marked ? { form: number, text, entries, resources } : undefined;
}

/** Painted opaquely, with nothing blended inside, a form looks the same as its content right on the page. */
function canStandOnPage(pdf: PdfFile, resources: Sheet['resources'], use: FormUse, form: Form | undefined): boolean {
  if (!form || use.marked || form.entries.has('Matrix')) return false;
  const outer = dictionaryAt(pdf, resources.get('ExtGState'));
  const state = dictionaryAt(pdf, use.state === undefined ? undefined : outer.get(use.state));
  const inner = [...dictionaryAt(pdf, form.resources.get('ExtGState')).values()];
  return isOpaque(state) && inner.every((value) => isUnblended(dictionaryAt(pdf, value)));
}

function isOpaque(state: ReadonlyMap<string, string>): boolean {
  return isUnblended(state) && ['ca', 'CA'].every((key) => Number(state.get(key) ?? 1) === 1);
}

function isUnblended(state: ReadonlyMap<string, string>): boolean {
  return (state.get('BM') ?? '/Normal') === '/Normal' && (state.get('SMask') ?? '/None') === '/None';
}

function withForms(
  pdf: PdfFile,
  open: Open,
  uses: readonly FormUse[],
  marked: ReadonlyMap<string, Form | undefined>,
): Open {
  const parts: string[] = [];
  let resources = open.resources;
  let at = 0;
  for (const use of uses) {
    const form = marked.get(use.name);
    if (!form) continue;
    const [x, y, right, top] = itemsOf(form.entries.get('BBox') ?? '').map(Number) as [number, number, number, number];
    const box = `${x} ${y} ${rounded(right - x)} ${rounded(top - y)} re\nW n`;
    parts.push(open.text.slice(at, use.start), `q\n${box}\n${form.text}\nQ`);
    at = use.end;
    resources = merged(pdf, resources, form.resources, use.name);
    pdf.objects.delete(form.form);
  }
  return { ...open, text: parts.join('') + open.text.slice(at), resources };
}

/** Resources of both. Chromium names a resource by its object number, so that the same name means the same thing. */
function merged(
  pdf: PdfFile,
  outer: Sheet['resources'],
  inner: Sheet['resources'],
  without: string,
): Sheet['resources'] {
  const all = new Map(outer);
  for (const kind of new Set([...outer.keys(), ...inner.keys()])) {
    if (kind === 'ProcSet') continue;
    const names = dictionaryAt(pdf, outer.get(kind));
    if (kind === 'XObject') names.delete(without);
    for (const [name, value] of dictionaryAt(pdf, inner.get(kind))) {
      if ((names.get(name) ?? value) !== value) throw unexpected(`two resources are named "${name}"`);
      names.set(name, value);
    }
    if (names.size > 0) all.set(kind, dictionarySource(names));
    else all.delete(kind);
  }
  return all;
}

function rounded(length: number): number {
  return Number(length.toFixed(4));
}
