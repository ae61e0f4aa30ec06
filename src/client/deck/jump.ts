import { dropped } from '../../model/lecture.ts';
import type { Deck } from './deck.ts';
import { dismiss, openDialog } from './dialog.ts';
import { element } from './element.ts';
import { folded } from './find-text.ts';
import { roadOf } from './road.ts';
import { actOf, numberOf, shortTitleOf, titleOf } from './slide.ts';
import { fill } from './words.ts';

/** Asks for a number or part of a title, lists what fits, and goes there. With nothing typed it lists every slide. */
export function openJump(doc: Document, deck: Deck): void {
  const { words } = deck.settings;
  const input = element(doc, 'input', {
    type: 'text',
    role: 'combobox',
    'aria-label': words.jumpHint,
    'aria-expanded': 'true',
    'aria-controls': 'deck-jump-list',
    'aria-autocomplete': 'list',
    placeholder: words.jumpHint,
    autocomplete: 'off',
    spellcheck: 'false',
  });
  const list = element(doc, 'ul', { id: 'deck-jump-list', role: 'listbox', 'aria-label': words.jump });
  const count = element(doc, 'p', { class: 'deck-count', role: 'status' });
  const dialog = openDialog(doc, { name: 'jump', heading: words.jump, close: words.close }, input, count, list);
  const passed = new Set(dropped(deck.driver.lecture(), roadOf(deck.slides)));
  const signOf = (slide: HTMLElement) => (passed.has(slide.id) ? words.passed : '');
  let matches: readonly HTMLElement[] = [];
  let active = 0;

  const choose = (index: number) => {
    active = Math.max(0, Math.min(index, matches.length - 1));
    [...list.children].forEach((each, i) => {
      each.setAttribute('aria-selected', String(i === active));
    });
    const option = list.children[active];
    if (option) input.setAttribute('aria-activedescendant', option.id);
    else input.removeAttribute('aria-activedescendant');
    option?.scrollIntoView({ block: 'nearest' });
  };
  const go = (slide: HTMLElement | undefined) => {
    if (!slide) return;
    dismiss(dialog);
    deck.goTo(slide);
  };
  const show = () => {
    matches = matching(deck.slides, input.value);
    list.replaceChildren(...matches.map((slide, index) => option(doc, slide, index, signOf(slide), () => go(slide))));
    list.hidden = matches.length === 0;
    count.textContent = matches.length ? fill(words.jumpCount, { count: matches.length }) : words.jumpNone;
    choose(input.value ? 0 : matches.indexOf(deck.current()));
  };

  input.addEventListener('input', show);
  input.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (step) choose(active + step);
    else if (event.key === 'Enter') go(matches[active]);
    else return;
    event.preventDefault();
  });
  show();
  input.focus();
}

/** The slides that a query means: the exact number first, then numbers that begin so, then titles. */
function matching(slides: readonly HTMLElement[], query: string): readonly HTMLElement[] {
  const wanted = folded(query.trim());
  if (!wanted) return slides;
  const rank = (slide: HTMLElement): number => {
    const number = folded(numberOf(slide));
    if (number === wanted) return 0;
    if (number.startsWith(wanted)) return 1;
    const titles = folded(`${shortTitleOf(slide)}\n${titleOf(slide)}`);
    if (titles.includes(wanted)) return 2;
    return folded(actOf(slide)).includes(wanted) ? 3 : 4;
  };
  const ranked = slides.map((slide) => ({ slide, rank: rank(slide) })).filter((each) => each.rank < 4);
  return ranked.sort((a, b) => a.rank - b.rank).map((each) => each.slide);
}

function option(doc: Document, slide: HTMLElement, index: number, sign: string, go: () => void): HTMLLIElement {
  const made = element(
    doc,
    'li',
    { id: `deck-jump-${index}`, role: 'option' },
    element(doc, 'span', { class: 'deck-number' }, numberOf(slide)),
    element(
      doc,
      'span',
      {},
      titleOf(slide),
      ...(sign ? [' ', element(doc, 'span', { class: 'deck-passed' }, sign)] : []),
    ),
    element(doc, 'span', { class: 'deck-act' }, actOf(slide)),
  );
  made.addEventListener('click', go);
  return made;
}
