/** The deck's slides in script order: the sections that hold no section. */
export function slidesOf(root: HTMLElement): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('.slides section')].filter((each) => !each.querySelector('section'));
}

/** The number as printed, "14b". */
export function numberOf(slide: HTMLElement): string {
  return slide.dataset.number ?? '';
}

/** The whole headline; a continuation slide has "(2)" behind it. */
export function titleOf(slide: HTMLElement): string {
  return slide.dataset.title ?? '';
}

/** The menu title when the script gives one, else the headline. */
export function shortTitleOf(slide: HTMLElement): string {
  return slide.dataset.short || titleOf(slide);
}

/** The title of the act that the slide belongs to; '' in a deck without acts. */
export function actOf(slide: HTMLElement): string {
  return slide.closest<HTMLElement>('[data-act]')?.dataset.act ?? '';
}

/** The slide's own box, not that of its content notice. */
export function bodyOf(slide: HTMLElement): HTMLElement {
  return slide.querySelector<HTMLElement>(':scope > .slide') ?? slide;
}

/** The box of the slide's content notice, if it has one. */
export function noticeOf(slide: HTMLElement): HTMLElement | null {
  return slide.querySelector<HTMLElement>(':scope > .content-notice');
}

/** The full notes and the places and people of the slide, or what only its spoken text refers to. */
export function evidenceIn(slide: HTMLElement, of: 'slide' | 'speaker' = 'slide'): DocumentFragment | undefined {
  return slide.querySelector<HTMLTemplateElement>(`:scope > .${of}-evidence`)?.content;
}

/** What people see of a slide: its content notice as long as that stands before it, then the slide itself. */
export function faceOf(slide: HTMLElement): HTMLElement {
  const notice = slide.classList.contains('notice-pending') ? noticeOf(slide) : null;
  return notice?.querySelector<HTMLElement>('.slide') ?? bodyOf(slide);
}

/** The slide's build-up: how many steps it has, and how many are shown. Elements that share an index are one step. */
export function stepsOf(slide: HTMLElement): { readonly shown: number; readonly all: number } {
  const indices = (selector: string) =>
    new Set([...bodyOf(slide).querySelectorAll<HTMLElement>(selector)].map((each) => each.dataset.fragmentIndex)).size;
  return { shown: indices('.fragment.visible'), all: indices('.fragment') };
}
