import type { HallState, Invitation, Invitations } from '../../serve/present/state.ts';
import type { Deck } from '../deck/deck.ts';
import { openDialog } from '../deck/dialog.ts';
import { button, element } from '../deck/element.ts';
import { fill } from '../deck/words.ts';
import { showRehearsal } from './rehearsal-page.ts';

/** The lecturer's buttons for what only a server can do: phones, listeners, the end with its handout. */
export function makeHallTools(
  deck: Deck,
  below: string,
): { readonly buttons: readonly HTMLElement[]; readonly hall: (state: HallState) => void } {
  const { words } = deck.settings;
  const hall = { state: undefined as HallState | undefined };
  const ask = (wish: object): void => {
    const headers = { 'Content-Type': 'application/json' };
    void fetch(`${below}/hall`, { method: 'POST', headers, body: JSON.stringify(wish) }).catch(() => {});
  };
  const phones = button(document, { class: 'sp-phones' }, () => void openPhones(deck, below, hall, ask), words.phones);
  const finish = (): void => {
    ask({ end: true });
    openEnd(deck, below, hall.state?.isRehearsal ?? false);
  };
  const end = button(document, { class: 'sp-end' }, finish, words.endLecture);
  return {
    buttons: [phones, end],
    hall(state) {
      hall.state = state;
      const { remote, follower } = state.guests;
      phones.textContent = remote + follower > 0 ? `${words.phones} (${remote + follower})` : words.phones;
      end.setAttribute('aria-pressed', String(state.isEnded));
    },
  };
}

async function openPhones(
  deck: Deck,
  below: string,
  hall: { readonly state: HallState | undefined },
  ask: (wish: object) => void,
): Promise<void> {
  const { words } = deck.settings;
  const answer = await fetch(`${below}/invitations`).catch(() => undefined);
  const box = element(document, 'div', { class: 'hall-phones' });
  openDialog(document, { name: 'phones', heading: words.phones, close: words.close }, box);
  if (!answer?.ok) {
    box.append(element(document, 'p', {}, words.connectionLost));
    return;
  }
  const { without, pair, follow, wasReached } = (await answer.json()) as Invitations;
  if (without !== '') {
    box.append(element(document, 'p', {}, without === 'lan' ? words.phonesNoLan : words.phonesNoNetwork));
    return;
  }
  const isInviting = hall.state?.isInviting ?? false;
  const show = button(
    document,
    { 'aria-pressed': String(isInviting) },
    () => {
      const on = show.getAttribute('aria-pressed') !== 'true';
      show.setAttribute('aria-pressed', String(on));
      ask({ invite: on });
    },
    words.followShow,
  );
  const { remote = 0, follower = 0 } = hall.state?.guests ?? {};
  box.append(
    card(words.pairHeading, pair, words.pairHint),
    card(words.followHeading, follow, words.followHint, show),
    element(document, 'p', {}, fill(words.phonesCount, { remotes: remote, followers: follower })),
  );
  if (!wasReached) box.append(element(document, 'p', { class: 'hall-isolated' }, words.phonesIsolated));
}

function card(
  heading: string,
  { address, square }: Invitation,
  hint: string,
  ...more: readonly HTMLElement[]
): HTMLElement {
  const picture = element(document, 'div', { class: 'hall-square', role: 'img', 'aria-label': address });
  picture.innerHTML = square;
  return element(
    document,
    'section',
    {},
    element(document, 'h3', {}, heading),
    picture,
    element(document, 'p', { class: 'hall-address' }, address),
    element(document, 'p', {}, hint),
    ...more,
  );
}

function openEnd(deck: Deck, below: string, isRehearsal: boolean): void {
  const { words } = deck.settings;
  const handout = element(document, 'a', { href: `${below}/handout.pdf`, target: '_blank' }, words.handoutOpen);
  const measured = element(document, 'div', { class: 'hall-rehearsal' });
  openDialog(
    document,
    { name: 'end', heading: words.endLecture, close: words.close },
    element(document, 'p', {}, words.endHint),
    element(document, 'p', {}, handout),
    measured,
  );
  if (isRehearsal) void showRehearsal(deck, measured);
}
