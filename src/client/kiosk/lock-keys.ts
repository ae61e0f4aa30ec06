/** A key as a keyboard event tells it. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

/** Keys that do something on the page; Escape closes what stands over it. */
const plain = new Set([
  ...['Tab', 'Enter', ' ', 'Escape', 'Home', 'End', 'PageUp', 'PageDown'],
  ...['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'],
]);
/** Of these, those that mean something with Shift; with the others it would select text. */
const shifted = new Set(['Tab', ' ']);

/** Whether a key stays within the kiosk. All others belong to the browser: print, find, reload, back, full screen. */
export function staysInside(press: KeyPress): boolean {
  if (press.ctrlKey || press.altKey || press.metaKey) return false;
  return (press.shiftKey ? shifted : plain).has(press.key);
}

/** Whether a press is a command to the browser or the system: nothing on the page may take it for its own. */
export function isCommand({ ctrlKey, altKey, metaKey }: KeyPress): boolean {
  return ctrlKey || altKey || metaKey;
}
