import { makeActions } from '../deck/actions.ts';
import { followAddress } from '../deck/address.ts';
import { bringToLife } from '../deck/bring-to-life.ts';
import { type Deck, makeDeck } from '../deck/deck.ts';
import { makeLaser } from '../deck/laser.ts';
import { holdBack } from '../deck/notice.ts';
import { roadOf } from '../deck/road.ts';
import { readSettings } from '../deck/settings.ts';
import { slidesOf } from '../deck/slide.ts';
import { startReveal } from '../deck/start-reveal.ts';
import { showConnection } from './connection.ts';
import { showInvitation } from './invitation.ts';
import { type Link, openLink } from './link.ts';
import { linkedDriver } from './linked-driver.ts';
import { sayWhenOver } from './over-card.ts';
import { type PageOfHall, showSpeaker } from './speaker-page.ts';

/** Starts a page of `lanternist present`: the screen, or the lecturer's own under `/speaker`. */
async function start(root: HTMLElement): Promise<void> {
  const role = location.pathname.endsWith('/speaker') ? 'speaker' : 'screen';
  const below = location.pathname.replace(/\/(?:speaker)?$/, '');
  const settings = readSettings(document);
  const slides = slidesOf(root);
  holdBack(slides, []);
  const reveal = await startReveal(root, settings, { hash: false });
  const line: { link: Link } = { link: { isUp: () => false, send: async () => false, ask: async () => false } };
  const driver = linkedDriver(roadOf(slides), reveal.getCurrentSlide().id, role, () => line.link);
  const deck = makeDeck(reveal, settings, slides, driver);
  const connection = showConnection(settings.words);
  const extra =
    role === 'speaker' ? showSpeaker(root, deck, below, (wish) => line.link.ask(wish)) : showScreen(root, deck);
  line.link = openLink(below, role, {
    state(state) {
      driver.take(state);
      extra.hall(state);
      // Before the first word of the server nothing that is pressed would reach it.
      document.documentElement.dataset.deckReady = '';
    },
    up() {
      connection.up();
      extra.line(true);
    },
    down() {
      connection.down();
      extra.line(false);
    },
  });
}

function showScreen(root: HTMLElement, deck: Deck): PageOfHall {
  const { words } = deck.settings;
  const actions = makeActions(deck, { window: null, notesSize: 24 }, makeLaser(deck, root));
  const run: typeof actions = (action, doc) => {
    // The lecturer's page has an address of its own: it works in another window, and on another device.
    if (action === 'speaker') window.open('/speaker', 'lanternist-speaker', 'popup,width=1180,height=760');
    else actions(action, doc);
  };
  followAddress(deck, root, '');
  bringToLife(root, deck, run);
  const parts = [showInvitation(words), sayWhenOver(deck)];
  return {
    hall(state) {
      for (const part of parts) part.hall(state);
    },
    // The screen goes on by itself.
    line() {},
  };
}

const root = document.querySelector<HTMLElement>('main.reveal');
if (root) void start(root);
