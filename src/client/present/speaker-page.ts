import type { HallState } from '../../serve/present/state.ts';
import { makeActions } from '../deck/actions.ts';
import type { Deck } from '../deck/deck.ts';
import { actionOf, listenToKeys } from '../deck/keys.ts';
import { buildSpeakerView } from '../deck/speaker/view.ts';
import { makeHallTools } from './hall-tools.ts';

/** How often, in ms, the clocks are drawn. */
const tick = 250;

/** Turns the page into the lecturer's own: the deck stays in it, out of sight, as what the pictures are copied from. */
export function showSpeaker(
  root: HTMLElement,
  deck: Deck,
  below: string,
): { readonly hall: (state: HallState) => void } {
  const { words, title } = deck.settings;
  const state = { window: null, notesSize: 24 };
  const run = makeActions(deck, state);
  document.title = `${words.speaker}: ${title}`;
  document.body.className = 'speaker';
  const view = buildSpeakerView(document, deck, state, run);
  root.inert = true;
  root.classList.add('hall-backstage');
  document.body.append(root);
  const tools = makeHallTools(deck, below);
  document.querySelector('.sp-tools')?.append(...tools.buttons);
  listenToKeys(document, (action) => {
    if (action !== 'speaker') run(action, document);
  });
  document.addEventListener('keydown', (event) => {
    const step = { '+': 1, '=': 1, '-': -1, '−': -1 }[event.key];
    if (!step || event.ctrlKey || event.metaKey || document.querySelector('dialog[open]')) return;
    if (actionOf(event) === undefined) view.resizeNotes(step);
  });
  deck.changes.on(() => view.update());
  deck.driver.changes.on(() => view.update());
  setInterval(() => view.tick(), tick);
  view.update();
  return { hall: tools.hall };
}
