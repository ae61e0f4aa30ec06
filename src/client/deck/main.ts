import { makeActions } from './actions.ts';
import { followAddress } from './address.ts';
import { announceChanges } from './announce.ts';
import { offerApi } from './api.ts';
import { coverWhenBlank } from './blank.ts';
import { showControls } from './controls.ts';
import { makeDeck } from './deck.ts';
import { localDriver } from './driver.ts';
import { listenToKeys } from './keys.ts';
import { travelThroughMoments } from './moments.ts';
import { openFromMarks } from './note-marks.ts';
import { holdBack } from './notice.ts';
import { makePrintable, showPrintView, wantsPrintView } from './print-view.ts';
import { roadOf } from './road.ts';
import { readSettings } from './settings.ts';
import { slidesOf } from './slide.ts';
import { openSources } from './sources.ts';
import { startReveal } from './start-reveal.ts';
import { listenToTouch } from './touch.ts';

/** Starts the lecture deck: everything that happens in `deck.html` is joined here. */
async function start(root: HTMLElement): Promise<void> {
  const settings = readSettings(document);
  if (wantsPrintView(location.search)) {
    await showPrintView(root, settings);
    return;
  }
  const slides = slidesOf(root);
  holdBack(slides, []);
  const { hash } = location;
  const reveal = await startReveal(root, settings);
  const driver = localDriver(roadOf(slides), reveal.getCurrentSlide().id);
  const deck = makeDeck(reveal, settings, slides, driver);
  const run = makeActions(deck, { window: null, notesSize: 24 });
  coverWhenBlank(deck);

  followAddress(deck, root, hash);
  listenToKeys(document, (action) => run(action, document));
  openFromMarks(root, settings.words, (note) => openSources(document, deck, note));
  travelThroughMoments(root);
  listenToTouch(root, (action) => run(action, document));
  showControls(root, settings.words, (action) => run(action, document));
  announceChanges(deck, root);
  makePrintable(root, settings);
  offerApi(deck);
  document.documentElement.dataset.deckReady = '';
}

const root = document.querySelector<HTMLElement>('main.reveal');
if (root) void start(root);
