import type { FormUse, LooseRun } from './content.ts';
import { putStream, type Sheet } from './pages.ts';
import { dictionaryOf, objectNumber, type PdfFile } from './parse.ts';
import type { Content, Element } from './structure.ts';
import { dictionarySource } from './syntax.ts';

/** Who owns a marked sequence of a page in the mended tree. */
export type OwnerOf = (page: number, mcid: number) => { owner: Element; content: Content } | undefined;

/**
 * Writes a page's content again so that all of it is either marked for an element of the tree or an artifact. Forms that
 * had to stay are settled on the way: one that belongs to a single element is marked as a whole, where it is painted;
 * the others get a place in the parent tree, which the result lists by object number.
 */
export function writePage(pdf: PdfFile, sheet: Sheet, ownerOf: OwnerOf): number[] {
  const structured: number[] = [];
  const text = written(pdf, sheet, ownerOf, structured);
  const entries = dictionaryOf(pdf, sheet.page);
  entries.set('Resources', dictionarySource(sheet.resources));
  entries.set('Tabs', '/S');
  pdf.objects.set(sheet.page, { text: dictionarySource(entries) });
  if (entries.has('Contents')) putStream(pdf, objectNumber(entries.get('Contents')), new Map(), text);
  return structured;
}

/** A stretch of text and what stands in its place. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function written(pdf: PdfFile, sheet: Sheet, ownerOf: OwnerOf, structured: number[]): string {
  const edits: Edit[] = sheet.scan.loose.flatMap((run) => wrapped(run, artifact(run)));
  for (const { mcid, start, end } of sheet.scan.marks) {
    const owner = ownerOf(sheet.page, mcid)?.owner;
    edits.push({ start, end, text: owner ? marked(owner.type, mcid) : '/Artifact BMC' });
  }
  for (const [use, form] of sheet.forms) {
    edits.push(...formEdits(pdf, sheet, use, form, ownerOf, structured));
  }
  return edited(sheet.text, edits);
}

function formEdits(
  pdf: PdfFile,
  around: Sheet,
  use: FormUse,
  form: Sheet,
  ownerOf: OwnerOf,
  structured: number[],
): Edit[] {
  const held = form.scan.marks.flatMap(({ mcid }) => ownerOf(form.page, mcid) ?? []);
  const owners = new Set(held.map(({ owner }) => owner));
  if (form.forms.size > 0 || owners.size > 1 || (use.marked && owners.size > 0)) {
    for (const { content } of held) if (form.form !== undefined) content.form = form.form;
    writeForm(pdf, form, written(pdf, form, ownerOf, structured));
    if (form.form !== undefined) structured.push(form.form);
    return [];
  }
  writeForm(pdf, form, edited(form.text, form.scan.marks.flatMap(unmarked)));
  const [first] = held;
  if (first === undefined) return use.marked ? [] : wrapped(use, '/Artifact BMC');
  if (around.form !== undefined) first.content.form = around.form;
  const others = new Set(held.slice(1).map(({ content }) => content));
  first.owner.kids = first.owner.kids.filter((kid) => kid.kind !== 'content' || !others.has(kid));
  return wrapped(use, marked(first.owner.type, first.content.mcid));
}

function writeForm(pdf: PdfFile, form: Sheet, text: string): void {
  if (form.form !== undefined) putStream(pdf, form.form, dictionaryOf(pdf, form.form), text);
}

function artifact({ zone }: LooseRun): string {
  return zone ? `/Artifact <</Type /Pagination /Subtype /${zone}>>BDC` : '/Artifact BMC';
}

function marked(type: string, mcid: number): string {
  return `/${type} <</MCID ${mcid}>>BDC`;
}

function wrapped({ start, end }: { start: number; end: number }, opening: string): Edit[] {
  return [
    { start, end: start, text: `${opening}\n` },
    { start: end, end, text: '\nEMC' },
  ];
}

function unmarked(mark: { start: number; end: number; close: number; closed: number }): Edit[] {
  return [
    { start: mark.start, end: mark.end, text: '' },
    { start: mark.close, end: mark.closed, text: '' },
  ];
}

function edited(text: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    parts.push(text.slice(at, edit.start), edit.text);
    at = edit.end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}
