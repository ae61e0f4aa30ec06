import { slidesOf } from '../deck/slide.ts';
import type { ParsedDeck } from './parsed-deck.ts';

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

/** The same slide in a changed deck, or the nearest one before it that is still there. */
export function placeIn(
  place: Place | undefined,
  before: ParsedDeck | undefined,
  after: ParsedDeck,
): Place | undefined {
  if (!place) return undefined;
  const there = new Set(after.slides.map((slide) => slide.id));
  if (there.has(place.id)) return place;
  const ids = before?.slides.map((slide) => slide.id) ?? [];
  const id = ids.slice(0, ids.indexOf(place.id)).findLast((each) => there.has(each));
  return id === undefined ? undefined : { id, steps: 0 };
}

/** Goes as many steps forward on the open slide as had been made, by the deck's own key. */
export function walkTo(frame: HTMLIFrameElement, { id, steps }: Place): void {
  const deck = frame.contentWindow;
  if (!deck) return;
  for (let step = 0; step < steps; step += 1) {
    press(deck, 'ArrowRight');
    if (deck.lanternist?.current().id !== id) {
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
