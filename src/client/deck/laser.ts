import { seenByAudience } from '../../model/lecture.ts';
import type { Deck } from './deck.ts';
import { element } from './element.ts';
import { makePointing } from './pointing.ts';

/** Draws the laser pointer's dot where the lecture has it, whoever leads it, at the right place in a window of any size. */
export function drawPointer(deck: Deck, root: HTMLElement): void {
  const dot = document.body.appendChild(element(document, 'div', { class: 'deck-pointer', hidden: '' }));
  const draw = () => {
    const lecture = deck.driver.lecture();
    const { pointer } = lecture;
    // On a kept picture the spot would mean something else.
    dot.hidden = !pointer || seenByAudience(lecture).slide !== lecture.view.slide;
    if (!pointer || dot.hidden) return;
    const { left, top, width, height } = canvasOf(root);
    dot.style.left = `${left + pointer.x * width}px`;
    dot.style.top = `${top + pointer.y * height}px`;
    dot.style.setProperty('--canvas', `${width}px`);
  };
  deck.driver.changes.on(draw);
  window.addEventListener('resize', draw);
}

/** The mouse as a laser pointer in the deck's own window. */
export interface Laser {
  toggle(): void;
  /** Ends it; false when it wasn't on. */
  end(): boolean;
}

/** A laser pointer that is off. */
export function makeLaser(deck: Deck, root: HTMLElement): Laser {
  const pointing = makePointing(deck, window, () => canvasOf(root));
  let mouse = { x: -1, y: -1 };
  let isOn = false;
  const follow = () => {
    if (isOn) pointing.at(mouse.x, mouse.y);
  };
  root.ownerDocument.addEventListener('pointermove', ({ clientX, clientY, pointerType }) => {
    if (pointerType !== 'mouse') return;
    mouse = { x: clientX, y: clientY };
    follow();
  });
  const set = (on: boolean) => {
    isOn = on;
    document.documentElement.classList.toggle('laser-on', on);
    if (on) follow();
    else pointing.end();
  };
  return {
    toggle: () => set(!isOn),
    end() {
      const wasOn = isOn;
      if (wasOn) set(false);
      return wasOn;
    },
  };
}

/** The slide's canvas as Reveal has scaled it. */
function canvasOf(root: HTMLElement): DOMRect {
  return (root.querySelector('.slides') ?? root).getBoundingClientRect();
}
