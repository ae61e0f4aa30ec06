import type { KioskState } from './state.ts';
import { articlesIn, pagesOf } from './world.ts';

/** Steps in which a crowded page is set smaller, until it fits at 100 %. */
export const fitSteps = [1, 0.94, 0.88, 0.82, 0.76, 0.7] as const;

/** Where pages are shown: one at a time, a fresh copy each, so that nothing of an earlier visit stays. */
export interface Stage {
  /** Shows what the state asks for; true when another page appeared. */
  show(state: KioskState): boolean;
  /** The page that is shown. */
  page(): HTMLElement | undefined;
  /** Puts the attract page with this number on the stage; gives how long it dwells, in ms. */
  attract(index: number): number;
}

export function makeStage(document: Document, stage: HTMLElement): Stage {
  let shown = '';
  let page: HTMLElement | undefined;
  const put = (original: HTMLElement | undefined, key: string): boolean => {
    if (!original || key === shown) return false;
    shown = key;
    page = document.importNode(original, true);
    stage.replaceChildren(page);
    stage.scrollTop = 0;
    return true;
  };
  return {
    page: () => page,
    show(state) {
      const changed = put(pageFor(document, state), keyOf(state));
      if (page && state.screen === 'story') {
        page.classList.toggle('behind-notice', state.notice);
        page.classList.toggle('more-open', state.more);
        page.querySelector<HTMLElement>('[data-do="more"]')?.setAttribute('aria-expanded', String(state.more));
      }
      fit(stage, page, state);
      return changed;
    },
    attract(index) {
      const pages = articlesIn(document, 'attract');
      const next = pages[index % Math.max(1, pages.length)];
      put(next, `attract ${index}`);
      fit(stage, page, undefined);
      return Number(next?.dataset.dwell ?? 6) * 1000;
    },
  };
}

function pageFor(document: Document, { screen, story, lang, page }: KioskState): HTMLElement | undefined {
  if (screen === 'story') return pagesOf(document, story, lang)[page];
  return screen === 'menu' ? articlesIn(document, `menu-${lang}`)[0] : undefined;
}

function keyOf({ screen, story, lang, page }: KioskState): string {
  return [screen, story, lang, page].join(' ');
}

/** Sets a page smaller in steps until it fits; larger text flows and scrolls. */
function fit(stage: HTMLElement, page: HTMLElement | undefined, state: KioskState | undefined): void {
  if (!page) return;
  const isPlain = state === undefined || (state.comfort.text === 100 && !state.more);
  page.classList.toggle('flows', !isPlain);
  if (!isPlain) {
    page.style.setProperty('--fit', '1');
    return;
  }
  for (const step of fitSteps) {
    page.style.setProperty('--fit', String(step));
    if (fits(page)) return;
  }
  // Nothing is cut off: what can't be set small enough flows too.
  page.style.setProperty('--fit', '0.82');
  page.classList.add('flows');
  stage.scrollTop = 0;
}

/** Whether everything stands inside what is shown; only blocks are judged, for raised numbers reach out of their lines. */
function fits(page: HTMLElement): boolean {
  const shown = page.querySelector('.page-shown');
  if (!shown) return page.scrollHeight <= page.clientHeight + 1;
  const room = shown.getBoundingClientRect();
  // The times of a map stand over its lower edge: what its panel says must end above them.
  const times = shown.querySelector('.layout-map .moments')?.getBoundingClientRect().top ?? room.bottom;
  // Words that stand in the middle of their room leave it upwards too.
  const top = shown.querySelector('.slide-body')?.getBoundingClientRect().top ?? room.top;
  const headline = shown.querySelector('.headline')?.getBoundingClientRect();
  if (headline && headline.top < top - 1) return false;
  const blocks = shown.querySelectorAll('p, li, h1, h2, h3, td, svg, img:not(.ground-picture), figcaption');
  return [...blocks].every((each) => {
    // A figure's table for screen readers takes no room.
    if (each.closest('.visually-hidden')) return true;
    const { bottom, right } = each.getBoundingClientRect();
    return bottom <= (each.closest('.panel') ? times : room.bottom) + 1 && right <= room.right + 1;
  });
}
