import { fill, type Words } from './words.ts';

/** What a click opens the sources from: a superscript, or a note at the foot of a slide. */
const mark = '.note-mark[data-note]';
const footNote = '.slide-notes > li';

/**
 * Makes the superscripts of the slides buttons, for fingers, keys and screen readers, and lets the notes at the foot
 * answer a click: `open` gets the number. On paper, and in copies of slides, they stay plain numbers.
 */
export function openFromMarks(root: HTMLElement, words: Words, open: (number: string) => void): void {
  makeButtons(root, words);
  // The focus stays where it was: after the dialog the space bar leads on again.
  root.addEventListener('mousedown', (event) => {
    if (buttonAt(event.target)) event.preventDefault();
  });
  root.addEventListener('click', (event) => {
    const number = numberAt(event.target);
    if (!number || root.ownerDocument.getSelection()?.isCollapsed === false) return;
    event.preventDefault();
    open(number);
  });
  root.addEventListener('keydown', (event) => {
    const button = event.key === 'Enter' || event.key === ' ' ? buttonAt(event.target) : null;
    if (!button || event.repeat) return;
    event.preventDefault();
    open(button.dataset.note ?? '');
  });
}

/** Makes those superscripts buttons that aren't yet. */
export function makeButtons(root: HTMLElement, words: Words): void {
  for (const each of root.querySelectorAll<HTMLElement>(`.slides ${mark}:not([role])`)) {
    // A link may hold no button; its note is reached from the foot.
    if (each.closest('a[href]')) continue;
    const name = fill(words.noteSources, { number: each.dataset.note ?? '' });
    for (const [key, value] of Object.entries({ ...buttonRole, 'aria-label': name })) each.setAttribute(key, value);
  }
}

const buttonRole = { role: 'button', tabindex: '0', 'aria-haspopup': 'dialog' };

/** Whether a tap here opens the sources, though nothing here takes the focus. */
export function isFootNote(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(footNote) !== null;
}

function numberAt(target: EventTarget | null): string {
  const button = buttonAt(target);
  if (button) return button.dataset.note ?? '';
  const note = target instanceof Element && !target.closest('a[href]') ? target.closest(footNote) : null;
  return note?.getAttribute('value') ?? '';
}

function buttonAt(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>(`${mark}[role="button"]`) : null;
}
