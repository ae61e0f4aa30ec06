import { isSeen, shortened } from './letters.ts';

/** Something to touch, as it lies on the screen. */
export interface Target {
  readonly element: Element;
  /** What it says, or what is said of it aloud. */
  readonly name: string;
  readonly box: DOMRect;
  /** A mark or a link inside a sentence, which no finger is led to: smaller will do. */
  readonly isInline: boolean;
}

/** All controls below `root` that a visitor sees whole, and can use. */
export function targetsIn(root: Element): Target[] {
  const { documentElement } = root.ownerDocument;
  const stage = root.ownerDocument.getElementById('stage');
  return [...root.querySelectorAll('button, [role="button"], [role="slider"], .note-mark')]
    .filter(isSeen)
    .map((element) => ({ element, name: nameOf(element), box: boxOf(element), isInline: isInline(element) }))
    .filter(({ element, box }) => {
      const room = (stage?.contains(element) ? stage : documentElement).getBoundingClientRect();
      return (
        box.top > room.top - 1 && box.left > room.left - 1 && box.bottom < room.bottom + 1 && box.right < room.right + 1
      );
    });
}

/** Pairs of controls that are nearer to one another than `least` px, though they do different things. */
export function crowded(targets: readonly Target[], least: number): { one: Target; other: Target; gap: number }[] {
  return targets.flatMap((one, index) =>
    targets.slice(index + 1).flatMap((other) => {
      const gap = gapBetween(one.box, other.box);
      return gap < least && !areOne(one.element, other.element) ? [{ one, other, gap }] : [];
    }),
  );
}

function nameOf(element: Element): string {
  const said = element.getAttribute('aria-label') ?? '';
  if (said !== '') return shortened(said);
  const seen = element.classList.contains('note-mark') ? element.lastChild?.textContent : element.textContent;
  return shortened(seen ?? '');
}

/** A link may run over two lines: what counts is its longest piece. */
function boxOf(element: Element): DOMRect {
  const [first = element.getBoundingClientRect(), ...rest] = element.getClientRects();
  return rest.reduce((most, piece) => (piece.width > most.width ? piece : most), first);
}

function isInline(element: Element): boolean {
  return element.matches('.note-mark') || getComputedStyle(element).display === 'inline';
}

function gapBetween(one: DOMRect, other: DOMRect): number {
  const across = Math.max(one.left, other.left) - Math.min(one.right, other.right);
  const along = Math.max(one.top, other.top) - Math.min(one.bottom, other.bottom);
  return Math.max(0, across, along);
}

/** Marks all open the sources; a strip of times is drawn along like a slider. */
function areOne(one: Element, other: Element): boolean {
  if (one.matches('.note-mark') && other.matches('.note-mark')) return true;
  const strip = one.closest('.moments');
  return (strip !== null && strip === other.closest('.moments')) || one.contains(other) || other.contains(one);
}
