/**
 * The times that a map can be moved through: a strip of names below it. A click, a tap or an arrow key chooses one, and
 * so does a finger that is drawn along the strip.
 */
export function travelThroughMoments(root: HTMLElement): void {
  root.addEventListener('click', (event) => {
    const moment = momentAt(event.target);
    if (moment) show(moment);
  });
  root.addEventListener('pointerdown', (event) => {
    const strip = stripAt(event.target);
    if (!strip || event.button !== 0) return;
    const { ownerDocument } = root;
    const follow = (move: PointerEvent): void => {
      const moment = momentAt(ownerDocument.elementFromPoint(move.clientX, middleOf(strip)));
      if (moment && strip.contains(moment)) show(moment);
    };
    const stop = new AbortController();
    const { signal } = stop;
    window.addEventListener('pointermove', follow, { signal });
    for (const name of ['pointerup', 'pointercancel'] as const)
      window.addEventListener(name, () => stop.abort(), { signal });
  });
  root.addEventListener('keydown', (event) => {
    const moment = momentAt(event.target);
    const step = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key];
    if (!moment || step === undefined) return;
    // These keys would turn the slide.
    event.preventDefault();
    event.stopPropagation();
    const all = momentsOf(moment);
    const next = all[all.indexOf(moment) + step];
    if (!next) return;
    show(next);
    next.focus();
  });
}

/** Presses one of the buttons, and shows the parts of the drawing that carry its number. */
function show(moment: HTMLElement): void {
  const all = momentsOf(moment);
  const number = String(all.indexOf(moment));
  for (const each of all) each.setAttribute('aria-pressed', String(each === moment));
  for (const part of moment.closest('.drawing')?.querySelectorAll<SVGElement>('[data-moment]') ?? [])
    part.classList.toggle('now', part.dataset.moment === number);
}

function momentAt(target: EventTarget | null): HTMLElement | undefined {
  return target instanceof Element ? (target.closest<HTMLElement>('.moment') ?? undefined) : undefined;
}

function stripAt(target: EventTarget | null): HTMLElement | undefined {
  return target instanceof Element ? (target.closest<HTMLElement>('.moments') ?? undefined) : undefined;
}

function momentsOf(moment: HTMLElement): HTMLElement[] {
  return [...(stripAt(moment)?.querySelectorAll<HTMLElement>('.moment') ?? [])];
}

function middleOf(strip: HTMLElement): number {
  const { top, height } = strip.getBoundingClientRect();
  return top + height / 2;
}
