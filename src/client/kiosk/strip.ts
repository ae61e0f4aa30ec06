import type { Kiosk } from './kiosk.ts';

/** The time strip can be touched, and drawn along, to travel: lifting the finger goes to the page nearest to it. */
export function travelByStrip(document: Document, kiosk: Kiosk): void {
  let strip: HTMLElement | undefined;
  let finger: number | undefined;
  const nearest = (event: PointerEvent): HTMLElement | undefined => {
    const line = strip?.querySelector('.time-line')?.getBoundingClientRect();
    if (!strip || !line) return undefined;
    const share = (event.clientX - line.left) / Math.max(1, line.width);
    const stops = [...strip.querySelectorAll<HTMLElement>('.time-stop')];
    const distance = (stop: HTMLElement): number => Math.abs(Number(stop.style.getPropertyValue('--at')) - share);
    return stops.reduce<HTMLElement | undefined>(
      (best, stop) => (best && distance(best) <= distance(stop) ? best : stop),
      undefined,
    );
  };
  const mark = (stop: HTMLElement | undefined): void => {
    if (!strip) return;
    for (const each of strip.querySelectorAll('.time-stop')) each.classList.toggle('aimed', each === stop);
    const label = strip.querySelector('.time-aim');
    if (!(label instanceof HTMLElement)) return;
    label.textContent = stop?.dataset.title ?? '';
    label.style.setProperty('--at', stop?.style.getPropertyValue('--at') ?? '0');
  };
  document.addEventListener('pointerdown', (event) => {
    const hit = event.target instanceof Element ? event.target.closest<HTMLElement>('.time-strip') : null;
    if (!hit) return;
    strip = hit;
    finger = event.pointerId;
    mark(nearest(event));
  });
  window.addEventListener('pointermove', (event) => event.pointerId === finger && mark(nearest(event)));
  window.addEventListener('pointerup', (event) => {
    if (event.pointerId !== finger) return;
    const stop = nearest(event);
    mark(undefined);
    strip = undefined;
    if (stop) kiosk.run({ type: 'go', page: Number(stop.dataset.page) });
  });
  window.addEventListener('pointercancel', (event) => {
    if (event.pointerId !== finger) return;
    mark(undefined);
    strip = undefined;
  });
}
