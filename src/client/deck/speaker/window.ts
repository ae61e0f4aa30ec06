import type { Run } from '../actions.ts';
import type { Deck } from '../deck.ts';
import { openMessage } from '../message.ts';
import { buildSpeakerView, type SpeakerSettings, type SpeakerView } from './view.ts';

/** What outlives the speaker window when it is closed and opened again. */
export interface SpeakerState extends SpeakerSettings {
  window: Window | null;
}

/** How often, in ms, the clocks are drawn. */
const tick = 250;

/**
 * Opens the lecturer's own window, or brings it forward. Reveal's never gets past "Loading…" under our
 * Content-Security-Policy; this one is an empty page that the deck fills: no script in it, no frame, no address.
 */
export function openSpeaker(deck: Deck, state: SpeakerState, run: Run): void {
  if (state.window && !state.window.closed) {
    state.window.focus();
    return;
  }
  const { words } = deck.settings;
  const opened = window.open('', `speaker-${Date.now()}`, 'popup,width=1180,height=760');
  if (!opened) {
    openMessage(document, words, words.speaker, words.speakerBlocked);
    return;
  }
  state.window = opened;
  let view = fillWindow(opened, deck, state, run);
  deck.driver.send({ do: 'watch', to: 'arm' });
  const stop = deck.driver.changes.on((before) => view.update(before));
  const timer = window.setInterval(() => {
    if (opened.closed) {
      end();
      return;
    }
    // A browser may put its own empty page into the new window a moment later.
    if (!opened.document.body?.classList.contains('speaker')) view = fillWindow(opened, deck, state, run);
    view.tick();
  }, tick);
  const close = () => opened.close();
  const end = () => {
    clearInterval(timer);
    stop();
    window.removeEventListener('pagehide', close);
    state.window = null;
  };
  // Without the deck the window would show a clock that stands still.
  window.addEventListener('pagehide', close);
}

function fillWindow(opened: Window, deck: Deck, state: SpeakerState, run: Run): SpeakerView {
  const doc = opened.document;
  doc.documentElement.lang = deck.settings.lang;
  doc.title = `${deck.settings.words.speaker}: ${deck.settings.title}`;
  for (const { name, value } of document.documentElement.attributes) {
    if (name.startsWith('data-')) doc.documentElement.setAttribute(name, value);
  }
  const styles = [...document.querySelectorAll('style')].map((style) => doc.importNode(style, true));
  doc.head.replaceChildren(...styles, doc.head.querySelector('title') ?? '');
  doc.body.className = 'speaker';
  const view = buildSpeakerView(doc, deck, state, run);
  view.update();
  return view;
}
