/** A touch that has lain still for so long (in ms) beside another one is a palm, a sleeve or a drop, not half a pinch. */
const resting = 500;
/** A tap may slip so far, in CSS px. */
const slip = 20;

interface Press {
  readonly x: number;
  readonly y: number;
  readonly start: number;
  readonly target: Element;
}

/**
 * While something rests on the glass, browsers take the taps of every other finger for half a gesture and make no click
 * of them: the kiosk would be deaf until somebody wipes the drop away. Here those taps become clicks.
 */
export function hearSecondFingers(win: Window): void {
  const presses = new Map<number, Press>();
  const listen = (name: 'pointerdown' | 'pointerup' | 'pointercancel', heard: (event: PointerEvent) => void) =>
    win.addEventListener(name, heard, { capture: true });
  listen('pointerdown', ({ pointerType, pointerId, clientX, clientY, target }) => {
    if (pointerType === 'touch' && target instanceof Element)
      presses.set(pointerId, { x: clientX, y: clientY, start: win.performance.now(), target });
  });
  listen('pointercancel', ({ pointerId }) => void presses.delete(pointerId));
  listen('pointerup', ({ pointerId, clientX, clientY }) => {
    const press = presses.get(pointerId);
    presses.delete(pointerId);
    if (!press || Math.hypot(clientX - press.x, clientY - press.y) > slip) return;
    const isBeside = [...presses.values()].some(({ start }) => press.start - start >= resting);
    if (!isBeside) return;
    const click = new MouseEvent('click', { bubbles: true, cancelable: true, composed: true, clientX, clientY });
    // Whoever listens to the release hears it before the click, as from one finger.
    win.setTimeout(() => press.target.dispatchEvent(click));
  });
}
