import { fill } from '../deck/words.ts';
import { wordsIn } from './chrome.ts';
import { forgetVisit } from './forget.ts';
import type { KioskSettings } from './settings.ts';
import type { KioskState } from './state.ts';

/** Opens and closes the dialogs that stand over the page, so that they are what the state says. */
export function showCards(document: Document, page: HTMLElement | undefined, state: KioskState): void {
  for (const dialog of document.querySelectorAll<HTMLDialogElement>('dialog.card')) {
    const isWanted = dialog.dataset.card === (state.warning ? 'warning' : state.card);
    if (isWanted && !dialog.open) {
      if (dialog.dataset.card === 'sources') fillSources(dialog, page);
      dialog.showModal();
    } else if (!isWanted && dialog.open) dialog.close();
  }
  // After the cards: one that closes gives the focus back to where it was.
  if (state.screen === 'attract') forgetVisit(document);
}

/** The sources, places and people of the page, copied from where they lie ready. */
function fillSources(dialog: HTMLDialogElement, page: HTMLElement | undefined): void {
  const body = dialog.querySelector('.card-body');
  const from = page?.querySelector<HTMLTemplateElement>('template.page-evidence');
  if (!body) return;
  body.replaceChildren(...(from ? [dialog.ownerDocument.importNode(from.content, true)] : []));
  body.scrollTop = 0;
}

/** The seconds that the warning still gives. */
export function showSecondsLeft(document: Document, settings: KioskSettings, lang: string, seconds: number): void {
  const text = document.getElementById('warning-left');
  if (text) text.textContent = fill(wordsIn(settings, lang).kioskStillThereText ?? '', { seconds });
}

/** An address becomes a square for a phone: this screen goes nowhere. */
export function showLink(document: Document, link: HTMLElement): boolean {
  const square = document.getElementById(`qr-${link.dataset.qr ?? ''}`);
  const dialog = document.querySelector('dialog.card[data-card="link"] .link-square');
  if (!(square instanceof HTMLTemplateElement) || !dialog) return false;
  dialog.replaceChildren(document.importNode(square.content, true));
  return true;
}
