import type { HallState } from '../../serve/present/state.ts';
import { element } from '../deck/element.ts';
import type { Words } from '../deck/words.ts';
import { askInvitations } from './invitations.ts';
import { makeSquare } from './square.ts';

/** The listeners' address over the screen, large enough for the back row, as long as the lecturer wants it there. */
export function showInvitation(words: Words): { readonly hall: (state: HallState) => void } {
  const card = document.body.appendChild(
    element(document, 'aside', { class: 'hall-card hall-invitation', hidden: '' }),
  );
  let isWanted = false;
  const draw = async (): Promise<void> => {
    const found = await askInvitations('');
    if (found?.without !== '' || !isWanted) return;
    const { follow } = found;
    const text = element(
      document,
      'div',
      {},
      element(document, 'h2', {}, words.followHeading),
      element(document, 'p', { class: 'hall-address' }, follow.address),
      element(document, 'p', {}, words.followHint),
    );
    card.replaceChildren(makeSquare(follow), text);
    card.hidden = false;
  };
  return {
    hall({ isInviting, isEnded }) {
      // The end has the same address.
      isWanted = isInviting && !isEnded;
      if (!isWanted) card.hidden = true;
      else if (card.hidden) void draw();
    },
  };
}
