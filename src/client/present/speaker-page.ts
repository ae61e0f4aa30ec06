import type { HallState } from '../../serve/present/state.ts';
import { makeActions } from '../deck/actions.ts';
import type { Deck } from '../deck/deck.ts';
import { buildSpeakerView } from '../deck/speaker/view.ts';
import { makeHallTools } from './hall-tools.ts';
import type { Wish } from './link.ts';

/** How often, in ms, the clocks are drawn. */
const tick = 250;

/** What a page shows of the hall, besides the lecture itself. */
export interface PageOfHall {
  readonly hall: (state: HallState) => void;
  /** The line to the server is there again, or broke. */
  readonly line: (isUp: boolean) => void;
}

/** Turns the page into the lecturer's own: the deck stays in it, out of sight, as what the pictures are copied from. */
export function showSpeaker(
  root: HTMLElement,
  deck: Deck,
  below: string,
  ask: (wish: Wish) => Promise<boolean>,
): PageOfHall {
  const { words, title } = deck.settings;
  const state = { window: null, notesSize: 24 };
  const run = makeActions(deck, state);
  document.title = `${words.speaker}: ${title}`;
  document.body.className = 'speaker';
  const view = buildSpeakerView(document, deck, state, run);
  root.inert = true;
  root.classList.add('hall-backstage');
  document.body.append(root);
  const tools = makeHallTools(deck, below, ask);
  document.querySelector('.sp-tools')?.append(...tools.buttons);
  document.querySelector('.sp-bar')?.append(tools.over);
  deck.driver.changes.on((before) => view.update(before));
  setInterval(() => view.tick(), tick);
  view.update();
  return { hall: tools.hall, line: tools.line };
}
