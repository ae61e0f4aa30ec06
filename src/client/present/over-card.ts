import { type Lecture, seenByAudience } from '../../model/lecture.ts';
import type { HallState } from '../../serve/present/state.ts';
import type { Deck } from '../deck/deck.ts';
import { dismiss } from '../deck/dialog.ts';
import { element } from '../deck/element.ts';
import { askInvitations } from './invitations.ts';
import { makeSquare } from './square.ts';

/**
 * Says on the screen that the lecture is over, with the listeners' address for the handout. A slide that is opened
 * afterwards, for a question, is seen again; then a line at its edge says it still.
 */
export function sayWhenOver(deck: Deck): { readonly hall: (state: HallState) => void } {
  const { words } = deck.settings;
  const text = element(document, 'div', {}, element(document, 'h2', {}, words.followOver));
  const card = element(document, 'aside', { class: 'hall-card hall-over-card', role: 'status', hidden: '' }, text);
  const line = element(document, 'p', { class: 'hall-over-line', hidden: '' }, words.followOver);
  document.body.append(card, line);
  /** The lecture as it was when it ended. */
  const here = { end: undefined as Lecture | undefined };
  const draw = (): void => {
    card.hidden = !here.end || !isSamePlace(here.end, deck.driver.lecture());
    line.hidden = !here.end || !card.hidden;
  };
  const offerHandout = async (): Promise<void> => {
    const found = await askInvitations('');
    const follow = found?.without === '' ? found.follow : undefined;
    text.replaceChildren(
      element(document, 'h2', {}, words.followOver),
      element(document, 'p', {}, words.overThanks),
      ...(follow
        ? [
            element(document, 'p', { class: 'hall-offer' }, words.overHandout),
            element(document, 'p', { class: 'hall-address' }, follow.address),
          ]
        : []),
    );
    card.replaceChildren(...(follow ? [makeSquare(follow)] : []), text);
  };
  card.addEventListener('click', () => {
    card.hidden = true;
    line.hidden = false;
  });
  deck.driver.changes.on(draw);
  return {
    hall({ isEnded }) {
      if (isEnded === (here.end !== undefined)) return;
      here.end = isEnded ? deck.driver.lecture() : undefined;
      // An overview or sources that lie open would hide it.
      if (isEnded) for (const open of document.querySelectorAll<HTMLDialogElement>('dialog:modal')) dismiss(open);
      draw();
      if (isEnded) void offerHandout();
    },
  };
}

function isSamePlace(one: Lecture, other: Lecture): boolean {
  const [{ slide, step }, now] = [seenByAudience(one), seenByAudience(other)];
  return slide === now.slide && step === now.step;
}
