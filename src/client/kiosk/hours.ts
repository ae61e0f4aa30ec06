import type { Kiosk } from './kiosk.ts';

/** The times outside visits: closing hours, dimming, and moving the picture a little. */
export interface Hours {
  /** From 0, black, to 1. Only the attract loop is dimmed. */
  dim(level: number): void;
  isClosed(): boolean;
}

/** Px that the picture moves to each side, so that nothing burns in. */
const reach = 4;

/** Whether a time of day, in minutes since midnight, lies within opening hours; they may pass midnight. */
export function isOpen(hours: { readonly from: number; readonly to: number } | null, minutes: number): boolean {
  if (!hours || hours.from === hours.to) return true;
  const { from, to } = hours;
  return from < to ? minutes >= from && minutes < to : minutes >= from || minutes < to;
}

/** Where the picture stands at a time in ms: at most 4 px off, and never moving faster than 2 px a minute. */
export function pixelShift(now: number): { readonly x: number; readonly y: number } {
  const swing = (minutes: number) => Math.round(reach * Math.sin((2 * Math.PI * now) / (minutes * 60_000))) || 0;
  return { x: swing(17), y: swing(23) };
}

/**
 * Outside the opening hours the page says that it is closed, as soon as no visitor is there, and comes back by itself.
 * Call it after the staff's gesture listens and before what answers touches.
 */
export function keepHours(kiosk: Kiosk, doc: Document, win: Window, wall: () => Date = () => new Date()): Hours {
  const { hours } = kiosk.settings;
  const root = doc.documentElement;
  const notice = closedNotice(kiosk, doc);
  const isClosed = () => notice.isConnected;
  const look = () => {
    const isQuiet = kiosk.state().screen === 'attract';
    const { x, y } = isQuiet ? pixelShift(win.performance.now()) : { x: 0, y: 0 };
    root.style.setProperty('--kiosk-shift-x', `${x}px`);
    root.style.setProperty('--kiosk-shift-y', `${y}px`);
    const time = wall();
    const open = isOpen(hours, time.getHours() * 60 + time.getMinutes());
    if (open && isClosed()) notice.remove();
    if (!open && isQuiet && !isClosed()) doc.body.append(notice);
    root.toggleAttribute('data-closed', isClosed());
  };
  look();
  kiosk.changes.on(look);
  win.setInterval(look, 1000);
  swallow(win, () => isClosed() && root.dataset.staff === undefined);
  return {
    dim: (level) => root.style.setProperty('--kiosk-dim', String(Math.min(1, Math.max(0, level)))),
    isClosed,
  };
}

function closedNotice({ settings }: Kiosk, doc: Document): HTMLElement {
  const notice = doc.createElement('div');
  notice.id = 'kiosk-closed';
  const from = settings.hours?.from ?? 0;
  const time = `${Math.floor(from / 60)}:${String(from % 60).padStart(2, '0')}`;
  for (const { lang, words } of settings.languages) {
    const paragraph = doc.createElement('p');
    paragraph.lang = lang;
    const strong = doc.createElement('strong');
    strong.textContent = words.kioskClosed ?? '';
    paragraph.append(strong, ' ', (words.kioskClosedText ?? '').replace('{time}', time));
    notice.append(paragraph);
  }
  return notice;
}

/** While closed, nothing answers touches and keys. */
function swallow(win: Window, isDeaf: () => boolean): void {
  for (const name of ['pointerdown', 'pointerup', 'click', 'touchstart', 'touchend', 'keydown', 'keyup']) {
    win.addEventListener(name, (event) => isDeaf() && event.stopImmediatePropagation(), { capture: true });
  }
}
