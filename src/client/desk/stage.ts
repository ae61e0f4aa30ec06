import type { SentChange } from '../../serve/state.ts';
import { applyChange } from './apply-change.ts';
import { makeChanges } from './changes.ts';
import { idsIn, type Place, placeAfter, placeOf, walkTo } from './place.ts';

/** What deck is wanted: a script, and the version of its deck. */
interface Wish {
  readonly key: string;
  readonly version: string;
  /** Names the frame for people who listen. */
  readonly title: string;
  /** The slides that this version was made by editing. */
  readonly edited: readonly string[];
  /** The key that the script had under another name, or ''. */
  readonly formerly: string;
}

/** Where the deck is shown. */
export interface Stage {
  /** Shows a deck; while it gets ready the one before stays. */
  readonly show: (wish: Wish) => void;
  /** Takes a change that may be wished for next. */
  readonly receive: (change: SentChange) => void;
  readonly clear: () => void;
  readonly goTo: (slide: string) => void;
}

/** What the stage tells its page. */
export interface StageEvents {
  /** Another slide is shown, or the deck changed. */
  readonly moved: (deck: Window | null) => void;
  /** A new page is in its frame. */
  readonly opened: (page: Document) => void;
}

interface Shown extends Wish {
  readonly frame: HTMLIFrameElement;
}

/** Makes the stage in a box of the page. */
export function makeStage(box: HTMLElement, tell: StageEvents): Stage {
  const places = new Map<string, Place>();
  const changes = makeChanges();
  const stage = { shown: undefined as Shown | undefined, wish: undefined as Wish | undefined, isBusy: false };

  const keepPlace = (): void => {
    const place = stage.shown && placeOf(stage.shown.frame);
    if (stage.shown && place) places.set(stage.shown.key, place);
  };
  const clear = (): void => {
    keepPlace();
    stage.shown?.frame.remove();
    stage.shown = undefined;
    stage.wish = undefined;
    tell.moved(null);
  };
  /** Changes the deck that runs; false when it has to be loaded. */
  const change = (shown: Shown, wish: Wish): boolean => {
    const page = shown.frame.contentDocument;
    const road = changes.between(wish.key, shown.version, wish.version);
    if (!page || !road) return false;
    const place = placeOf(shown.frame);
    const before = idsIn(shown.frame);
    for (const each of road) applyChange(page, each);
    stage.shown = { ...wish, frame: shown.frame };
    const next = placeAfter(place, wish.edited, before, idsIn(shown.frame));
    shown.frame.contentWindow?.lanternist?.sync(next?.id);
    if (next && next.id !== place?.id) walkTo(shown.frame, next);
    return true;
  };
  const load = async (wish: Wish): Promise<void> => {
    keepPlace();
    const old = stage.shown?.key === wish.key ? stage.shown : undefined;
    const before = old ? idsIn(old.frame) : [];
    const place = places.get(wish.key) ?? places.get(wish.formerly);
    const frame = await loadFrame(box, wish, place);
    const next = placeAfter(place, old ? wish.edited : [], before, idsIn(frame));
    if (next) walkTo(frame, next);
    stage.shown?.frame.remove();
    frame.classList.remove('coming');
    stage.shown = { ...wish, frame };
    frame.contentWindow?.addEventListener('lanternist:slide', () => tell.moved(frame.contentWindow));
    if (frame.contentDocument) tell.opened(frame.contentDocument);
  };
  const work = async (): Promise<void> => {
    if (stage.isBusy) return;
    stage.isBusy = true;
    try {
      while (stage.wish && !isSame(stage.wish, stage.shown)) {
        const { shown, wish } = stage;
        if (!(shown?.key === wish.key && change(shown, wish))) await load(wish);
        tell.moved(stage.shown?.frame.contentWindow ?? null);
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
    receive: changes.add,
    clear,
    goTo(slide) {
      stage.shown?.frame.contentWindow?.lanternist?.goTo(slide);
    },
  };
}

function isSame(wish: Wish, other: Wish | undefined): boolean {
  return other?.key === wish.key && other.version === wish.version;
}

/** A new frame behind the old one, ready to be seen. */
async function loadFrame(box: HTMLElement, wish: Wish, place: Place | undefined): Promise<HTMLIFrameElement> {
  const frame = document.createElement('iframe');
  frame.className = 'deck-frame coming';
  frame.title = wish.title;
  const slide = place ? `#/${encodeURIComponent(place.id)}` : '';
  frame.src = `/deck/${wish.key}?${wish.version}${slide}`;
  const loaded = new Promise((settle) => frame.addEventListener('load', settle, { once: true }));
  box.prepend(frame);
  await loaded;
  await Promise.race([isReady(frame), new Promise((settle) => setTimeout(settle, 5000))]);
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
