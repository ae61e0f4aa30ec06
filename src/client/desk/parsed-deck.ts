import { slidesOf } from '../deck/slide.ts';

/** A deck as it was sent, before its own script changed it. */
export interface ParsedDeck {
  readonly slides: readonly ParsedSlide[];
  /** Everything but the slides' content; decks that differ here need a new page. */
  readonly frame: string;
}

export interface ParsedSlide {
  readonly id: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** What can be exchanged in a running deck: the slide's box and its notes. */
  readonly parts: readonly Element[];
  readonly html: string;
}

/** Takes a deck apart: the name of its shell, and its slides as text. */
export function parseDeck(shell: string, body: string): ParsedDeck {
  const page = new DOMParser().parseFromString(body, 'text/html');
  const slides = slidesOf(page.documentElement).map(takeApart);
  return { slides, frame: shell + page.body.outerHTML };
}

/** What Reveal and the content notices looked at when the deck started stays in the frame. */
function takeApart(section: HTMLElement): ParsedSlide {
  const { id } = section;
  const attributes = new Map<string, string>();
  for (const { name, value } of [...section.attributes]) {
    if (name === 'class' || name === 'data-notice' || name.startsWith('data-background')) continue;
    attributes.set(name, value);
    section.removeAttribute(name);
  }
  const parts = partsOf(section);
  for (const part of parts) part.remove();
  return { id, attributes, parts, html: parts.map((part) => part.outerHTML).join('') };
}

/** The children of a slide's section but its content notice. */
export function partsOf(section: Element): Element[] {
  return [...section.children].filter((each) => !each.classList.contains('content-notice'));
}
