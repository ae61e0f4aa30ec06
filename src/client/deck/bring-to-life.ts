import type { Run } from './actions.ts';
import { announceChanges } from './announce.ts';
import { coverWhenBlank } from './blank.ts';
import { showControls } from './controls.ts';
import type { Deck } from './deck.ts';
import { listenToKeys } from './keys.ts';
import { drawPointer } from './laser.ts';
import { travelThroughMoments } from './moments.ts';
import { openFromMarks } from './note-marks.ts';
import { openSources } from './sources.ts';
import { listenToTouch } from './touch.ts';

/** What every screen does, whoever drives its lecture: keys, touch, buttons, the dark cover, the pointer, announcements. */
export function bringToLife(root: HTMLElement, deck: Deck, run: Run): void {
  coverWhenBlank(deck);
  drawPointer(deck, root);
  listenToKeys(document, (action) => run(action, document));
  openFromMarks(root, deck.settings.words, (note) => openSources(document, deck, note));
  travelThroughMoments(root);
  listenToTouch(root, (action) => run(action, document));
  showControls(root, deck.settings.words, (action) => run(action, document));
  announceChanges(deck, root);
}
