import type { Deck } from './deck.ts';
import { dismiss, openDialog } from './dialog.ts';
import { element } from './element.ts';
import { isHeldBack } from './notice.ts';
import { evidenceIn } from './slide.ts';

/**
 * Shows where the statements of this slide come from: every note in full, then its places and people. `number` is the
 * note that was asked for.
 */
export function openSources(doc: Document, deck: Deck, number = ''): void {
  const { words, lang } = deck.settings;
  const options = { name: 'sources', heading: words.slideSources, close: words.close, toggle: 'sources' } as const;
  const slide = deck.current();
  if (isHeldBack(slide)) {
    // Sources tell what the notice still keeps back.
    openDialog(doc, options, element(doc, 'p', {}, words.noticeKeys));
    return;
  }
  const evidence = evidenceIn(slide);
  const none = element(doc, 'p', { class: 'deck-count' }, words.slideSourcesNone);
  const list = element(doc, 'div', {
    class: 'deck-sources',
    tabindex: '0',
    role: 'region',
    'aria-labelledby': 'deck-sources-heading',
  });
  list.append(evidence ? doc.importNode(evidence, true) : none);
  if (evidence && !list.querySelector('.evidence-notes')) list.prepend(none);
  nameLanguages(list, lang);
  const dialog = openDialog(doc, options, list);
  followLinks(dialog);
  const asked = number ? list.querySelector<HTMLElement>(`[data-note="${CSS.escape(number)}"]`) : null;
  asked?.setAttribute('aria-current', 'true');
  asked?.setAttribute('tabindex', '-1');
  (asked ?? list).focus({ preventScroll: true });
  asked?.scrollIntoView({ block: 'start' });
}

/** Writes the names of languages in the deck's own; the browser knows them. */
function nameLanguages(list: HTMLElement, lang: string): void {
  const names = new Intl.DisplayNames([lang || 'en'], { type: 'language', fallback: 'code' });
  for (const each of list.querySelectorAll<HTMLElement>('[data-languages]')) {
    const codes = (each.dataset.languages ?? '').split(' ');
    each.textContent = codes.map((code) => languageName(names, code)).join(', ');
  }
}

/** A code that isn't one is shown as it stands. */
function languageName(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}

/** A link to a slide leads there, in the deck's own window, and the dialog gives way. */
function followLinks(dialog: HTMLDialogElement): void {
  dialog.addEventListener('click', (event) => {
    const link = (event.target as Element).closest('a[href^="#"]');
    if (!link) return;
    event.preventDefault();
    dismiss(dialog);
    location.hash = link.getAttribute('href') ?? '';
  });
}
