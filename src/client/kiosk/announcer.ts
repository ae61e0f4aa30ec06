import { fill } from '../deck/words.ts';
import type { KioskState } from './state.ts';
import type { Words } from './words.ts';

/** Tells those who don't see the screen what has come onto it. */
export type Announcer = (state: KioskState, page: HTMLElement | undefined, words: Words, count: number) => void;

/**
 * Each page is told once, in its own language, when it comes: its headline and number, or the notice before it. Cards
 * are told by the focus that moves into them, and so is a page to which one travels on the time strip.
 */
export function makeAnnouncer(document: Document): Announcer {
  const announcer = document.getElementById('announcer');
  let told = '';
  return (state, page, words, count) => {
    const key = [state.screen, state.story, state.lang, state.page, state.notice].join(' ');
    if (!announcer || key === told) return;
    told = key;
    announcer.lang = state.lang;
    const isToldByStrip = document.activeElement?.closest('.time-strip') != null;
    announcer.textContent = isToldByStrip ? '' : textOf(state, page, words, count);
  };
}

function textOf(state: KioskState, page: HTMLElement | undefined, words: Words, count: number): string {
  // The attract loop talks to nobody, and the next visitor needn't hear where the last one was.
  if (state.screen === 'attract' || !page) return '';
  if (state.notice) return textIn(page, '.notice-label, .notice-text');
  const headline = textIn(page, '.headline, h1');
  if (state.screen !== 'story') return headline;
  const number = fill(words.kioskPage ?? '', { number: state.page + 1, count });
  const end = state.page === count - 1 ? [words.kioskEndText ?? ''] : [];
  return [headline, number, ...end].join(' — ');
}

/** Without the numbers of notes. */
function textIn(page: HTMLElement, selector: string): string {
  const texts = [...page.querySelectorAll(selector)].map((each) => {
    const copy = each.cloneNode(true) as Element;
    for (const mark of copy.querySelectorAll('.note-mark')) mark.remove();
    return (copy.textContent ?? '').replace(/\s+/g, ' ').trim();
  });
  return texts.filter(Boolean).join(': ');
}
