import { isHeldBack, type Lecture, type Road, type View } from '../../model/lecture.ts';
import type { SlidePicture } from '../../render/present/slide-picture.ts';
import { cloneInto } from '../deck/clone.ts';

/** The slide of now on the pad, so that a finger is laid on what it points at. */
export interface Picture {
  /** Shows where the lecture stands; nothing is asked for while the pad is closed. */
  readonly draw: (lecture: Lecture) => void;
}

/** Each slide comes from the server when it is first needed: a second deck would be heavy for a hall's network. */
export function makePicture(host: HTMLElement, parts: HTMLTemplateElement, road: Road, isOpen: () => boolean): Picture {
  const shadow = host.attachShadow({ mode: 'open' });
  shadow.append(parts.content.cloneNode(true));
  const box = shadow.querySelector<HTMLElement>('.slide-box');
  if (box) fit(box, host);
  const known = new Map<string, Promise<SlidePicture | undefined>>();
  const here = { slide: '', wanted: '' };
  const show = async (wanted: string, { slide, step, accepted }: View): Promise<void> => {
    const asking = known.get(slide) ?? ask(slide);
    known.set(slide, asking);
    const found = await asking;
    if (!found) known.delete(slide);
    if (here.wanted !== wanted) return;
    const stop = road.find(({ id }) => id === slide);
    const face = stop && isHeldBack(stop, accepted) ? found?.notice : found?.slide;
    const copied = new DOMParser().parseFromString(face ?? '', 'text/html').querySelector<HTMLElement>('.slide');
    if (box && copied) cloneInto(box, copied, step, 'pad-');
    // What couldn't be had is asked for again with the next word of the server.
    else here.wanted = '';
  };
  return {
    draw({ view }) {
      const wanted = JSON.stringify([view.slide, view.step, view.accepted]);
      if (!isOpen() || wanted === here.wanted) return;
      // The slide before would lead the finger astray.
      if (view.slide !== here.slide) box?.replaceChildren();
      here.slide = view.slide;
      here.wanted = wanted;
      void show(wanted, view);
    },
  };
}

/** Scales what is laid out in the slide's own size to the width of the picture. */
function fit(box: HTMLElement, host: HTMLElement): void {
  new ResizeObserver(() => {
    box.style.transform = `scale(${host.clientWidth / (box.offsetWidth || 1)})`;
  }).observe(host);
}

async function ask(id: string): Promise<SlidePicture | undefined> {
  const answer = await fetch(`/drive/slide/${encodeURIComponent(id)}`).catch(() => undefined);
  return answer?.ok ? ((await answer.json()) as SlidePicture) : undefined;
}
