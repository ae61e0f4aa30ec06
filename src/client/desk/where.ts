import type { ShownPlace } from '../../serve/state.ts';
import { ask, order } from './ask.ts';
import { byId, write } from './page.ts';
import { headlineOf, type Picked } from './pick.ts';
import type { Words } from './words.ts';

/** The foot of the deck: the open slide, the line of what was clicked, and the way into the editor. */
export interface Where {
  /** The open slide changed, or its deck did. */
  readonly moved: (deck: Window | null) => void;
  readonly picked: (what: Picked, open: boolean) => void;
  /** Opens a place in the editor. */
  readonly open: (place: Pick<ShownPlace, 'file' | 'line' | 'column'>) => Promise<void>;
}

/** Makes the foot; `key` gives the chosen script, `editor` the program that places are opened in. */
export function makeWhere(words: Words, key: () => string, editor: () => string): Where {
  const state = { picked: headlineOf(''), place: undefined as ShownPlace | undefined, asked: 0 };
  const button = byId('open-editor');

  const show = (place: ShownPlace | undefined): void => {
    state.place = place;
    write(byId('place'), place ? `${place.file}:${place.line}:${place.column}` : '');
    write(byId('excerpt'), place?.excerpt ?? '');
    button.hidden = !place || editor() === '';
    button.textContent = words.fill('openIn', { editor: editor() });
  };
  const open: Where['open'] = async ({ file, line, column }) => {
    write(byId('trouble'), await order(`/open/${key()}`, { file, line, column }));
  };
  const look = async (isToOpen: boolean): Promise<void> => {
    state.asked += 1;
    const { asked, picked } = state;
    const query = new URLSearchParams(Object.entries(picked).map(([name, value]) => [name, String(value)]));
    const isKnown = picked.slide !== '' && key() !== '';
    const place = isKnown ? await ask<ShownPlace>(`/place/${key()}?${query}`) : undefined;
    if (asked !== state.asked) return;
    show(place);
    if (place && isToOpen) await open(place);
  };
  button.addEventListener('click', () => state.place && void open(state.place));
  return {
    moved(deck) {
      const slide = deck?.lanternist?.current();
      const number = document.createElement('span');
      number.textContent = slide ? words.fill('slide', { number: slide.number }) : '';
      byId('where').replaceChildren(number, slide?.title ?? '');
      if (slide?.id !== state.picked.slide) state.picked = headlineOf(slide?.id ?? '');
      // After a save the same thing may stand in another line.
      void look(false);
    },
    picked(what, isToOpen) {
      state.picked = what;
      void look(isToOpen);
    },
    open,
  };
}
