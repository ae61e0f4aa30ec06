import type { Point } from '../../model/lecture.ts';
import { latestOnly } from './latest-only.ts';

/** A field with the slide on it: where a finger lies, the pointer shows on the screen. */
export interface Pad {
  /** The line is there again: a pointer that couldn't be taken off is taken off now. */
  readonly up: () => void;
}

export function makePad(
  field: HTMLElement,
  dot: HTMLElement,
  canPoint: () => boolean,
  send: (at: Point | undefined) => Promise<boolean>,
): Pad {
  const state = { finger: undefined as number | undefined, owesEnd: false };
  const tell = latestOnly(async (at: Point | undefined) => {
    const isTold = await send(at);
    state.owesEnd = at === undefined && !isTold;
  });
  const follow = (event: PointerEvent): void => {
    if (event.pointerId !== state.finger) return;
    const { left, top, width, height } = field.getBoundingClientRect();
    const at = { x: share((event.clientX - left) / width), y: share((event.clientY - top) / height) };
    dot.hidden = false;
    dot.style.left = `${at.x * 100}%`;
    dot.style.top = `${at.y * 100}%`;
    tell(at);
  };
  const release = (event: PointerEvent): void => {
    if (event.pointerId !== state.finger) return;
    state.finger = undefined;
    dot.hidden = true;
    tell(undefined);
  };
  field.addEventListener('pointerdown', (event) => {
    if (state.finger !== undefined || !canPoint()) return;
    state.finger = event.pointerId;
    field.setPointerCapture(event.pointerId);
    follow(event);
  });
  field.addEventListener('pointermove', follow);
  field.addEventListener('pointerup', release);
  field.addEventListener('pointercancel', release);
  return {
    up() {
      if (state.owesEnd && state.finger === undefined) tell(undefined);
    },
  };
}

/** To a thousandth: finer than a beam is on any wall. */
function share(value: number): number {
  return Math.round(Math.min(1, Math.max(0, value)) * 1000) / 1000;
}
