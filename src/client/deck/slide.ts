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
export function faceOf(slide: HTMLElement, isHeld = slide.classList.contains('notice-pending')): HTMLElement {
  const notice = isHeld ? noticeOf(slide) : null;
  return notice?.querySelector<HTMLElement>('.slide') ?? bodyOf(slide);
}

/** The slide's build-up: how many steps it has, and how many are shown. */
export function stepsOf(slide: HTMLElement): { readonly shown: number; readonly all: number } {
  const groups = stepGroups(bodyOf(slide));
  return { shown: groups.filter((group) => group.some(isVisible)).length, all: groups.length };
}

/**
 * The fragments in a slide's box, step by step. Those that share an index are one step; those without one come last,
 * each by itself, as Reveal counts them.
 */
export function stepGroups(box: HTMLElement): HTMLElement[][] {
  const indexed = new Map<number, HTMLElement[]>();
  const others: HTMLElement[][] = [];
  for (const each of box.querySelectorAll<HTMLElement>('.fragment')) {
    const { fragmentIndex } = each.dataset;
    if (fragmentIndex === undefined) others.push([each]);
    else indexed.set(Number(fragmentIndex), [...(indexed.get(Number(fragmentIndex)) ?? []), each]);
  }
  return [...[...indexed].sort(([a], [b]) => a - b).map(([, group]) => group), ...others];
}

/** The slides by act, in order; those of a deck without acts are one group. */
export function actsOf(slides: readonly HTMLElement[]): HTMLElement[][] {
  const acts = new Map<Element | null, HTMLElement[]>();
  for (const slide of slides) {
    const act = slide.closest('[data-act]');
    acts.set(act, [...(acts.get(act) ?? []), slide]);
  }
  return [...acts.values()];
}

function isVisible(fragment: HTMLElement): boolean {
  return fragment.classList.contains('visible');
}
