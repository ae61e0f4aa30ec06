import type { Change, Deck } from './deck.ts';
import { element } from './element.ts';
import { isHeldBack } from './notice.ts';
import { bodyOf, noticeOf, numberOf, titleOf } from './slide.ts';
import { spokenText } from './spoken-text.ts';
import { fill } from './words.ts';

/** A pause, in ms, before speaking: who leafs through quickly hears only where they stop. */
const settle = 150;

/**
 * Says each change once to people who listen: of a slide its number, title and text, of a fragment only what is new.
 */
export function announceChanges(deck: Deck, root: HTMLElement): void {
  const status = root.appendChild(
    element(document, 'div', { class: 'deck-status', 'aria-live': 'polite', 'aria-atomic': 'true' }),
  );
  let timer = 0;
  /** What will be said: a whole slide makes single fragments superfluous. */
  let whole = false;
  let parts: HTMLElement[] = [];

  const { words } = deck.settings;
  const say = (text: string) => {
    status.textContent = text;
  };
  const speak = () => {
    say(whole ? slideText(deck) : parts.map(spokenText).join(' '));
    whole = false;
    parts = [];
  };
  const hear = (change: Change) => {
    if (change.type === 'blank') {
      say(change.on ? words.blanked : words.shownAgain);
      return;
    }
    if (change.type === 'step') {
      if (isHeldBack(deck.current()) || change.shown.length === 0) return;
      parts.push(...change.shown);
    } else {
      whole = true;
    }
    clearTimeout(timer);
    timer = window.setTimeout(speak, settle);
  };

  deck.changes.on(hear);
  deck.driver.changes.on((before) => {
    const { frozen } = deck.driver.lecture();
    const slide = deck.slides.find(({ id }) => id === frozen?.slide);
    if (frozen !== before.frozen) say(slide ? fill(words.frozen, { number: numberOf(slide) }) : words.shownAgain);
  });
  hear({ type: 'slide' });
}

function slideText(deck: Deck): string {
  const { words } = deck.settings;
  const slide = deck.current();
  const notice = isHeldBack(slide) ? noticeOf(slide) : null;
  const start = `${words.slide} ${numberOf(slide)}. `;
  if (notice) return `${start}${spokenText(notice)}`;
  return `${start}${withStop(titleOf(slide))} ${bodyText(slide)}`.trim();
}

/** The slide's text without its headline, which `data-title` already says, "(2)" included. */
function bodyText(slide: HTMLElement): string {
  const text = spokenText(bodyOf(slide));
  const headline = bodyOf(slide).querySelector('h1, h2');
  const said = headline ? spokenText(headline) : '';
  return said && text.includes(said) ? text.replace(said, '').replace(/\s+/g, ' ').trim() : text;
}

function withStop(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}
