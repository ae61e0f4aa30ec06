import type { Kiosk } from './kiosk.ts';

/** A finger must travel so far, in CSS px, and more sideways than up or down. */
const least = 60;

/** Swiping to the left turns to the next page, to the right back; a second finger ends it. */
export function listenToSwipes(stage: HTMLElement, kiosk: Kiosk): void {
  let start: { readonly id: number; readonly x: number; readonly y: number } | undefined;
  const fingers = new Set<number>();
  stage.addEventListener('pointerdown', (event) => {
    fingers.add(event.pointerId);
    const isApart = event.target instanceof Element && event.target.closest('.moments, .time-strip, button') !== null;
    start = fingers.size > 1 || isApart ? undefined : { id: event.pointerId, x: event.clientX, y: event.clientY };
  });
  for (const name of ['pointerup', 'pointercancel'] as const) {
    window.addEventListener(name, (event) => {
      fingers.delete(event.pointerId);
      const from = start;
      start = undefined;
      if (name === 'pointercancel' || from?.id !== event.pointerId || kiosk.state().card !== '') return;
      const x = event.clientX - from.x;
      const y = event.clientY - from.y;
      if (Math.abs(x) < least || Math.abs(x) < 1.5 * Math.abs(y)) return;
      kiosk.run({ type: x < 0 ? 'next' : 'back' });
    });
  }
}
