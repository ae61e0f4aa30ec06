import { element } from '../deck/element.ts';
import type { Slides } from './slides.ts';

/** The list of slides that were shown so far, to read them again. */
export function makeSeenList(
  dialog: HTMLDialogElement,
  slides: Slides,
  open: (id: string) => void,
): { readonly show: (seen: readonly string[], current: string, held: string) => Promise<void> } {
  const list = dialog.querySelector('ol');
  return {
    async show(seen, current, held) {
      const keys = seen.map((id) => {
        const key = element(document, 'button', { type: 'button' }, '…');
        if (id === current) key.setAttribute('aria-current', 'true');
        key.addEventListener('click', () => {
          dialog.close();
          open(id);
        });
        return { id, key };
      });
      list?.replaceChildren(...keys.map(({ key }) => element(document, 'li', {}, key)));
      dialog.showModal();
      const at = keys.find(({ id }) => id === current)?.key;
      at?.focus();
      at?.scrollIntoView({ block: 'center' });
      // Somebody who came late has read none of them: each name comes with its slide.
      for (const { id, key } of keys) {
        const slide = await slides.get(id, id === held).catch(() => undefined);
        if (slide)
          key.replaceChildren(element(document, 'b', {}, slide.number), element(document, 'span', {}, slide.title));
      }
    },
  };
}
