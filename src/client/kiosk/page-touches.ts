import { showLink } from './cards.ts';
import type { Kiosk } from './kiosk.ts';
import type { Event } from './machine.ts';
import { pagesOf } from './world.ts';

/** What a touch of the page itself does, where no control stands. */
export function answerPage(document: Document, kiosk: Kiosk, page: () => HTMLElement | undefined): void {
  const answer = (event: MouseEvent): void => {
    if (kiosk.state().screen === 'attract') {
      const lang = page()?.dataset.lang;
      kiosk.run({ type: 'begin', ...(lang ? { lang } : {}) });
      event.stopPropagation();
      return;
    }
    const happened = event.target instanceof Element ? touched(document, kiosk, event.target) : undefined;
    if (happened) kiosk.run(happened);
  };
  document.addEventListener('click', answer, { capture: true });
}

function touched(document: Document, kiosk: Kiosk, target: Element): Event | undefined {
  const mark = target.closest<HTMLElement>('#stage .note-mark');
  if (mark) return { type: 'card', card: 'sources', note: mark.dataset.note ?? '' };
  const inside = target.closest<HTMLElement>('[data-to]');
  if (inside) {
    const { story, lang } = kiosk.state();
    const to = pagesOf(document, story, lang).findIndex(({ dataset }) => dataset.id === inside.dataset.to);
    return to < 0 ? undefined : { type: 'go', page: to };
  }
  const link = target.closest<HTMLElement>('[data-qr]');
  const square = link ? showLink(document, link) : undefined;
  if (square) return { type: 'card', card: square };
  return target.closest('#stage .contested') ? { type: 'card', card: 'accounts' } : undefined;
}
