/** What is wrong with the place of something, measured on its laid-out page. */
export interface Finding {
  readonly what: 'text' | 'picture' | 'figure' | 'table' | 'code' | 'notes';
  readonly how: 'bottom' | 'top' | 'right' | 'left' | 'cut' | 'overlap';
  /** CSS px. */
  readonly pixels: number;
}

/** Rounding of the layout; less isn't seen. */
export const tolerance = 1.5;

/** A room that things must stay in; an edge that isn't named is open. */
export type Room = Partial<Record<'top' | 'right' | 'bottom' | 'left', number>>;

/** Words and pictures that leave their room. */
export function leaving(root: Element, area: Room): Finding[] {
  return leaves(root).flatMap((leaf) => {
    const what = kindOf(leaf);
    const box = inkOf(leaf);
    if (!box) return [];
    const sides: readonly (readonly [Finding['how'], number])[] = [
      ['bottom', box.bottom - (area.bottom ?? Infinity)],
      ['top', (area.top ?? -Infinity) - box.top],
      ['right', box.right - (area.right ?? Infinity)],
      ['left', (area.left ?? -Infinity) - box.left],
    ];
    return sides.filter(([, pixels]) => pixels > tolerance).map(([how, pixels]) => ({ what, how, pixels }));
  });
}

/** What is cut off because its box hides what leaves it. */
export function cut(body: HTMLElement): Finding[] {
  return [...body.querySelectorAll<HTMLElement>('*')].flatMap((element) => {
    const { overflowX, overflowY } = getComputedStyle(element);
    if (element.closest('.visually-hidden') || (overflowX === 'visible' && overflowY === 'visible')) return [];
    const pixels = Math.max(element.scrollWidth - element.clientWidth, element.scrollHeight - element.clientHeight);
    return pixels > tolerance ? [{ what: kindOf(element), how: 'cut' as const, pixels }] : [];
  });
}

/** Neighbours that lie on one another, in every part of a slide's body that sets things side by side or below. */
export function neighbours(body: Element, slack?: number): Finding[] {
  const found: Finding[] = [];
  for (const parent of body.querySelectorAll('.slide-body, .body, .side, .main, .column, .block'))
    found.push(...overlapsOf([...parent.children], slack));
  const isMap = body.closest('.layout-map') !== null;
  found.push(...overlapsOf(isMap ? [...body.querySelectorAll('.panel, .moments')] : [...body.children], slack));
  return found;
}

/**
 * Things that lie on the one before them. `slack` in px: descenders of a line reach a few pixels into the next line's
 * box without touching its letters.
 */
export function overlapsOf(siblings: readonly Element[], slack = 8): Finding[] {
  const found: Finding[] = [];
  const boxes = siblings.map(inkOf);
  for (let index = 1; index < siblings.length; index++) {
    const before = boxes[index - 1];
    const here = boxes[index];
    const element = siblings[index];
    if (!before || !here || !element) continue;
    const vertical = Math.min(before.bottom, here.bottom) - Math.max(before.top, here.top);
    const horizontal = Math.min(before.right, here.right) - Math.max(before.left, here.left);
    if (vertical > slack && horizontal > tolerance)
      found.push({ what: kindOf(element), how: 'overlap', pixels: Math.min(vertical, horizontal) });
  }
  return found;
}

/** Elements that hold words or pictures of their own. */
export function leaves(root: Element): Element[] {
  return [...root.querySelectorAll('*')].filter((element) => {
    if (element.closest('.visually-hidden') || !element.checkVisibility()) return false;
    // A map may fill the slide, and the labels inside a drawing were measured when they were set.
    if (element.closest('svg')) return element.localName === 'svg' && !element.closest('.layout-map');
    if (element instanceof HTMLImageElement) return true;
    return holdsWords(element);
  });
}

function holdsWords(element: Element): boolean {
  return [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim());
}

/**
 * The box around the lines and pictures in an element, without its padding. A line counts with its line height: a
 * font's own ascent and descent reach further than its letters.
 */
export function inkOf(element: Element): DOMRect | undefined {
  if (element instanceof HTMLImageElement) return element.getBoundingClientRect();
  if (element.classList.contains('visually-hidden') || element.classList.contains('act-numeral')) return undefined;
  if (element.closest('.code')) return element.closest('.code')?.getBoundingClientRect();
  if (element.localName === 'svg') return element.getBoundingClientRect();
  const range = document.createRange();
  range.selectNodeContents(element);
  const box = element.querySelector('.visually-hidden') ? boxOfSeen(element) : range.getBoundingClientRect();
  if (!box || box.width === 0 || box.height === 0) return undefined;
  // Of what holds blocks the first box is a block, not a line.
  if (!holdsWords(element)) return box;
  const lineHeight = Number.parseFloat(getComputedStyle(element).lineHeight) || 0;
  const tallest = Math.min(box.height, range.getClientRects()[0]?.height ?? 0);
  const beyond = lineHeight > 0 && element.querySelector('img') === null ? Math.max(0, (tallest - lineHeight) / 2) : 0;
  return new DOMRect(box.x, box.y + beyond, box.width, box.height - 2 * beyond);
}

/** The box of what is seen in an element that also holds words for screen readers alone. */
function boxOfSeen(element: Element): DOMRect | undefined {
  const boxes: DOMRect[] = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement?.closest('.visually-hidden') || !node.nodeValue?.trim()) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    if (box.width > 0 && box.height > 0) boxes.push(box);
  }
  if (boxes.length === 0) return undefined;
  const left = Math.min(...boxes.map((box) => box.left));
  const top = Math.min(...boxes.map((box) => box.top));
  return new DOMRect(
    left,
    top,
    Math.max(...boxes.map((box) => box.right)) - left,
    Math.max(...boxes.map((box) => box.bottom)) - top,
  );
}

function kindOf(element: Element): Finding['what'] {
  if (element.closest('.code')) return 'code';
  if (element.closest('table')) return 'table';
  if (element.closest('.slide-notes')) return 'notes';
  if (element.localName === 'svg') return 'figure';
  return element instanceof HTMLImageElement || element.closest('figure.picture') ? 'picture' : 'text';
}
