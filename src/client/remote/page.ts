/** The parts of the remote's page. */
export interface RemotePage {
  readonly number: HTMLElement;
  readonly title: HTMLElement;
  readonly elapsed: HTMLElement;
  readonly pace: HTMLElement;
  readonly lost: HTMLElement;
  readonly state: HTMLElement;
  readonly notes: HTMLElement;
  readonly pointing: HTMLElement;
  readonly pad: HTMLElement;
  readonly picture: HTMLElement;
  readonly pictureParts: HTMLTemplateElement;
  readonly dot: HTMLElement;
  readonly nextTitle: HTMLElement;
  readonly pointer: HTMLButtonElement;
  readonly blank: HTMLButtonElement;
  readonly freeze: HTMLButtonElement;
  readonly late: HTMLButtonElement;
  readonly slides: HTMLButtonElement;
  readonly back: HTMLButtonElement;
  readonly forward: HTMLButtonElement;
  readonly list: HTMLDialogElement;
  readonly listSlides: HTMLElement;
  readonly listClose: HTMLButtonElement;
  readonly end: HTMLButtonElement;
  readonly ending: HTMLDialogElement;
  readonly endYes: HTMLButtonElement;
  readonly endNo: HTMLButtonElement;
  readonly endSaid: HTMLElement;
  readonly over: HTMLElement;
  readonly told: HTMLElement;
  readonly smaller: HTMLButtonElement;
  readonly larger: HTMLButtonElement;
}

/** Finds them; throws when the page isn't the remote's. */
export function readPage(doc: Document): RemotePage {
  const part = <Part extends HTMLElement>(id: string): Part => {
    const found = doc.getElementById(id);
    if (!found) throw new Error(`The page has no "${id}"`);
    return found as Part;
  };
  return {
    number: part('number'),
    title: part('title'),
    elapsed: part('elapsed'),
    pace: part('pace'),
    lost: part('lost'),
    state: part('state'),
    notes: part('notes'),
    pointing: part('pointing'),
    pad: part('pad'),
    picture: part('picture'),
    pictureParts: part('picture-parts'),
    dot: part('dot'),
    nextTitle: part('next-title'),
    pointer: part('pointer'),
    blank: part('blank'),
    freeze: part('freeze'),
    late: part('late'),
    slides: part('slides'),
    back: part('back'),
    forward: part('forward'),
    list: part('list'),
    listSlides: part('list-slides'),
    listClose: part('list-close'),
    end: part('end'),
    ending: part('ending'),
    endYes: part('end-yes'),
    endNo: part('end-no'),
    endSaid: part('ending-said'),
    over: part('over'),
    told: part('told'),
    smaller: part('smaller'),
    larger: part('larger'),
  };
}
