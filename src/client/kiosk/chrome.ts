import { fill } from '../deck/words.ts';
import type { KioskSettings } from './settings.ts';
import type { KioskState } from './state.ts';
import type { Words } from './words.ts';

/** The words of the interface in the visitor's language. */
export function wordsIn({ languages }: KioskSettings, lang: string): Words {
  return (languages.find((each) => each.lang === lang) ?? languages[0])?.words ?? {};
}

/**
 * Brings everything around the page in line with the state: the words of the controls, which of them can be used, the
 * time strip, what stands over the page, and how the visitor reads.
 */
export function showChrome(document: Document, settings: KioskSettings, state: KioskState, count: number): void {
  const { documentElement: root } = document;
  const words = wordsIn(settings, state.lang);
  const word = (key: string): string => words[key] ?? '';
  root.lang = state.lang;
  // A style sheet's :root may come after the fonts of a language, and as strong as those of [lang]: the body has them.
  document.body.lang = state.lang;
  const { text, contrast, ground, calm, low } = state.comfort;
  root.style.setProperty('--text', String(text / 100));
  Object.assign(root.dataset, {
    screen: state.screen,
    story: state.story,
    lang: state.lang,
    page: String(state.page),
    card: state.card,
    ground,
  });
  const flags = { notice: state.notice, warning: state.warning, contrast, calm, low, large: text > 100 };
  for (const [name, on] of Object.entries(flags)) root.toggleAttribute(`data-${name}`, on);
  for (const sheet of document.querySelectorAll<HTMLStyleElement>('style[data-ground]'))
    sheet.disabled = sheet.dataset.ground !== ground;
  for (const each of document.querySelectorAll<HTMLElement>('[data-word]'))
    each.textContent = word(each.dataset.word ?? '');
  for (const each of document.querySelectorAll<HTMLElement>('[data-label]'))
    each.setAttribute('aria-label', word(each.dataset.label ?? ''));
  const disable = (name: string, off: boolean): void => {
    for (const each of document.querySelectorAll(`#controls [data-do="${name}"]`))
      each.toggleAttribute('disabled', off);
  };
  disable('back', state.screen !== 'story' || state.page === 0);
  disable('next', state.screen !== 'story' || state.notice || state.page >= count - 1);
  const number = document.getElementById('page-number');
  const isEnd = state.screen === 'story' && state.page === count - 1;
  root.toggleAttribute('data-end', isEnd);
  const ending = isEnd ? ` · ${word('kioskEnd')}` : '';
  if (number) number.textContent = state.screen === 'story' ? `${state.page + 1} / ${count}${ending}` : '';
  showPressed(document, state);
  showStrip(document, state, words, count);
}

/** Which of the choices are taken. */
function showPressed(document: Document, { comfort, lang }: KioskState): void {
  const pressed = (selector: string, on: (each: HTMLElement) => boolean): void => {
    for (const each of document.querySelectorAll<HTMLElement>(selector))
      each.setAttribute('aria-pressed', String(on(each)));
  };
  pressed('[data-do="lang"]', (each) => each.dataset.lang === lang);
  pressed('[data-do="text"]', (each) => Number(each.dataset.value) === comfort.text);
  pressed('[data-do="contrast"]', () => comfort.contrast);
  pressed('[data-do="calm"]', () => comfort.calm);
  pressed('[data-do="low"]', () => comfort.low);
  pressed('[data-do="ground"]', (each) => each.dataset.value === comfort.ground);
}

/** The strip of the story that is told, with this page's place on it. */
function showStrip(document: Document, state: KioskState, words: Words, count: number): void {
  for (const strip of document.querySelectorAll<HTMLElement>('.time-strip')) {
    strip.hidden = strip.dataset.story !== state.story || strip.dataset.lang !== state.lang;
    strip.setAttribute('aria-label', words.kioskTravel ?? '');
    if (strip.hidden) continue;
    let title = '';
    for (const stop of strip.querySelectorAll<HTMLElement>('.time-stop')) {
      const isHere = Number(stop.dataset.page) === state.page;
      stop.classList.toggle('here', isHere);
      if (isHere) title = stop.dataset.title ?? '';
    }
    const number = fill(words.kioskPage ?? '', { number: state.page + 1, count });
    strip.setAttribute('aria-valuenow', String(state.page + 1));
    strip.setAttribute('aria-valuetext', state.notice ? number : `${title} — ${number}`);
  }
}
