import { type Deck, findSlide } from './deck.ts';

/**
 * Opens the slide that the address names (`#two-dates`, `#/two-dates`, `#14b`), now and whenever it changes, and
 * follows links inside the deck. Reveal writes the address; it can't read ids made of digits, such as `1904`.
 */
export function followAddress(deck: Deck, root: HTMLElement, atStart: string): void {
  const open = (hash: string) => {
    const slide = slideAt(deck.slides, hash);
    if (slide && slide !== deck.current()) deck.goTo(slide);
  };
  open(atStart);
  window.addEventListener('hashchange', () => open(location.hash));
  root.addEventListener(
    'click',
    (event) => {
      const link = (event.target as Element).closest('a[href^="#"]');
      if (!link) return;
      event.preventDefault();
      event.stopPropagation();
      open(link.getAttribute('href') ?? '');
    },
    true,
  );
}

/** The slide that a hash names, by its own id, by its number, or by the id of something on it. */
function slideAt(slides: readonly HTMLElement[], hash: string): HTMLElement | undefined {
  const name = decoded(hash.replace(/^#\/?/, ''));
  if (!name) return undefined;
  return findSlide(slides, name) ?? slides.find((each) => each.contains(document.getElementById(name)));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
