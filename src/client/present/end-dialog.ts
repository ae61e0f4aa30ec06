import type { Deck } from '../deck/deck.ts';
import { dismiss, openDialog } from '../deck/dialog.ts';
import { button, element } from '../deck/element.ts';
import { showRehearsal } from './rehearsal-page.ts';

/** What the dialog needs to know of the lecture. */
interface Ending {
  readonly below: string;
  readonly isEnded: boolean;
  readonly isRehearsal: boolean;
  /** False when the server couldn't be asked. */
  readonly end: () => Promise<boolean>;
}

/** Asks whether the lecture is to end; then, and whenever it has, the handout and what was measured. */
export function openEnd(deck: Deck, ending: Ending): void {
  const { words } = deck.settings;
  const box = element(document, 'div', { class: 'hall-end' });
  const heading = ending.isEnded ? words.followOver : words.endAsk;
  const dialog = openDialog(document, { name: 'end', heading, close: words.close }, box);
  if (ending.isEnded) showEnded(deck, ending, box);
  else {
    const said = element(document, 'p', { role: 'status' });
    const yes = button(
      document,
      { class: 'hall-yes' },
      async () => {
        const isDone = await ending.end();
        if (isDone) {
          dismiss(dialog);
          openEnd(deck, { ...ending, isEnded: true });
        } else said.textContent = words.connectionLost;
      },
      words.endYes,
    );
    const no = button(document, { class: 'hall-no' }, () => dismiss(dialog), words.endNo);
    box.append(
      element(document, 'p', {}, words.endAskHint),
      element(document, 'p', { class: 'hall-keys' }, yes, no),
      said,
    );
    no.focus();
  }
}

function showEnded(deck: Deck, { below, isRehearsal }: Ending, box: HTMLElement): void {
  const { words } = deck.settings;
  const handout = element(document, 'a', { href: `${below}/handout.pdf`, target: '_blank' }, words.handoutOpen);
  const measured = element(document, 'div', { class: 'hall-rehearsal' });
  box.replaceChildren(
    element(document, 'p', { role: 'status' }, words.endHint),
    element(document, 'p', {}, handout),
    measured,
  );
  handout.focus();
  if (isRehearsal) void showRehearsal(deck, measured);
}
