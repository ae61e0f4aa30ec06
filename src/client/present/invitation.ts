import type { HallState, Invitations } from '../../serve/present/state.ts';
import { element } from '../deck/element.ts';
import type { Words } from '../deck/words.ts';

/** The listeners' address over the screen, large enough for the back row, as long as the lecturer wants it there. */
export function showInvitation(words: Words): { readonly hall: (state: HallState) => void } {
  const card = document.body.appendChild(element(document, 'aside', { class: 'hall-invitation', hidden: '' }));
  let isWanted = false;
  const draw = async (): Promise<void> => {
    const answer = await fetch('/invitations').catch(() => undefined);
    if (!answer?.ok) return;
    const { follow, without } = (await answer.json()) as Invitations;
    if (without !== '' || !isWanted) return;
    const square = element(document, 'div', { class: 'hall-square', role: 'img', 'aria-label': follow.address });
    square.innerHTML = follow.square;
    const text = element(
      document,
      'div',
      {},
      element(document, 'h2', {}, words.followHeading),
      element(document, 'p', { class: 'hall-address' }, follow.address),
      element(document, 'p', {}, words.followHint),
    );
    card.replaceChildren(square, text);
    card.hidden = false;
  };
  return {
    hall({ isInviting }) {
      isWanted = isInviting;
      if (!isInviting) card.hidden = true;
      else if (card.hidden) void draw();
    },
  };
}
