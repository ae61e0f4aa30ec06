import { mendList, mendTable } from './lists.ts';
import { type Content, type Element, element, type Kid } from './structure.ts';

/** What the pages say about the marked content that the tree names. */
export interface Facts {
  /** True when it shows text, undefined when no page holds it. */
  readonly words: (content: Content) => boolean | undefined;
  /** True for the annotation of a link. */
  readonly isLink: (annotation: number) => boolean;
  /** The number of a page for people, from 1. */
  readonly pageNumber: (page: number) => number;
}

/**
 * Mends the structure tree of Chromium, which has a NonStruct for each box and each line of text, so that it says what
 * ISO 32000-1, 14.8 and ISO 14289-1 ask for:
 *
 *     Document                         Document
 *       NonStruct                        P      ← a <div> of text
 *         NonStruct 0                      0
 *       L                      →         L
 *         LI                               LI
 *           Lbl 1                            Lbl 1
 *           NonStruct 2                      LBody 2
 *       NonStruct 3   a border                  (painted, not said)
 *
 * Content that shows no text stays only in figures and labels. A plain Error names the page of a picture that has no text in its place:
 * whoever made the page must give one.
 */
export function mendTree(document: Element, facts: Facts): void {
  settle(document, facts, false);
}

/** Types that hold text and what belongs in a line of it. */
const inline = new Set(
  'P H H1 H2 H3 H4 H5 H6 Span Em Strong Link Code Quote Ruby RB RT RP Lbl Reference BibEntry Annot Sub Title'.split(
    ' ',
  ),
);
/** Those of them that stand in a line themselves. */
const inLine = new Set('Span Em Strong Link Code Quote Ruby Reference Annot Sub'.split(' '));
/** Types that may hold both text and blocks. */
const flow = new Set('LBody TD TH Caption Figure Formula Note FENote Form'.split(' '));
/** Types whose content needn't be text. */
const drawn = new Set(['Figure', 'Formula', 'Lbl', 'Form']);
/** Types that say nothing when they are empty. */
const prunable = new Set(
  'NonStruct P Div Span Sect Art L LI LBody Lbl Em Strong Code Caption BlockQuote Aside Link Sub Quote'.split(' '),
);

/** Mends all below a parent, then its own kids. */
function settle(parent: Element, facts: Facts, inDrawing: boolean): void {
  before(parent, facts);
  const drawing = inDrawing || drawn.has(parent.type);
  const kids: Kid[] = [];
  for (const kid of parent.kids) {
    if (kid.kind === 'element') {
      const bare = kid.type === 'NonStruct' && kid.kids.every((each) => each.kind === 'content');
      settle(kid, facts, drawing);
      if (kid.kids.length > 0 || !prunable.has(kid.type)) {
        // A line of text has no meaning beyond its text; where it carries a language it is a Span.
        if (!bare) kids.push(...(isBox(kid) ? kid.kids : [kid]));
        else if (kid.entries.size === 0) kids.push(...kid.kids);
        else kids.push(Object.assign(kid, { type: 'Span' }));
      }
    } else if (kid.kind === 'annotation' || isSaid(kid, facts, drawing)) kids.push(kid);
  }
  parent.kids = kids;
  // Where an address leads nowhere, Chromium writes an element and no link.
  if (parent.type === 'Link' && !parent.kids.some(leads)) parent.type = 'Span';
  after(parent);
}

function leads(kid: Kid): boolean {
  return kid.kind === 'annotation' || (kid.kind === 'element' && kid.kids.some(leads));
}

/** A box around blocks. */
function isBox(kid: Element): boolean {
  return kid.type === 'NonStruct' && !kid.kids.some(isInLine);
}

function isSaid(content: Content, facts: Facts, drawing: boolean): boolean {
  const words = facts.words(content);
  return words === true || (words === false && drawing);
}

/** What must be known before the kids are looked at. */
function before(parent: Element, facts: Facts): void {
  if (parent.type === 'NonStruct' && parent.kids.some((kid) => kid.kind === 'annotation' && facts.isLink(kid.number)))
    parent.type = 'Link';
  if (parent.type === 'L') for (const kid of parent.kids) if (kid.kind === 'element' && isItem(kid)) kid.type = 'LI';
  if (parent.type === 'Figure' && !parent.entries.has('Alt') && !parent.entries.has('ActualText'))
    mendFigure(parent, facts);
}

/** A note in a list of notes is no LI to Chromium. */
function isItem({ type, kids }: Element): boolean {
  return type === 'NonStruct' && !kids.some((kid) => kid.kind === 'element' && kid.type === 'LI');
}

/** A figure around a picture, a table or text of its own has its meaning from these: it is a Div. */
function mendFigure(figure: Element, facts: Facts): void {
  const holds = (types: readonly string[]): boolean =>
    figure.kids.some(function within(kid: Kid): boolean {
      return kid.kind === 'element' && (types.includes(kid.type) || kid.kids.some(within));
    });
  if (holds(['Figure', 'Formula', 'Table', 'L', 'BlockQuote', 'P', 'Code'])) {
    figure.type = 'Div';
    return;
  }
  const page = firstPage(figure);
  if (page !== undefined)
    throw new Error(`A picture on page ${facts.pageNumber(page)} of the PDF has no text in its place`);
}

function firstPage(parent: Element): number | undefined {
  for (const kid of parent.kids) {
    const page = kid.kind === 'element' ? firstPage(kid) : kid.page;
    if (page !== undefined) return page;
  }
  return undefined;
}

/** Arranges kids that are settled themselves. */
function after(parent: Element): void {
  if (parent.type === 'NonStruct') nonStruct(parent);
  else if (inline.has(parent.type)) parent.kids = parent.kids.flatMap(unboxed);
  else if (parent.type === 'L' || parent.type === 'LI') mendList(parent, arranged);
  else if (parent.type === 'Table') mendTable(parent);
  else if (parent.type !== 'TR' && parent.type !== 'THead' && parent.type !== 'TBody')
    parent.kids = arranged(parent.kids, flow.has(parent.type));
}

/** A box that holds text stays until its parent's kind is known; what it holds beside text becomes blocks. */
function nonStruct(box: Element): void {
  const blocks = box.kids.some((kid) => kid.kind === 'element' && !isInLine(kid) && kid.type !== 'NonStruct');
  if (!blocks && box.kids.some(isInLine)) box.kids = box.kids.flatMap(unboxed);
  else if (box.kids.some(isInLine)) box.kids = arranged(box.kids, false);
  if (box.entries.size > 0 && !box.kids.some(isInLine)) {
    box.type = 'Div';
    box.kids = arranged(box.kids, false);
  }
}

/** Kids where blocks may stand: text in paragraphs, but left alone in a cell or item that holds nothing else. */
function arranged(kids: readonly Kid[], mayHoldText: boolean): Kid[] {
  const boxes = kids.filter((kid) => kid.kind === 'element' && kid.type === 'NonStruct');
  const text = kids.some(isInLine);
  const blocks = kids.some((kid) => kid.kind === 'element' && kid.type !== 'NonStruct' && !isInLine(kid));
  if (mayHoldText && !blocks && (text || boxes.length <= 1)) return kids.flatMap(unboxed);
  const result: Kid[] = [];
  let run: Element | undefined;
  for (const kid of kids) {
    const box = kid.kind === 'element' && kid.type === 'NonStruct';
    if (isInLine(kid) || (box && text && run)) {
      if (!run) {
        run = element('P', []);
        result.push(run);
      }
      run.kids.push(...unboxed(kid));
    } else {
      run = undefined;
      result.push(box ? Object.assign(kid, { type: 'P' }) : kid);
    }
  }
  return result;
}

function isInLine(kid: Kid): boolean {
  return kid.kind !== 'element' || inLine.has(kid.type);
}

function unboxed(kid: Kid): Kid[] {
  if (kid.kind !== 'element' || kid.type !== 'NonStruct') return [kid];
  return kid.entries.size === 0 ? kid.kids : [Object.assign(kid, { type: 'Span' })];
}
