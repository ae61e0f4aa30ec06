import type { Deck } from './deck.ts';
import { dismiss } from './dialog.ts';
import { button, element } from './element.ts';
import { findText } from './find-text.ts';
import { bodyOf } from './slide.ts';
import { fill } from './words.ts';

/** The name of the marks in `::highlight(deck-found)`. */
const marks = 'deck-found';

/**
 * Opens the search panel beside the slides (or in the speaker window): Enter goes to the next slide with the text,
 * Shift+Enter to the one before, Esc closes. Reveal's own plugin rewrites the slides, and takes every `<em>` for its
 * mark; ours only paints.
 */
export function openSearch(doc: Document, deck: Deck): void {
  const open = doc.querySelector<HTMLDialogElement>('#deck-search');
  if (open) {
    open.querySelector('input')?.select();
    return;
  }
  const { words } = deck.settings;
  const input = element(doc, 'input', {
    type: 'text',
    'aria-label': words.searchHint,
    placeholder: words.searchHint,
    autocomplete: 'off',
    spellcheck: 'false',
  });
  const count = element(doc, 'p', { class: 'deck-count', role: 'status' });
  const close = button(doc, { class: 'deck-close', 'aria-label': words.close }, () => dismiss(panel), '×');
  const panel = element(doc, 'dialog', { id: 'deck-search', class: 'deck-panel', 'aria-label': words.search });
  panel.append(input, close, count);

  const step = (direction: 1 | -1) => {
    const hits = hitsOf(deck, input.value);
    mark(hits);
    const next = nextHit(deck, [...hits.keys()], direction);
    if (next) deck.goTo(next, hits.get(next)?.some(isInFragment) ? 'end' : 'start');
    const index = next ? [...hits.keys()].indexOf(next) + 1 : 0;
    count.textContent = next ? fill(words.searchCount, { index, count: hits.size }) : words.searchNone;
  };
  panel.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && event.target === input && input.value.trim()) step(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape') dismiss(panel);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  input.addEventListener('input', () => {
    mark(hitsOf(deck, input.value));
    count.textContent = '';
  });
  panel.addEventListener('close', () => mark(new Map()));
  doc.body.append(panel);
  panel.show();
  input.focus();
}

type Hits = ReadonlyMap<HTMLElement, readonly Range[]>;

function hitsOf(deck: Deck, wanted: string): Hits {
  const all = deck.slides.map((slide) => [slide, findText(bodyOf(slide), wanted)] as const);
  return new Map(all.filter(([, ranges]) => ranges.length > 0));
}

/** The next slide with a hit after the current one, round the end; the current one only when it is alone. */
function nextHit(deck: Deck, hits: readonly HTMLElement[], direction: 1 | -1): HTMLElement | undefined {
  const { slides } = deck;
  const from = slides.indexOf(deck.current());
  for (let distance = 1; distance <= slides.length; distance += 1) {
    const slide = slides[(from + direction * distance + slides.length) % slides.length];
    if (slide && hits.includes(slide)) return slide;
  }
  return undefined;
}

function isInFragment(range: Range): boolean {
  const { startContainer } = range;
  return Boolean(startContainer.parentElement?.closest('.fragment'));
}

/** Paints the hits, where the browser can (Chromium 105, Firefox 140, Safari 17.2). */
function mark(hits: Hits): void {
  if (!('highlights' in CSS)) return;
  CSS.highlights.set(marks, new Highlight(...[...hits.values()].flat()));
}
