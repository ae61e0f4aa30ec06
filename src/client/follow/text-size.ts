import { kept } from '../present/kept.ts';

/** The buttons that set the size of all text, in per cent of the phone's own. */
export function letTextGrow(buttons: readonly HTMLButtonElement[]): void {
  const memory = kept('follow-size');
  const set = (size: string): void => {
    document.documentElement.style.fontSize = `${size}%`;
    for (const button of buttons) button.setAttribute('aria-pressed', String(button.dataset.size === size));
  };
  for (const button of buttons)
    button.addEventListener('click', () => {
      set(button.dataset.size ?? '100');
      memory.write(button.dataset.size ?? '100');
    });
  const wish = memory.read();
  set(buttons.some(({ dataset }) => dataset.size === wish) ? wish : '100');
}
