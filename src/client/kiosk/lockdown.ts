import { keepAddress } from './lock-address.ts';
import { isCommand, staysInside } from './lock-keys.ts';
import { hearSecondFingers } from './second-finger.ts';
import { makeHeld } from './stuck-touch.ts';

/** The closed ways out, as far as others must know of them. */
export interface Lockdown {
  /** Whether a touch has been held for so long (more than 60 s) that it isn't a visitor's. `now` as `performance.now()`. */
  isStuck(pointerId: number, now: number): boolean;
}

/**
 * Closes every way that leads from the kiosk's page into the browser or the system. Call it before anything else
 * listens to the page. The browser's own flags close what a page can't: its menus, Ctrl+N, Ctrl+W, Alt+F4.
 */
export function closeWaysOut(doc: Document, win: Window): Lockdown {
  keepAddress(doc, win);
  prevent(win, menus);
  lockKeys(win);
  lockButtons(win);
  lockZoom(doc, win);
  hearSecondFingers(win);
  doc.addEventListener('selectionchange', () => {
    const selection = doc.getSelection();
    if (selection && !selection.isCollapsed) selection.removeAllRanges();
  });
  return ignoreStuckTouches(win);
}

/** Events whose default is never wanted: menus, selecting, dragging, dropping files, the clipboard, zooming. */
const menus = [
  ...['contextmenu', 'selectstart', 'dragstart', 'dragenter', 'dragover', 'drop', 'dblclick'],
  ...['copy', 'cut', 'paste', 'beforecopy', 'beforecut', 'beforepaste'],
  ...['gesturestart', 'gesturechange', 'gestureend'],
];

function prevent(win: Window, names: readonly string[]): void {
  for (const name of names) {
    win.addEventListener(name, (event) => event.preventDefault(), { capture: true, passive: false });
  }
}

function lockKeys(win: Window): void {
  const held = makeHeld<string>();
  for (const name of ['keydown', 'keypress', 'keyup'] as const) {
    win.addEventListener(
      name,
      (event) => {
        if (name === 'keydown') held.down(event.code, event.timeStamp);
        // A held Enter would press a button again and again.
        const repeated = event.repeat && (event.key === 'Enter' || event.key === ' ');
        const stuck = held.isStuck(event.code, event.timeStamp);
        if (name === 'keyup') held.up(event.code);
        if (!staysInside(event) || repeated || stuck) event.preventDefault();
        if (isCommand(event) || repeated || stuck) event.stopImmediatePropagation();
      },
      { capture: true },
    );
  }
}

/** The middle button scrolls, pastes and opens tabs; the fourth and fifth go back and forward. */
function lockButtons(win: Window): void {
  for (const name of ['mousedown', 'mouseup', 'auxclick', 'click'] as const) {
    const refuse = (event: MouseEvent) => {
      const modified = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
      if (event.button > 0 || modified) event.preventDefault();
      if (event.button > 0) event.stopImmediatePropagation();
    };
    win.addEventListener(name, refuse, { capture: true });
  }
}

function lockZoom(doc: Document, win: Window): void {
  const root = doc.documentElement.style;
  // Fingers neither pan nor zoom the page; what scrolls inside it allows that for itself.
  root.touchAction = 'none';
  root.overscrollBehavior = 'none';
  root.userSelect = 'none';
  const options = { capture: true, passive: false };
  win.addEventListener('wheel', (event) => (event.ctrlKey || event.metaKey) && event.preventDefault(), options);
  win.addEventListener(
    'touchmove',
    (event) => event.touches.length > 1 && event.cancelable && event.preventDefault(),
    options,
  );
}

/** A touch that is stuck moves nothing and keeps nobody waiting: its movements aren't told to the page. */
function ignoreStuckTouches(win: Window): Lockdown {
  const held = makeHeld<number>();
  const options = { capture: true };
  win.addEventListener('pointerdown', (event) => held.down(event.pointerId, win.performance.now()), options);
  for (const name of ['pointerup', 'pointercancel'] as const) {
    // Others may still ask about it while they hear of its end.
    win.addEventListener(name, (event) => win.setTimeout(() => held.up(event.pointerId)), options);
  }
  const moves = (event: PointerEvent) => {
    if (held.isStuck(event.pointerId, win.performance.now())) event.stopImmediatePropagation();
  };
  win.addEventListener('pointermove', moves, options);
  return { isStuck: held.isStuck };
}
