/** How staff knocks: so many taps, the first and the last begun within so many ms, the last held for so long. */
const taps = 5;
const within = 4000;
const hold = 1000;
/** Side of the corner: as wide as a hand is sure to find, in millimetres, and at least so many CSS px. */
const cornerMm = 40;
const cornerPx = 96;

/** Recognises the gesture from touches. Times in ms, places in CSS px from the upper left corner of the page. */
export interface Gesture {
  down(x: number, y: number, now: number): void;
  /** Whether this release ended the gesture. */
  up(x: number, y: number, now: number): boolean;
}

/** Five taps in the upper left corner within 4 s, the last held for one second; a touch elsewhere begins anew. */
export function makeGesture(corner: number): Gesture {
  let starts: number[] = [];
  const isInside = (x: number, y: number) => x >= 0 && y >= 0 && x <= corner && y <= corner;
  return {
    down(x, y, now) {
      starts = isInside(x, y) ? [...starts.filter((start) => now - start <= within), now].slice(-taps) : [];
    },
    up(x, y, now) {
      const last = starts.at(-1);
      if (last === undefined || !isInside(x, y)) {
        starts = [];
        return false;
      }
      if (now - last < hold) return false;
      const done = starts.length === taps;
      starts = [];
      return done;
    },
  };
}

/** Opens the staff's door after the gesture. Fingers and the mouse count alike; a second finger meanwhile doesn't. */
export function listenForStaff(win: Window, pxMm: number, open: () => void): void {
  const gesture = makeGesture(Math.max(cornerPx, cornerMm / pxMm));
  let pointer: number | undefined;
  const listen = (name: 'pointerdown' | 'pointerup' | 'pointercancel', heard: (event: PointerEvent) => void) =>
    win.addEventListener(name, heard, { capture: true });
  listen('pointerdown', (event) => {
    pointer = event.pointerId;
    gesture.down(event.clientX, event.clientY, win.performance.now());
  });
  listen('pointerup', (event) => {
    if (event.pointerId !== pointer) return;
    pointer = undefined;
    if (gesture.up(event.clientX, event.clientY, win.performance.now())) open();
  });
  listen('pointercancel', () => {
    pointer = undefined;
  });
}
