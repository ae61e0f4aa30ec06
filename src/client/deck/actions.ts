import type { Deck } from './deck.ts';
import { dismiss } from './dialog.ts';
import { openHelp } from './help.ts';
import { openJump } from './jump.ts';
import type { Action } from './keys.ts';
import type { Laser } from './laser.ts';
import { openMessage } from './message.ts';
import { openOverview } from './overview.ts';
import { openSearch } from './search.ts';
import { openSources } from './sources.ts';
import { openSpeaker, type SpeakerState } from './speaker/window.ts';

/** Does what is asked; `doc` is the window it was asked in, where its dialog opens too. */
export type Run = (action: Action, doc: Document) => void;

/** What a dark screen stays dark for, or lights up by. */
const inTheDark: readonly Action[] = ['speaker', 'fullscreen', 'freeze', 'forward', 'back'];

/** Joins every action to what does it; `laser` is missing where no slide stands in the page itself. */
export function makeActions(deck: Deck, speaker: SpeakerState, laser?: Laser): Run {
  const run: Run = (action, doc) => {
    const { blank } = deck.driver.lecture();
    if (blank && !inTheDark.includes(action)) {
      deck.driver.send({ do: 'blank', on: false });
      if (action === 'blank' || action === 'leave') return;
    }
    switch (action) {
      case 'forward':
        return deck.forward();
      case 'back':
        return deck.back();
      case 'first':
        return deck.driver.send({ do: 'first' });
      case 'last':
        return deck.driver.send({ do: 'last' });
      case 'blank':
        return deck.driver.send({ do: 'blank', on: true });
      case 'freeze':
        return deck.driver.send({ do: 'freeze' });
      case 'laser':
        // In the speaker view one points on the picture.
        return doc === document ? laser?.toggle() : undefined;
      case 'fullscreen':
        return toggleFullscreen(deck, doc);
      case 'leave':
        return doc === document && laser?.end() ? undefined : leave(doc, run);
      case 'overview':
        return openOverview(doc, deck);
      case 'help':
        return openHelp(doc, deck, (chosen) => run(chosen, doc));
      case 'jump':
        return openJump(doc, deck);
      case 'search':
        return openSearch(doc, deck);
      case 'sources':
        return openSources(doc, deck);
      case 'speaker':
        return openSpeaker(deck, speaker, run);
      default:
        return action satisfies never;
    }
  };
  return run;
}

/** Esc: closes what is open, the nearest first; with nothing open it shows the overview. */
function leave(doc: Document, run: Run): void {
  const panel = doc.querySelector<HTMLDialogElement>('dialog[open]');
  if (panel) dismiss(panel);
  else if (document.fullscreenElement) void document.exitFullscreen();
  else run('overview', doc);
}

/** Only a key pressed in the deck's own window may fill the screen with it. */
function toggleFullscreen(deck: Deck, doc: Document): void {
  const { words } = deck.settings;
  const refused = () => openMessage(doc, words, words.fullscreen, words.fullscreenRefused);
  if (document.fullscreenElement) void document.exitFullscreen();
  else if (document.fullscreenEnabled) document.documentElement.requestFullscreen().catch(refused);
  else refused();
}
