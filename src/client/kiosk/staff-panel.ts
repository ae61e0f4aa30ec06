import type { HostLink } from './host-link.ts';
import type { Kiosk } from './kiosk.ts';
import { makePinCheck, pinLook } from './pin-check.ts';
import { heading, type StaffTools, showTools } from './staff-tools.ts';

/** The panel closes by itself after so many ms without a touch. */
const patience = 120_000;
/** Digits of a PIN. */
const longest = 12;

/** Makes the staff panel; gives back what opens it. Without a PIN in the settings there is no panel. */
export function makeStaffPanel(
  kiosk: Kiosk,
  host: HostLink | undefined,
  win: Window,
  tools: Pick<StaffTools, 'dim' | 'reload'>,
): () => void {
  const doc = win.document;
  const check = makePinCheck(pinLook(host, kiosk.settings.pin, win.crypto.subtle), () => win.performance.now());
  return () => {
    if (!kiosk.settings.pin || doc.getElementById('staff-panel')) return;
    const shell = openShell(kiosk, win);
    askPin(shell, win, check, (token) => showTools(shell, { ...tools, kiosk, host, token, win }));
  };
}

/** The open panel: what stands in it can be exchanged, its buttons act even where the page would take the touch. */
export interface Shell {
  show(...content: readonly (Node | string)[]): void;
  button(label: string, act: () => void, name?: string): HTMLButtonElement;
  /** What digits and Backspace of a keyboard do. */
  onKey(act: ((key: string) => void) | undefined): void;
  isOpen(): boolean;
}

function openShell(kiosk: Kiosk, win: Window): Shell {
  const doc = win.document;
  const dialog = doc.createElement('dialog');
  dialog.id = 'staff-panel';
  dialog.lang = 'en';
  dialog.setAttribute('aria-label', 'Staff');
  const content = doc.createElement('div');
  const acts = new WeakMap<Element, () => void>();
  let keyed: ((key: string) => void) | undefined;
  let touched = win.performance.now();
  const release = kiosk.hold();
  const listening = new AbortController();
  const close = () => {
    if (!dialog.isConnected) return;
    listening.abort();
    win.clearInterval(watch);
    dialog.close();
    dialog.remove();
    delete doc.documentElement.dataset.staff;
    release();
  };
  const watch = win.setInterval(() => win.performance.now() - touched > patience && close(), 1000);
  const button: Shell['button'] = (label, act, name = label) => {
    const made = doc.createElement('button');
    made.type = 'button';
    made.textContent = label;
    made.dataset.staffKey = name;
    acts.set(made, act);
    return made;
  };
  // Heard before the page hears it: a touch of the attract loop would begin a story.
  for (const name of ['pointerdown', 'pointerup', 'click', 'keydown'] as const) {
    const hear = (event: Event) => {
      touched = win.performance.now();
      if (name === 'keydown') {
        event.stopPropagation();
        const { key } = event as KeyboardEvent;
        if (key === 'Escape') close();
        else if (/^(\d|Backspace)$/.test(key)) keyed?.(key);
        return;
      }
      if (!(event.target instanceof Element) || !dialog.contains(event.target)) return;
      event.stopPropagation();
      const pressed = name === 'click' ? event.target.closest('button') : null;
      if (pressed && !pressed.disabled) acts.get(pressed)?.();
    };
    win.addEventListener(name, hear, { capture: true, signal: listening.signal });
  }
  dialog.addEventListener('close', close);
  dialog.append(button('×', close, 'close'), content);
  doc.body.append(dialog);
  doc.documentElement.dataset.staff = '';
  dialog.showModal();
  return {
    show: (...parts) => content.replaceChildren(...parts),
    button,
    onKey: (act) => {
      keyed = act;
    },
    isOpen: () => dialog.isConnected,
  };
}

function askPin(
  shell: Shell,
  win: Window,
  check: ReturnType<typeof makePinCheck>,
  open: (token: string) => void,
): void {
  const doc = win.document;
  const dots = doc.createElement('output');
  const message = doc.createElement('p');
  message.setAttribute('role', 'status');
  let pin = '';
  const draw = () => {
    dots.textContent = '•'.repeat(pin.length);
  };
  const tellWait = () => {
    const wait = Math.ceil(check.wait() / 1000);
    message.dataset.wait = String(wait);
    message.textContent = wait > 0 ? `Not the PIN. Wait ${wait} s.` : '';
    if (wait > 0 && shell.isOpen()) win.setTimeout(tellWait, 250);
  };
  const send = async () => {
    const typed = pin;
    pin = '';
    draw();
    const answer = await check.attempt(typed);
    if (!shell.isOpen()) return;
    if (answer.type === 'open') open(answer.token);
    else if (answer.type === 'unable') message.textContent = 'This browser can check no PIN at this address.';
    else tellWait();
  };
  const key = (name: string) => {
    if (name === 'OK') {
      void send();
      return;
    }
    pin = name === 'Delete' || name === 'Backspace' ? pin.slice(0, -1) : (pin + name).slice(0, longest);
    draw();
  };
  const pad = doc.createElement('div');
  pad.className = 'staff-pad';
  pad.append(
    ...['1', '2', '3', '4', '5', '6', '7', '8', '9', 'Delete', '0', 'OK'].map((name) =>
      shell.button(name, () => key(name)),
    ),
  );
  shell.onKey(key);
  shell.show(heading(doc, 'Staff PIN'), dots, pad, message);
  tellWait();
}
