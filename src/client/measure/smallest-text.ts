import { sizeOf } from './type-size.ts';

/** The smallest text of one kind on a slide. Read by `src/measure/small-text.ts`. */
export interface Lettering {
  /** `paper`: what may be small, for it is printed too. */
  readonly kind: 'headline' | 'text' | 'figure' | 'paper' | 'strip';
  /** Px of the type. */
  readonly size: number;
  /** Its first words. */
  readonly words: string;
}

/** Sources, credits, notes and the notice, which the deck shows large before its slide. */
const onPaper = '.slide-notes, .note-mark, .slide-notice, .credit, .bibliography, .drawing-source, .map-credit';

/** The smallest text of each kind on a slide. */
export function smallestText(slide: Element): Lettering[] {
  const smallest = new Map<Lettering['kind'], Lettering>();
  const seen = new Set<Element>();
  const walker = slide.ownerDocument.createTreeWalker(slide, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    const words = node.nodeValue?.replace(/\s+/g, ' ').trim() ?? '';
    if (!element || seen.has(element) || !/[\p{L}\p{N}]/u.test(words)) continue;
    seen.add(element);
    const size = sizeOf(element);
    const kind = kindOf(element);
    if (size < (smallest.get(kind)?.size ?? Infinity) && isSeen(element)) smallest.set(kind, { kind, size, words });
  }
  return [...smallest.values()];
}

function kindOf(element: Element): Lettering['kind'] {
  if (element.closest(onPaper)) return 'paper';
  if (element.closest('.strip')) return 'strip';
  if (element.closest('svg')) return 'figure';
  return element.closest('.headline') ? 'headline' : 'text';
}

/** Superscripts, subscripts and numbers of notes are read from the words beside them. */
function isSeen(element: Element): boolean {
  if (element.closest('.visually-hidden, .note-number, sup, sub, title, desc, style, script, defs')) return false;
  return element.checkVisibility({ visibilityProperty: true });
}
