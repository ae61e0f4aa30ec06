import type { HallState } from '../../serve/present/state.ts';
import type { Deck } from '../deck/deck.ts';
import { button, element } from '../deck/element.ts';
import { openEnd } from './end-dialog.ts';
import type { Wish } from './link.ts';
import { makePhonesDialog } from './phones-dialog.ts';

/** The lecturer's part in what only a server can do: phones, listeners, the end with its handout. */
export interface HallTools {
  readonly buttons: readonly HTMLElement[];
  /** Says that the lecture is over, once it is. */
  readonly over: HTMLElement;
  readonly hall: (state: HallState) => void;
  readonly line: (isUp: boolean) => void;
}

export function makeHallTools(deck: Deck, below: string, ask: (wish: Wish) => Promise<boolean>): HallTools {
  const { words } = deck.settings;
  const here = { state: undefined as HallState | undefined };
  const dialog = makePhonesDialog(words, below, (isInviting) => void ask({ invite: isInviting }));
  const phones = button(document, { class: 'sp-phones' }, dialog.open, words.phones);
  const finish = (): void => {
    const { isEnded = false, isRehearsal = false } = here.state ?? {};
    openEnd(deck, { below, isEnded, isRehearsal, end: () => ask({ end: true }) });
  };
  const end = button(document, { class: 'sp-end' }, finish, words.endLecture);
  const over = element(document, 'p', { class: 'hall-over', role: 'status' });
  return {
    buttons: [phones, end],
    over,
    line: dialog.line,
    hall(state) {
      here.state = state;
      dialog.hall(state);
      const { remote, follower } = state.guests;
      phones.textContent = remote + follower > 0 ? `${words.phones} (${remote + follower})` : words.phones;
      end.setAttribute('aria-pressed', String(state.isEnded));
      const said = state.isEnded ? words.overSpeaker : '';
      if (over.textContent !== said) over.textContent = said;
    },
  };
}
