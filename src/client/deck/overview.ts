import { dropped } from '../../model/lecture.ts';
import { cloneInto } from './clone.ts';
import type { Deck } from './deck.ts';
import { dismiss, openDialog } from './dialog.ts';
import { button, element } from './element.ts';
import { roadOf } from './road.ts';
import { actOf, actsOf, faceOf, numberOf, shortTitleOf } from './slide.ts';

/** Shows all slides as small pictures, a column for each act; arrows move, Enter or a click opens. */
export function openOverview(doc: Document, deck: Deck): void {
  const { words, width, height } = deck.settings;
  const passed = new Set(dropped(deck.driver.lecture(), roadOf(deck.slides)));
  const columns = actsOf(deck.slides).map((slides) =>
    slides.map((slide) => cell(doc, deck, slide, passed.has(slide.id), () => dismiss(dialog))),
  );
  const acts = columns.map((cells) => {
    const title = cells[0] ? actOf(cells[0].slide) : '';
    // Without words it only keeps the columns level.
    const heading = element(doc, 'h3', title ? {} : { 'aria-hidden': 'true' }, title);
    const list = element(doc, 'ol', {}, ...cells.map((each) => each.item));
    return element(doc, 'section', title ? { 'aria-label': title } : {}, heading, list);
  });
  const grid = element(doc, 'div', { class: 'deck-overview' }, ...acts);
  grid.style.setProperty('--acts', String(columns.length));
  grid.style.setProperty('--ratio', `${width} / ${height}`);
  const dialog = openDialog(
    doc,
    { name: 'overview', heading: words.overview, close: words.close, toggle: 'overview' },
    grid,
  );

  drawWhenSeen(columns.flat());
  const focus = (target: Cell | undefined) => {
    if (!target) return;
    for (const each of columns.flat()) each.button.tabIndex = each === target ? 0 : -1;
    target.button.focus();
    target.item.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
  focus(columns.flat().find((each) => each.slide === deck.current()));
  grid.addEventListener('keydown', (event) => {
    const from = columns.flat().findIndex((each) => each.button === event.target);
    const to = from < 0 ? undefined : neighbour(columns, from, event.key);
    if (!to) return;
    event.preventDefault();
    focus(to);
  });
}

interface Cell {
  readonly slide: HTMLElement;
  readonly item: HTMLElement;
  readonly box: HTMLElement;
  readonly button: HTMLButtonElement;
}

function cell(doc: Document, deck: Deck, slide: HTMLElement, isPassed: boolean, close: () => void): Cell {
  const open = () => {
    close();
    deck.goTo(slide);
  };
  const number = element(doc, 'span', { class: 'deck-number' }, numberOf(slide));
  const current = slide === deck.current() ? { 'aria-current': 'true' } : {};
  const made = button(doc, { tabindex: '-1', ...current }, open, number, ' ', shortTitleOf(slide));
  if (isPassed) made.append(' ', element(doc, 'span', { class: 'deck-passed' }, deck.settings.words.passed));
  const box = element(doc, 'div', { class: 'slide-box' });
  return { slide, box, button: made, item: element(doc, 'li', isPassed ? { class: 'passed' } : {}, box, made) };
}

/** The cell that a key leads to: sideways to the neighbouring act, up and down within one, pages through all. */
function neighbour(columns: readonly (readonly Cell[])[], from: number, key: string): Cell | undefined {
  const all = columns.flat();
  const here = all[from];
  if (!here) return undefined;
  const column = columns.findIndex((each) => each.includes(here));
  const row = columns[column]?.indexOf(here) ?? 0;
  const across = (to: number) => columns[to]?.[Math.min(row, (columns[to]?.length ?? 1) - 1)];
  switch (key) {
    case 'ArrowRight':
      return across(column + 1);
    case 'ArrowLeft':
      return across(column - 1);
    case 'ArrowDown':
      return columns[column]?.[row + 1];
    case 'ArrowUp':
      return columns[column]?.[row - 1];
    case 'PageDown':
      return all[from + 1];
    case 'PageUp':
      return all[from - 1];
    case 'Home':
      return all[0];
    case 'End':
      return all.at(-1);
    default:
      return undefined;
  }
}

/** Copies a slide only when its cell comes into view: a deck may have a thousand. */
function drawWhenSeen(cells: readonly Cell[]): void {
  const byItem = new Map<Element, Cell>(cells.map((each) => [each.item, each]));
  const watcher = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        const seen = isIntersecting ? byItem.get(target) : undefined;
        if (!seen) continue;
        watcher.unobserve(target);
        cloneInto(seen.box, faceOf(seen.slide), 'all', 'overview-');
      }
    },
    { rootMargin: '200px' },
  );
  for (const each of cells) watcher.observe(each.item);
}
