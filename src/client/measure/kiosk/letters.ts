import { sizeOf } from '../type-size.ts';

/** Text as it is seen, an element each, or a drawn sign of a control. */
export interface Lettering {
  readonly element: Element;
  readonly isText: boolean;
  /** Its first words. */
  readonly words: string;
  /** Height of its capitals in CSS px. */
  readonly capital: number;
  /** Large enough that less contrast will do. Source: WCAG 1.4.3. */
  readonly isLarge: boolean;
  /** What is painted below it, the nearest first, itself included. */
  readonly behind: readonly Element[];
}

/** All text that is seen below `root`. `unit` in px is 1/720 of the display's shorter side. */
export function letteringIn(root: Element, unit: number): Lettering[] {
  const seen = new Map<Element, string>();
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    const words = node.nodeValue?.replace(/\s+/g, ' ').trim() ?? '';
    if (element && /[\p{L}\p{N}]/u.test(words) && !seen.has(element) && isSeen(element)) seen.set(element, words);
  }
  return [...seen].map(([element, words]) => {
    const size = sizeOf(element);
    const { fontWeight } = getComputedStyle(element);
    return {
      element,
      isText: true,
      words: shortened(words),
      capital: size * capitalsOf(element),
      // As on a slide of 720 px: more px on a finer display don't make a letter easier to see.
      isLarge: size >= (Number(fontWeight) >= 700 ? 18.66 : 24) * unit,
      behind: behind(element),
    };
  });
}

/** The signs of controls: pictures of keys, and the stops of the time strip. */
export function graphicsIn(root: Element): Lettering[] {
  return [...root.querySelectorAll('button svg, .time-stop')].filter(isSeen).map((element) => ({
    element,
    isText: false,
    words: shortened(
      element.closest('button, [role]')?.getAttribute('aria-label') ?? element.parentElement?.textContent ?? '',
    ),
    capital: Infinity,
    isLarge: true,
    // Neighbouring stops lie on one another, and each must stand out from the strip.
    behind: withAncestors(element),
  }));
}

/** Whether an element is shown to those who see, and can be used when it is a control. */
export function isSeen(element: Element): boolean {
  if (element.closest('.visually-hidden, [disabled], title, desc, style, script')) return false;
  const { width, height } = element.getBoundingClientRect();
  return width > 0 && height > 0 && element.checkVisibility({ visibilityProperty: true });
}

/** The first words of a text, for a message. */
export function shortened(words: string): string {
  const plain = words.replace(/\s+/g, ' ').trim();
  return plain.length <= 40 ? plain : `${plain.slice(0, 39).trimEnd()}…`;
}

const ratios = new Map<string, number>();

/** Height of capitals as a share of the size, measured on the font itself. */
function capitalsOf(element: Element): number {
  const { fontFamily, fontWeight } = getComputedStyle(element);
  const font = `${fontWeight} 100px ${fontFamily}`;
  const known = ratios.get(font);
  if (known !== undefined) return known;
  const context = element.ownerDocument.createElement('canvas').getContext('2d');
  if (!context) return 0.7;
  context.font = font;
  const ratio = context.measureText('H').actualBoundingBoxAscent / 100;
  ratios.set(font, ratio);
  return ratio;
}

function behind(element: Element): Element[] {
  const doc = element.ownerDocument;
  const range = doc.createRange();
  range.selectNodeContents(element);
  const box = range.getClientRects()[0] ?? element.getBoundingClientRect();
  const under = doc.elementsFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  const from = under.indexOf(element);
  if (from >= 0) return under.slice(from);
  return withAncestors(element);
}

function withAncestors(element: Element): Element[] {
  const chain: Element[] = [];
  for (let each: Element | null = element; each; each = each.parentElement) chain.push(each);
  return chain;
}
