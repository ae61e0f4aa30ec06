import { cut, type Finding, inkOf, leaves, leaving, neighbours, tolerance } from './boxes.ts';
import { type Lettering, smallestText } from './smallest-text.ts';

/** One thing that doesn't fit. Read by `src/measure/overflow.ts`. */
export interface Misfit extends Finding {
  /** Value of the page's `data-slide`. */
  readonly slide: string;
  /** The slide's number and headline as they stand on it: a slide that the script doesn't hold is named by them. */
  readonly number: string;
  readonly title: string;
}

/** What was measured on all slides. Read by `src/measure/`. */
export interface Measured {
  readonly misfits: readonly Misfit[];
  readonly letterings: readonly SlideLettering[];
}

/** The smallest text of each kind, on the slides of the page's `data-slide`. */
export interface SlideLettering extends Lettering {
  readonly slide: string;
}

/**
 * Measures every slide of the page: what leaves its area, what is cut, what lies on something else, and how small its
 * text is. A slide with a misfit gets the class `clipped`, so that nothing of it reaches the next page.
 */
export function measureSlides(doc: Document): Measured {
  const pages = [...doc.querySelectorAll<HTMLElement>('.page')];
  const found = pages.map(measurePage);
  const letterings = pages.flatMap((page) => smallestText(page).map((each) => ({ slide: nameOf(page), ...each })));
  // Written after everything was read: a change in between would lay out the whole document again for each page.
  for (const [index, page] of pages.entries()) if (found[index]?.length) page.classList.add('clipped');
  return { misfits: found.flat(), letterings };
}

/** The slide that a page shows. */
function nameOf(page: HTMLElement): string {
  return page.dataset.slide ?? page.id;
}

function measurePage(page: HTMLElement): Misfit[] {
  const slide = nameOf(page);
  const body = page.querySelector<HTMLElement>('.slide-body');
  if (!body) return [];
  const number = page.querySelector('.strip-number')?.textContent ?? '';
  const title = page.querySelector('.headline')?.textContent ?? '';
  const found = [...leaving(body, body.getBoundingClientRect()), ...cut(body), ...overlaps(page, body)];
  return worstOfEach(found.map((each) => ({ slide, number, title, ...each })));
}

/** Neighbours that lie on one another, and notes that grow into the text. */
function overlaps(page: HTMLElement, body: HTMLElement): Finding[] {
  const found = neighbours(body);
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

function worstOfEach(found: readonly Misfit[]): Misfit[] {
  const worst = new Map<string, Misfit>();
  for (const each of found) {
    const key = `${each.what} ${each.how}`;
    if ((worst.get(key)?.pixels ?? 0) < each.pixels) worst.set(key, { ...each, pixels: Math.ceil(each.pixels) });
  }
  return [...worst.values()];
}
