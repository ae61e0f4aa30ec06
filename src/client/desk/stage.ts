import type { SentDeck } from '../../serve/state.ts';
import { type ParsedDeck, parseDeck } from './parsed-deck.ts';
import { patchDeck } from './patch-deck.ts';
import { type Place, placeIn, placeOf, walkTo } from './place.ts';

/** What deck is wanted: a script, and the version of its deck. */
interface Wish {
  readonly key: string;
  readonly version: string;
  /** Names the frame for people who listen. */
  readonly title: string;
}

/** Where the deck is shown. */
export interface Stage {
  /** Shows a deck; while it gets ready the one before stays. */
  readonly show: (wish: Wish) => void;
  /** Takes a deck that may be wished for next. */
  readonly receive: (deck: SentDeck) => void;
  readonly clear: () => void;
  readonly goTo: (slide: string) => void;
}

interface Shown extends Wish {
  readonly frame: HTMLIFrameElement;
  deck: ParsedDeck;
}

/** Makes the stage; `moved` is told whenever another slide is shown. */
export function makeStage(box: HTMLElement, moved: (deck: Window | null) => void): Stage {
  const places = new Map<string, Place>();
  const stage = {
    shown: undefined as Shown | undefined,
    wish: undefined as Wish | undefined,
    sent: undefined as SentDeck | undefined,
    isBusy: false,
  };

  const keepPlace = (): void => {
    const place = stage.shown && placeOf(stage.shown.frame);
    if (stage.shown && place) places.set(stage.shown.key, place);
  };
  const clear = (): void => {
    keepPlace();
    stage.shown?.frame.remove();
    stage.shown = undefined;
    stage.wish = undefined;
    moved(null);
  };
  const bring = async (wish: Wish): Promise<void> => {
    const { shell, body } = stage.sent && isSame(wish, stage.sent) ? stage.sent : await fetchSlides(wish.key);
    const deck = parseDeck(shell, body);
    keepPlace();
    const old = stage.shown?.key === wish.key ? stage.shown : undefined;
    const place = placeIn(places.get(wish.key), old?.deck, deck);
    const page = old?.frame.contentDocument;
    if (old && page && patchDeck(page, old.deck, deck)) {
      stage.shown = { ...wish, frame: old.frame, deck };
      if (place && placeOf(old.frame)?.id !== place.id) old.frame.contentWindow?.lanternist?.goTo(place.id);
    } else {
      const frame = await loadFrame(box, wish, place);
      stage.shown?.frame.remove();
      frame.classList.remove('coming');
      stage.shown = { ...wish, frame, deck };
      frame.contentWindow?.addEventListener('lanternist:slide', () => moved(frame.contentWindow));
    }
    moved(stage.shown.frame.contentWindow);
  };
  const work = async (): Promise<void> => {
    if (stage.isBusy) return;
    stage.isBusy = true;
    try {
      while (stage.wish && !isSame(stage.wish, stage.shown)) {
        const { wish } = stage;
        await bring(wish);
      }
      if (!stage.wish) clear();
    } catch {
      // The server is gone, or the deck couldn't be made: the next state says so, and wishes again.
    } finally {
      stage.isBusy = false;
    }
  };
  return {
    show(wish) {
      stage.wish = wish;
      void work();
    },
    receive(deck) {
      stage.sent = deck;
    },
    clear,
    goTo(slide) {
      stage.shown?.frame.contentWindow?.lanternist?.goTo(slide);
    },
  };
}

function isSame(wish: Wish, other: Pick<Wish, 'key' | 'version'> | undefined): boolean {
  return other?.key === wish.key && other.version === wish.version;
}

async function fetchSlides(key: string): Promise<{ shell: string; body: string }> {
  const answer = await fetch(`/deck/${key}/body`);
  if (!answer.ok) throw new Error(await answer.text());
  return { shell: answer.headers.get('Lanternist-Shell') ?? '', body: await answer.text() };
}

/** A new frame behind the old one, ready to be seen. */
async function loadFrame(box: HTMLElement, wish: Wish, place: Place | undefined): Promise<HTMLIFrameElement> {
  const frame = document.createElement('iframe');
  frame.className = 'coming';
  frame.title = wish.title;
  const slide = place ? `#/${encodeURIComponent(place.id)}` : '';
  frame.src = `/deck/${wish.key}?${wish.version}${slide}`;
  const loaded = new Promise((settle) => frame.addEventListener('load', settle, { once: true }));
  box.prepend(frame);
  await loaded;
  await Promise.race([isReady(frame), new Promise((settle) => setTimeout(settle, 5000))]);
  if (place) walkTo(frame, place);
  return frame;
}

/** The deck runs, and its fonts are there. */
async function isReady(frame: HTMLIFrameElement): Promise<void> {
  const page = frame.contentDocument;
  if (!page) return;
  const root = page.documentElement;
  await new Promise<void>((settle) => {
    const check = (): void => {
      if (root.dataset.deckReady === undefined) return;
      watcher.disconnect();
      settle();
    };
    const watcher = new MutationObserver(check);
    watcher.observe(root, { attributes: true });
    check();
  });
  await page.fonts.ready;
}
