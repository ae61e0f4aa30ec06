import type { DeckChange } from '../../serve/deck-change.ts';
import { slidesOf } from '../deck/slide.ts';

/**
 * Makes the next deck of one that runs: far quicker than a new page, and everything that didn't change stays as it is.
 * Its deck rereads them when it is told to.
 */
export function applyChange(page: Document, { slides, numbers, order }: DeckChange): void {
  if (slides.length + numbers.length === 0 && !order) return;
  const live = new Map(slidesOf(page.documentElement).map((slide) => [slide.id, slide]));
  for (const html of slides) {
    const fresh = sectionOf(page, html);
    const old = live.get(fresh.id);
    if (old) patchSlide(old, fresh);
    else live.set(fresh.id, fresh);
  }
  for (const { id, number } of numbers) count(live.get(id), number);
  if (order) arrange(page, order, live);
}

function sectionOf(page: Document, html: string): HTMLElement {
  const template = page.createElement('template');
  template.innerHTML = html;
  const section = page.importNode(template.content, true).firstElementChild;
  if (!section) throw new Error('A slide without a section');
  return section as HTMLElement;
}

/** The section stays, for the deck has its state on it; what stands in it is exchanged. */
function patchSlide(section: HTMLElement, fresh: HTMLElement): void {
  for (const { name, value } of [...fresh.attributes])
    if (name !== 'class' && section.getAttribute(name) !== value) section.setAttribute(name, value);
  section.toggleAttribute('data-optional', fresh.hasAttribute('data-optional'));
  const shown = shownFragments(section);
  for (const part of partsOf(section)) part.remove();
  section.prepend(...partsOf(fresh));
  const fragments = [...section.querySelectorAll('.fragment')];
  for (const fragment of fragments.slice(0, shown)) fragment.classList.add('visible');
}

function count(section: HTMLElement | undefined, number: string): void {
  section?.setAttribute('data-number', number);
  for (const shown of section?.querySelectorAll('.strip-number') ?? []) shown.textContent = number;
}

/** The children of a slide's section but its content notice, which no change exchanges. */
function partsOf(section: Element): Element[] {
  return [...section.children].filter((each) => !each.classList.contains('content-notice'));
}

/** How many fragments are shown, from the first; infinite when it is all of them. */
function shownFragments(section: HTMLElement): number {
  const all = section.querySelectorAll('.fragment').length;
  const shown = section.querySelectorAll('.fragment.visible').length;
  return shown === all ? Number.POSITIVE_INFINITY : shown;
}

function arrange(
  page: Document,
  order: NonNullable<DeckChange['order']>,
  live: ReadonlyMap<string, HTMLElement>,
): void {
  const box = page.querySelector('.slides');
  if (!box) return;
  const acts = [...box.children].filter((each) => each.localName === 'section');
  for (const [index, { tag, ids }] of order.entries()) {
    const fresh = sectionOf(page, `${tag}</section>`);
    const act = acts[index] ?? box.appendChild(fresh);
    act.setAttribute('data-act', fresh.dataset.act ?? '');
    for (const [at, id] of ids.entries()) {
      const slide = live.get(id);
      if (slide && act.children[at] !== slide) act.insertBefore(slide, act.children[at] ?? null);
    }
  }
  const wanted = new Set(order.flatMap(({ ids }) => ids));
  for (const [id, slide] of live) if (!wanted.has(id)) slide.remove();
  for (const act of acts.slice(order.length)) act.remove();
}
