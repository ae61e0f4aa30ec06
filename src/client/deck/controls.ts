import { button, element } from './element.ts';
import type { Action } from './keys.ts';
import type { Words } from './words.ts';

/** How long, in ms, the buttons stay after the pointer's last move. */
const linger = 2500;

/** Three quiet buttons at the foot, for those without a keyboard: they come with the pointer, or the focus, and go. */
export function showControls(root: HTMLElement, words: Words, run: (action: Action) => void): void {
  const make = (action: Action, label: string, sign: string) =>
    button(document, { 'aria-label': label, title: label }, () => run(action), sign);
  const bar = root.appendChild(
    element(
      document,
      'div',
      { class: 'deck-controls' },
      make('help', words.help, '?'),
      make('back', words.back, '←'),
      make('forward', words.forward, '→'),
    ),
  );
  let timer = 0;
  const wake = () => {
    bar.classList.add('awake');
    clearTimeout(timer);
    timer = window.setTimeout(() => bar.classList.remove('awake'), linger);
  };
  document.addEventListener('pointermove', wake);
  document.addEventListener('pointerup', wake);
}
