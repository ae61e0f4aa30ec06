import type { RemoteSlide } from '../../render/present/remote-settings.ts';
import { element } from '../deck/element.ts';
import type { RemotePage } from './page.ts';

/** The list of all slides by title; a press on one opens it. */
export function makeSlideList(
  page: RemotePage,
  slides: readonly RemoteSlide[],
  optional: string,
  open: (slide: string) => void,
): { readonly mark: (slide: string) => void } {
  const { list, listSlides } = page;
  const keys = new Map(
    slides.map(({ id, number, title, optional: isOptional }) => {
      const name = element(document, 'span', {}, title);
      if (isOptional) name.append(' ', element(document, 'small', {}, optional));
      const key = element(document, 'button', { type: 'button' }, element(document, 'b', {}, number), name);
      key.addEventListener('click', () => {
        list.close();
        open(id);
      });
      return [id, key] as const;
    }),
  );
  listSlides.replaceChildren(...[...keys.values()].map((key) => element(document, 'li', {}, key)));
  page.slides.addEventListener('click', () => {
    list.showModal();
    const current = listSlides.querySelector<HTMLElement>('[aria-current]');
    current?.focus();
    current?.scrollIntoView({ block: 'center' });
  });
  page.listClose.addEventListener('click', () => list.close());
  list.addEventListener('click', (event) => {
    if (event.target === list) list.close();
  });
  return {
    mark(slide) {
      for (const [id, key] of keys) {
        if (id === slide) key.setAttribute('aria-current', 'true');
        else key.removeAttribute('aria-current');
      }
    },
  };
}
