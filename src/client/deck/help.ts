import type { Deck } from './deck.ts';
import { dismiss, openDialog } from './dialog.ts';
import { button, element } from './element.ts';
import type { Action } from './keys.ts';
import { evidenceIn } from './slide.ts';
import type { Words } from './words.ts';

/** Shows all keys; each line is a button too, for those who have none. */
export function openHelp(doc: Document, { settings: { words }, slides }: Deck, run: (action: Action) => void): void {
  const hasSources = slides.some((slide) => evidenceIn(slide));
  const useful = rows(words).filter(({ action }) => action !== 'sources' || hasSources);
  const lines = useful.map(({ action, text, keys }) => {
    const act = () => {
      dismiss(dialog);
      run(action);
    };
    const caps = keys.map((key) => element(doc, 'kbd', {}, key));
    return element(doc, 'li', {}, button(doc, {}, act, text), element(doc, 'span', { class: 'deck-keys' }, ...caps));
  });
  const touch = element(doc, 'p', {}, element(doc, 'b', {}, words.touch), ` ${words.touchKeys}`);
  const dialog = openDialog(
    doc,
    { name: 'help', heading: words.help, close: words.close, toggle: 'help' },
    element(doc, 'ul', { class: 'deck-help' }, ...lines),
    touch,
  );
}

interface Row {
  readonly action: Action;
  readonly text: string;
  readonly keys: readonly string[];
}

function rows(words: Words): readonly Row[] {
  return [
    { action: 'forward', text: words.forward, keys: ['→', '↓', words.space, 'Enter', 'PageDown', 'N'] },
    { action: 'back', text: words.back, keys: ['←', '↑', `Shift+${words.space}`, 'PageUp', 'P'] },
    { action: 'first', text: words.first, keys: ['Home'] },
    { action: 'last', text: words.last, keys: ['End'] },
    { action: 'overview', text: words.overview, keys: ['O', 'Esc'] },
    { action: 'jump', text: words.jump, keys: ['G'] },
    { action: 'search', text: words.search, keys: ['/', 'Ctrl+Shift+F'] },
    { action: 'sources', text: words.slideSources, keys: ['C'] },
    { action: 'speaker', text: words.speaker, keys: ['S'] },
    { action: 'blank', text: words.blank, keys: ['B', '.'] },
    { action: 'freeze', text: words.freeze, keys: ['Z'] },
    { action: 'laser', text: words.laser, keys: ['L'] },
    { action: 'fullscreen', text: words.fullscreen, keys: ['F', 'F5'] },
    { action: 'leave', text: words.leave, keys: ['Esc'] },
    { action: 'help', text: words.help, keys: ['?'] },
  ];
}
