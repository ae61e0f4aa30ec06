import { fill } from '../deck/words.ts';
import { compareAccounts } from './account-card.ts';
import { wordsIn } from './chrome.ts';
import { forgetVisit } from './forget.ts';
import type { KioskSettings } from './settings.ts';
import type { KioskState } from './state.ts';

/** Opens and closes the dialogs that stand over the page, so that they are what the state says. */
export function showCards(document: Document, page: HTMLElement | undefined, state: KioskState): void {
  for (const dialog of document.querySelectorAll<HTMLDialogElement>('dialog.card')) {
    const isWanted = dialog.dataset.card === (state.warning ? 'warning' : state.card);
    if (isWanted && !dialog.open) {
      fillCard(dialog, page, state);
      dialog.showModal();
      dialog.querySelector('.touched')?.scrollIntoView({ block: 'nearest' });
    } else if (!isWanted && dialog.open) dialog.close();
  }
  // After the cards: one that closes gives the focus back to where it was.
  if (state.screen === 'attract') forgetVisit(document);
}

/** What belongs to the page: its sources, places, people, its accounts side by side. */
function fillCard(dialog: HTMLDialogElement, page: HTMLElement | undefined, state: KioskState): void {
  const body = dialog.querySelector('.card-body');
  if (!body) return;
  if (dialog.dataset.card === 'sources') body.replaceChildren(...sourcesOf(page, state.note));
  if (dialog.dataset.card === 'accounts') body.replaceChildren(...compareAccounts(page));
  body.scrollTop = 0;
}

/** The sources, places and people of the page, copied from where they lie ready; `note` is the one that was touched. */
function sourcesOf(page: HTMLElement | undefined, note: string): readonly Node[] {
  const from = page?.querySelector<HTMLTemplateElement>('template.page-evidence');
  if (!from) return [];
  const copy = page?.ownerDocument.importNode(from.content, true);
  copy?.querySelector(`[data-note="${CSS.escape(note)}"]`)?.classList.add('touched');
  return copy ? [copy] : [];
}

/** The seconds that the warning still gives. */
export function showSecondsLeft(document: Document, settings: KioskSettings, lang: string, seconds: number): void {
  const text = document.getElementById('warning-left');
  if (text) text.textContent = fill(wordsIn(settings, lang).kioskStillThereText ?? '', { seconds });
}

/** An address becomes a square for a phone: this screen goes nowhere. Gives the card that holds it. */
export function showLink(document: Document, link: HTMLElement): 'link' | 'home' | undefined {
  const card = link.closest('.kiosk-foot') ? 'home' : 'link';
  const square = document.getElementById(`qr-${link.dataset.qr ?? ''}`);
  const room = document.querySelector(`dialog.card[data-card="${card}"] .link-square`);
  if (!(square instanceof HTMLTemplateElement) || !room) return undefined;
  room.replaceChildren(document.importNode(square.content, true));
  return card;
}
