import type { HallState, Invitation, Invitations } from '../../serve/present/state.ts';
import { openDialog } from '../deck/dialog.ts';
import { button, element } from '../deck/element.ts';
import { fill, type Words } from '../deck/words.ts';
import { askInvitations } from './invitations.ts';
import { makeSquare } from './square.ts';

/** The dialog with the squares for phones and listeners. */
export interface PhonesDialog {
  readonly open: () => void;
  /** Takes what the server says: counts, and that a square was used. */
  readonly hall: (state: HallState) => void;
  /** The line to the server broke, or is there again: meanwhile a square would lead nowhere. */
  readonly line: (isUp: boolean) => void;
}

/** While it is open, another square takes the place of one that ran out or was used. */
export function makePhonesDialog(words: Words, below: string, invite: (on: boolean) => void): PhonesDialog {
  const here = {
    state: undefined as HallState | undefined,
    dialog: undefined as HTMLDialogElement | undefined,
    panel: undefined as Panel | undefined,
    timer: undefined as ReturnType<typeof setTimeout> | undefined,
    asked: 0,
  };
  /** Shows the square of now; says why, if it is another one. */
  const renew = async (why: string): Promise<void> => {
    if (!here.dialog?.open) return;
    clearTimeout(here.timer);
    here.asked += 1;
    const turn = here.asked;
    const found = await askInvitations(below);
    // Answers may overtake each other: the last that was asked for is the one that counts.
    if (turn !== here.asked || !here.dialog.open) return;
    if (!found) {
      here.panel?.lose();
      return;
    }
    here.panel?.draw(found, why);
    if (here.state) here.panel?.count(here.state);
    if (found.without === '') here.timer = setTimeout(() => void renew(words.pairRanOut), found.pairFreshFor);
  };
  return {
    open() {
      const box = element(document, 'div', { class: 'hall-phones' });
      here.dialog = openDialog(document, { name: 'phones', heading: words.phones, close: words.close }, box);
      here.panel = makePanel(words, box, invite);
      void renew('');
    },
    hall(state) {
      const { state: before } = here;
      here.state = state;
      here.panel?.count(state);
      if (before && before.pairings !== state.pairings) void renew(words.pairUsed);
    },
    line(isUp) {
      if (isUp) void renew(words.pairRanOut);
      else here.panel?.lose();
    },
  };
}

/** What stands in the dialog. */
interface Panel {
  readonly draw: (invitations: Invitations, why: string) => void;
  /** Nothing can be asked: the square might lead nowhere. */
  readonly lose: () => void;
  readonly count: (state: HallState) => void;
}

function makePanel(words: Words, box: HTMLElement, invite: (on: boolean) => void): Panel {
  const said = element(document, 'p', { class: 'hall-renewed', role: 'status' });
  const pairing = element(document, 'div', { class: 'hall-pairing' });
  const following = element(document, 'div', { class: 'hall-following' });
  let isOnScreen = false;
  const show = button(document, {}, () => invite(!isOnScreen), words.followShow);
  const counts = element(document, 'p');
  const isolated = element(document, 'p', { class: 'hall-isolated' });
  const cards = [
    card(words.pairHeading, pairing, said, element(document, 'p', {}, words.pairHint)),
    card(words.followHeading, following, element(document, 'p', {}, words.followHint), show),
    counts,
    isolated,
  ];
  let shown = '';
  return {
    draw({ without, pair, follow, wasReached }, why) {
      if (without !== '') {
        const reason = without === 'lan' ? words.phonesNoLan : words.phonesNoNetwork;
        box.replaceChildren(element(document, 'p', {}, reason));
        return;
      }
      if (!box.contains(pairing)) box.replaceChildren(...cards);
      if (pair.address !== shown) said.textContent = shown === '' ? '' : why;
      else if (pairing.childElementCount === 0) said.textContent = '';
      shown = pair.address;
      pairing.replaceChildren(...pictureOf(pair));
      following.replaceChildren(...pictureOf(follow));
      isolated.textContent = wasReached ? '' : words.phonesIsolated;
    },
    lose() {
      if (!box.contains(said)) box.replaceChildren(said);
      said.textContent = words.connectionLost;
      pairing.replaceChildren();
      following.replaceChildren();
    },
    count({ guests, isInviting }) {
      const { remote, follower } = guests;
      counts.textContent = fill(words.phonesCount, { remotes: remote, followers: follower });
      isOnScreen = isInviting;
      show.textContent = isInviting ? words.followHide : words.followShow;
      if (remote + follower > 0) isolated.textContent = '';
    },
  };
}

function card(heading: string, ...content: readonly HTMLElement[]): HTMLElement {
  return element(document, 'section', {}, element(document, 'h3', {}, heading), ...content);
}

function pictureOf(invitation: Invitation): HTMLElement[] {
  return [makeSquare(invitation), element(document, 'p', { class: 'hall-address' }, invitation.address)];
}
