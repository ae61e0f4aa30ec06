import { isControl } from './keys.ts';
import { isFootNote } from './note-marks.ts';

/** A finger must travel so far, in CSS px, to swipe, and may stray so far in a tap. */
const swipeLength = 40;
const tapStray = 10;
/** A longer press, in ms, selects text or opens a menu. */
const longPress = 500;

interface Press {
  readonly x: number;
  readonly y: number;
  readonly time: number;
  /** Whether text was selected before: the click only lets go of it. */
  readonly selected: boolean;
  /** Whether a tap here opens something, as on a note; a swipe still leads on. */
  readonly answered: boolean;
}

/**
 * Swipe to the left or up, tap and click: forward. Swipe to the right or down: back. Links, controls, selecting text,
 * notes, pinching and panning an enlarged page stay as they are.
 */
export function listenToTouch(root: HTMLElement, run: (action: Step) => void): void {
  const down = new Set<number>();
  let press: Press | undefined;
  /** A finger's step is taken at once, a mouse's with the click: others may have answered that. */
  let taken = false;
  let clicked: Step | undefined;

  root.addEventListener('pointerdown', (event) => {
    down.add(event.pointerId);
    const alone = down.size === 1 && event.button === 0 && !isControl(event.target) && !isEnlarged();
    press = alone
      ? {
          x: event.clientX,
          y: event.clientY,
          time: event.timeStamp,
          selected: hasSelection(root),
          answered: isFootNote(event.target),
        }
      : undefined;
  });
  // A finger may be lifted, or taken over by the browser, outside the deck.
  for (const name of ['pointerup', 'pointercancel'] as const) {
    window.addEventListener(name, (event) => {
      down.delete(event.pointerId);
      const counts = press && name === 'pointerup' && !press.selected && !hasSelection(root);
      const step = press && counts ? stepOf(press, event) : undefined;
      press = undefined;
      clicked = event.pointerType === 'mouse' ? step : undefined;
      taken = step !== undefined && !clicked;
      if (step && taken) run(step);
    });
  }
  // After a finger's step the browser would still click on what has come to lie under it.
  root.addEventListener('touchend', (event) => taken && event.preventDefault(), { passive: false });
  root.addEventListener('click', (event) => {
    if (clicked && !event.defaultPrevented) run(clicked);
    clicked = undefined;
  });
  keepPanning(root);
}

type Step = 'forward' | 'back';

/** What a press meant, by where and when it ended; a mouse drags, but doesn't swipe. */
function stepOf(press: Press, end: PointerEvent): Step | undefined {
  const [dx, dy] = [end.clientX - press.x, end.clientY - press.y];
  const length = Math.max(Math.abs(dx), Math.abs(dy));
  if (length <= tapStray) return !press.answered && end.timeStamp - press.time < longPress ? 'forward' : undefined;
  if (length < swipeLength || end.pointerType === 'mouse') return undefined;
  return (Math.abs(dx) > Math.abs(dy) ? dx : dy) < 0 ? 'forward' : 'back';
}

/** Reveal's style sheet takes one-finger panning away, which an enlarged page needs. */
function keepPanning(root: HTMLElement): void {
  visualViewport?.addEventListener('resize', () => root.classList.toggle('enlarged', isEnlarged()));
}

function isEnlarged(): boolean {
  return (visualViewport?.scale ?? 1) > 1.03;
}

function hasSelection(root: HTMLElement): boolean {
  return root.ownerDocument.getSelection()?.isCollapsed === false;
}
