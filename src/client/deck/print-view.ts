import { dismiss } from './dialog.ts';
import type { DeckSettings } from './settings.ts';
import { startReveal } from './start-reveal.ts';

/** Whether the address asks for Reveal's print view: `?print-pdf` or `?view=print`. */
export function wantsPrintView(search: string): boolean {
  const query = new URLSearchParams(search);
  return query.has('print-pdf') || query.get('view') === 'print';
}

/** Lays the deck out as one page a slide, with every fragment and without notices standing before it. */
export async function showPrintView(root: HTMLElement, settings: DeckSettings): Promise<void> {
  root.addEventListener('pdf-ready', () => {
    unhide(root);
    document.documentElement.dataset.printReady = '';
  });
  await startReveal(root, settings, { view: 'print' });
}

/**
 * Lets the running deck be printed without that view too. The style sheet makes a page of every slide; what Reveal
 * hides from screen readers would be missing from the PDF's tags, and is put back afterwards.
 */
export function makePrintable(root: HTMLElement, settings: DeckSettings): void {
  const page = document.head.appendChild(document.createElement('style'));
  page.textContent = `@page { size: ${settings.width}px ${settings.height}px; margin: 0; }`;
  let restore = () => {};
  window.addEventListener('beforeprint', () => {
    // Behind a modal dialog everything is inert, and would be left out of the tags too.
    for (const dialog of document.querySelectorAll('dialog')) dismiss(dialog);
    restore = unhide(root);
  });
  window.addEventListener('afterprint', () => restore());
}

/** Takes the hiding attributes off all slides; gives back what puts them on again. */
function unhide(root: HTMLElement): () => void {
  const undo: (() => void)[] = [];
  for (const slide of root.querySelectorAll('.slides section')) {
    for (const name of ['hidden', 'aria-hidden', 'inert']) {
      const value = slide.getAttribute(name);
      if (value === null) continue;
      slide.removeAttribute(name);
      undo.push(() => slide.setAttribute(name, value));
    }
  }
  return () => {
    for (const each of undo) each();
  };
}
