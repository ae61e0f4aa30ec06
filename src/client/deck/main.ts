import { makeActions } from './actions.ts';
import { followAddress } from './address.ts';
import { offerApi } from './api.ts';
import { bringToLife } from './bring-to-life.ts';
import { makeDeck } from './deck.ts';
import { localDriver } from './driver.ts';
import { keepWhenFrozen } from './freeze.ts';
import { makeLaser } from './laser.ts';
import { holdBack } from './notice.ts';
import { makePrintable, showPrintView, wantsPrintView } from './print-view.ts';
import { makeReread } from './reread.ts';
import { roadOf } from './road.ts';
import { readSettings } from './settings.ts';
import { slidesOf } from './slide.ts';
import { startReveal } from './start-reveal.ts';

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
  const road = roadOf(slides);
  const driver = localDriver(road, reveal.getCurrentSlide().id);
  const deck = makeDeck(reveal, settings, slides, driver);
  const run = makeActions(deck, { window: null, notesSize: 24 }, makeLaser(deck, root));
  keepWhenFrozen(deck, root);
  followAddress(deck, root, hash);
  bringToLife(root, deck, run);
  makePrintable(root, settings);
  offerApi(deck, makeReread(root, reveal, deck, { slides, road }));
  document.documentElement.dataset.deckReady = '';
}

const root = document.querySelector<HTMLElement>('main.reveal');
if (root) void start(root);
