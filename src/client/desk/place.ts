import { slidesOf } from '../deck/slide.ts';

/** Where a deck stands. */
export interface Place {
  readonly id: string;
  /** Presses of the forward key since the slide came up: its content notice and its fragments. */
  readonly steps: number;
}

/** Where the deck in a frame stands; undefined while it isn't running. */
export function placeOf(frame: HTMLIFrameElement): Place | undefined {
  const id = frame.contentWindow?.lanternist?.current().id;
  const page = frame.contentDocument;
  if (id === undefined || !page) return undefined;
  const slide = slidesOf(page.documentElement).find((each) => each.id === id);
  if (!slide || slide.classList.contains('notice-pending')) return { id, steps: 0 };
  const shown = [...slide.querySelectorAll<HTMLElement>('.fragment.visible')];
  const steps = new Set(shown.map((each) => each.dataset.fragmentIndex)).size;
  return { id, steps: steps + (slide.dataset.notice === undefined ? 0 : 1) };
}

/** The ids of a deck's slides, in order. */
export function idsIn(frame: HTMLIFrameElement): string[] {
  const page = frame.contentDocument;
  return page ? slidesOf(page.documentElement).map(({ id }) => id) : [];
}

/** Where to stand in a changed deck: at the slide that was edited, else where it stood, else at the nearest one before. */
export function placeAfter(
  place: Place | undefined,
  edited: readonly string[],
  before: readonly string[],
  after: readonly string[],
): Place | undefined {
  const there = new Set(after);
  const seen = edited.filter((id) => there.has(id));
  const last = seen.at(-1);
  if (last !== undefined && !(place && seen.includes(place.id))) return { id: last, steps: Number.POSITIVE_INFINITY };
  if (!place || there.has(place.id)) return place;
  const id = before.slice(0, before.indexOf(place.id)).findLast((each) => there.has(each));
  return id === undefined ? undefined : { id, steps: 0 };
}

/** Goes as many steps forward on the open slide as had been made, by the deck's own key. */
export function walkTo(frame: HTMLIFrameElement, { id, steps }: Place): void {
  const deck = frame.contentWindow;
  if (!deck?.lanternist) return;
  if (deck.lanternist.current().id !== id) deck.lanternist.goTo(id);
  const page = frame.contentDocument;
  const slide = page && slidesOf(page.documentElement).find((each) => each.id === id);
  // An edited slide is shown whole: what was written may stand in its last step, or behind a notice.
  if (slide?.classList.contains('notice-pending') && steps > 0) press(deck, 'ArrowRight');
  if (steps === Number.POSITIVE_INFINITY) {
    deck.lanternist.goTo(id, 'end');
    return;
  }
  const taken = placeOf(frame)?.steps ?? 0;
  for (let step = taken; step < steps; step += 1) {
    press(deck, 'ArrowRight');
    if (deck.lanternist.current().id !== id) {
      // Fewer steps than before: back to the end of the slide.
      press(deck, 'ArrowLeft');
      return;
    }
  }
}

function press(deck: Window, key: string): void {
  const KeyEvent = (deck as Window & typeof globalThis).KeyboardEvent;
  deck.document.dispatchEvent(new KeyEvent('keydown', { key, code: key, bubbles: true, cancelable: true }));
}
