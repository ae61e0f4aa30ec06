import { wordsIn } from './chrome.ts';
import type { Kiosk } from './kiosk.ts';
import { makeNarration } from './narration.ts';

/** The key that has a page read aloud: it is there only when something can be heard, and stops what it began. */
export function offerListening(document: Document, kiosk: Kiosk): void {
  const key = document.querySelector<HTMLElement>('#controls [data-do="listen"]');
  const label = key?.querySelector<HTMLElement>('[data-word]');
  if (!key || !label) return;
  const show = (): void => {
    key.toggleAttribute('hidden', !narration.isAvailable());
    key.classList.toggle('sounds', narration.isRunning());
    label.dataset.word = narration.isRunning() ? 'kioskStopListening' : 'kioskListen';
    label.textContent = wordsIn(kiosk.settings, kiosk.state().lang)[label.dataset.word] ?? '';
  };
  const narration = makeNarration(kiosk, window, show);
  key.addEventListener('click', narration.toggle);
  kiosk.changes.on(show);
  show();
}
