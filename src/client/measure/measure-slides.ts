/** One thing that doesn't fit. Read by `src/measure/overflow.ts`. */
export interface Misfit {
  /** Value of the page's `data-slide`. */
  readonly slide: string;
  /** The slide's number and headline as they stand on it: a slide that the script doesn't hold is named by them. */
  readonly number: string;
  readonly title: string;
  readonly what: 'text' | 'picture' | 'table' | 'code' | 'notes';
  readonly how: 'bottom' | 'top' | 'right' | 'left' | 'cut' | 'overlap';
  /** CSS px. */
  readonly pixels: number;
}

/** Rounding of the layout; less isn't seen. */
const tolerance = 1.5;

/**
 * Measures every slide of the page: what leaves its area, what is cut, what lies on something else. A slide with a
 * misfit gets the class `clipped`, so that nothing of it reaches the next page.
 */
export function measureSlides(doc: Document): Misfit[] {
  const pages = [...doc.querySelectorAll<HTMLElement>('.page')];
  const found = pages.map(measurePage);
  // Written after everything was read: a change in between would lay out the whole document again for each page.
  for (const [index, page] of pages.entries()) if (found[index]?.length) page.classList.add('clipped');
  return found.flat();
}

function measurePage(page: HTMLElement): Misfit[] {
  const slide = page.dataset.slide ?? page.id;
  const body = page.querySelector<HTMLElement>('.slide-body');
  if (!body) return [];
  const number = page.querySelector('.strip-number')?.textContent ?? '';
  const title = page.querySelector('.headline')?.textContent ?? '';
  const found = [...leaving(body), ...cut(body), ...overlaps(page, body)];
  return worstOfEach(found.map((each) => ({ slide, number, title, ...each })));
}

type Finding = Omit<Misfit, 'slide' | 'number' | 'title'>;

function leaving(body: HTMLElement): Finding[] {
  const area = body.getBoundingClientRect();
  return leaves(body).flatMap((leaf) => {
    const what = kindOf(leaf);
    const box = inkOf(leaf);
    if (!box) return [];
    const sides: readonly (readonly [Finding['how'], number])[] = [
      ['bottom', box.bottom - area.bottom],
      ['top', area.top - box.top],
      ['right', box.right - area.right],
      ['left', area.left - box.left],
    ];
    return sides.filter(([, pixels]) => pixels > tolerance).map(([how, pixels]) => ({ what, how, pixels }));
  });
}

function cut(body: HTMLElement): Finding[] {
  return [...body.querySelectorAll<HTMLElement>('*')].flatMap((element) => {
    const { overflowX, overflowY } = getComputedStyle(element);
    if (element.closest('.visually-hidden') || (overflowX === 'visible' && overflowY === 'visible')) return [];
    const pixels = Math.max(element.scrollWidth - element.clientWidth, element.scrollHeight - element.clientHeight);
    return pixels > tolerance ? [{ what: kindOf(element), how: 'cut' as const, pixels }] : [];
  });
}

/** Neighbours that lie on one another, and notes that grow into the text. */
function overlaps(page: HTMLElement, body: HTMLElement): Finding[] {
  const found: Finding[] = [];
  for (const parent of body.querySelectorAll('.slide-body, .body, .side, .main, .column, .block'))
    compare([...parent.children], found);
  const isMap = body.closest('.layout-map') !== null;
  compare(isMap ? [...body.querySelectorAll('.panel, .moments')] : [...body.children], found);
  const notes = page.querySelector('.slide-notes');
  const notesBox = notes && inkOf(notes);
  const slide = page.querySelector('.slide')?.getBoundingClientRect();
  if (notesBox && slide) {
    const lowest = Math.max(...leaves(body).map((leaf) => inkOf(leaf)?.bottom ?? 0));
    if (lowest - notesBox.top > tolerance) found.push({ what: 'notes', how: 'overlap', pixels: lowest - notesBox.top });
    if (notesBox.right - slide.right > tolerance)
      found.push({ what: 'notes', how: 'right', pixels: notesBox.right - slide.right });
    const strip = page.querySelector('.strip')?.getBoundingClientRect();
    if (strip && notesBox.bottom - strip.top > tolerance)
      found.push({ what: 'notes', how: 'bottom', pixels: notesBox.bottom - strip.top });
  }
  return found;
}

function compare(siblings: readonly Element[], found: Finding[]): void {
  const boxes = siblings.map(inkOf);
  for (let index = 1; index < siblings.length; index++) {
    const before = boxes[index - 1];
    const here = boxes[index];
    const element = siblings[index];
    if (!before || !here || !element) continue;
    const vertical = Math.min(before.bottom, here.bottom) - Math.max(before.top, here.top);
    const horizontal = Math.min(before.right, here.right) - Math.max(before.left, here.left);
    // Descenders of a line reach a few pixels into the next line's box without touching its letters.
    if (vertical > 8 && horizontal > tolerance)
      found.push({ what: kindOf(element), how: 'overlap', pixels: Math.min(vertical, horizontal) });
  }
}

/** Elements that hold words or pictures of their own. */
function leaves(root: Element): Element[] {
  return [...root.querySelectorAll('*')].filter((element) => {
    if (element.closest('.visually-hidden')) return false;
    // A map may fill the slide, and the labels inside a drawing were measured when they were set.
    if (element.closest('svg')) return element.localName === 'svg' && !element.closest('.layout-map');
    if (element instanceof HTMLImageElement) return true;
    return [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim());
  });
}

/**
 * The box around the lines and pictures in an element, without its padding. A line counts with its line height: a
 * font's own ascent and descent reach further than its letters.
 */
function inkOf(element: Element): DOMRect | undefined {
  if (element instanceof HTMLImageElement) return element.getBoundingClientRect();
  if (element.classList.contains('visually-hidden') || element.classList.contains('act-numeral')) return undefined;
  if (element.closest('.code')) return element.closest('.code')?.getBoundingClientRect();
  if (element.localName === 'svg') return element.getBoundingClientRect();
  const range = document.createRange();
  range.selectNodeContents(element);
  const box = element.querySelector('.visually-hidden') ? boxOfSeen(element) : range.getBoundingClientRect();
  if (!box || box.width === 0 || box.height === 0) return undefined;
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
    boxes.push(range.getBoundingClientRect());
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
  return element instanceof HTMLImageElement || element.closest('figure.picture') ? 'picture' : 'text';
}

function worstOfEach(found: readonly Misfit[]): Misfit[] {
  const worst = new Map<string, Misfit>();
  for (const each of found) {
    const key = `${each.what} ${each.how}`;
    if ((worst.get(key)?.pixels ?? 0) < each.pixels) worst.set(key, { ...each, pixels: Math.ceil(each.pixels) });
  }
  return [...worst.values()];
}
