/** Everything that a key, a button or a gesture can ask of the deck. */
export type Action =
  | 'forward'
  | 'back'
  | 'first'
  | 'last'
  | 'blank'
  | 'freeze'
  | 'laser'
  | 'fullscreen'
  | 'leave'
  | 'overview'
  | 'help'
  | 'jump'
  | 'search'
  | 'sources'
  | 'speaker';

/** Runs the action of every key pressed in a window, unless a dialog is open there or someone is typing. */
export function listenToKeys(doc: Document, run: (action: Action) => void): void {
  doc.addEventListener('keydown', (event) => {
    const action = actionOf(event);
    if (!action || event.defaultPrevented) return;
    if (action !== 'fullscreen' && doc.querySelector('dialog:modal')) return;
    event.preventDefault();
    if (!event.repeat || action === 'forward' || action === 'back') run(action);
  });
}

/** What a key asks for; undefined for keys that aren't ours, or that belong to the element that has the focus. */
export function actionOf(event: KeyboardEvent): Action | undefined {
  const { key, target } = event;
  if (event.isComposing) return undefined;
  if (event.ctrlKey || event.metaKey || event.altKey) {
    return event.shiftKey && !event.altKey && letterOf(event) === 'f' ? 'search' : undefined;
  }
  if (key === 'F5') return 'fullscreen';
  if (isTextField(target)) return undefined;
  if ((key === ' ' || key === 'Enter') && isControl(target)) return undefined;
  if (key === ' ') return event.shiftKey ? 'back' : 'forward';
  return named[key] ?? lettered[letterOf(event)];
}

const named: Readonly<Record<string, Action>> = {
  ArrowRight: 'forward',
  ArrowDown: 'forward',
  PageDown: 'forward',
  Enter: 'forward',
  ArrowLeft: 'back',
  ArrowUp: 'back',
  PageUp: 'back',
  Home: 'first',
  End: 'last',
  Escape: 'leave',
  '?': 'help',
  '/': 'search',
};

const lettered: Readonly<Record<string, Action>> = {
  n: 'forward',
  p: 'back',
  b: 'blank',
  '.': 'blank',
  f: 'fullscreen',
  o: 'overview',
  g: 'jump',
  c: 'sources',
  s: 'speaker',
  z: 'freeze',
  l: 'laser',
};

/**
 * The letter of a key: the one typed when it is Latin, else the one printed there on a US keyboard, so that the
 * shortcuts and a presenter remote work with a Russian layout too.
 */
function letterOf({ key, code }: KeyboardEvent): string {
  if (/^[a-z.]$/i.test(key)) return key.toLowerCase();
  if (key.length !== 1 || key <= '\u007f') return '';
  return code === 'Period' ? '.' : (/^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? '');
}

/** Whether keys typed here make text. Tests the node without classes: it may come from another window. */
function isTextField(target: EventTarget | null): boolean {
  return isElement(target) && target.matches('input, textarea, select, [contenteditable]');
}

/** Whether Enter, Space or a tap already mean something on this element. */
export function isControl(target: EventTarget | null): boolean {
  return (
    isElement(target) &&
    target.closest('a[href], button, input, select, textarea, label, summary, video, audio, [tabindex], dialog') !==
      null
  );
}

function isElement(target: EventTarget | null): target is Element {
  return target !== null && 'closest' in target;
}
