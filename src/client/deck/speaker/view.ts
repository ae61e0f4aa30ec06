import type { Lecture } from '../../../model/lecture.ts';
import type { Run } from '../actions.ts';
import type { Deck } from '../deck.ts';
import { button, element } from '../element.ts';
import { type Action, actionOf, listenToKeys } from '../keys.ts';
import { numberOf, titleOf } from '../slide.ts';
import { fill } from '../words.ts';
import { buildActs } from './acts.ts';
import { buildFigures } from './figures.ts';
import { buildLate } from './late.ts';
import { drawNotes } from './notes.ts';
import { buildTimes } from './times.ts';

/** What a lecturer sees, in a window of its own or as a page. */
export interface SpeakerView {
  /** Draws what is another since `before`; without it, everything. */
  update(before?: Lecture): void;
  /** Draws the clocks anew. */
  tick(): void;
}

/** What outlives a speaker view that is closed and opened again. */
export interface SpeakerSettings {
  /** The notes' size in CSS px. */
  notesSize: number;
}

const sizes = { least: 14, most: 60, factor: 1.15 };

/**
 * Fills a page with the speaker view: times, the slide now and what comes next, cue and notes, and buttons. It shows
 * where the driver's lecture stands, whatever the deck itself shows; whoever builds it calls `update` with every change
 * of that, and `tick` a few times a second.
 */
export function buildSpeakerView(doc: Document, deck: Deck, state: SpeakerSettings, run: Run): SpeakerView {
  const { driver } = deck;
  const { words } = deck.settings;
  const where = element(doc, 'h1', {});
  const times = buildTimes(doc, deck);
  const acts = buildActs(doc, deck);
  const figures = buildFigures(doc, deck);
  const late = buildLate(doc, deck);
  const notes = element(doc, 'div', { class: 'sp-notes', tabindex: '0', role: 'region', 'aria-label': words.notes });
  const frozen = element(doc, 'p', { class: 'sp-frozen', role: 'status' });
  const resizeNotes = (step: number) => {
    state.notesSize = Math.min(sizes.most, Math.max(sizes.least, state.notesSize * sizes.factor ** step));
    notes.style.fontSize = `${state.notesSize}px`;
  };
  const does = (action: Action, name: string, sign: string) =>
    button(doc, { class: `sp-${name}` }, () => run(action, doc), sign);
  const size = (step: number, name: string, sign: string) =>
    button(doc, { class: 'sp-size', 'aria-label': `${sign} ${name}`, title: name }, () => resizeNotes(step), sign);
  const blank = does('blank', 'toggle', words.blank);
  const freeze = does('freeze', 'toggle', words.freeze);
  const tools = element(
    doc,
    'div',
    { class: 'sp-tools' },
    does('back', 'back', words.back),
    does('forward', 'forward', words.forward),
    blank,
    freeze,
    late.button,
    does('jump', 'jump', `${words.jump}…`),
    size(-1, words.smaller, 'A−'),
    size(1, words.larger, 'A+'),
  );
  doc.body.replaceChildren(
    element(doc, 'header', { class: 'sp-bar' }, where, times.element, acts.element),
    element(doc, 'main', { class: 'sp-main' }, figures.element, notes),
    element(doc, 'footer', {}, element(doc, 'div', { class: 'sp-told' }, frozen, late.told), tools),
  );
  resizeNotes(0);
  listen(doc, run, resizeNotes);

  const tick = () => {
    times.tick();
    acts.tick();
    late.tick();
  };
  const drawSlide = () => {
    const lecture = driver.lecture();
    const slide = deck.slides.find(({ id }) => id === lecture.view.slide);
    const kept = deck.slides.find(({ id }) => id === lecture.frozen?.slide);
    figures.update();
    blank.setAttribute('aria-pressed', String(lecture.blank));
    freeze.setAttribute('aria-pressed', String(lecture.frozen !== undefined));
    frozen.textContent = kept ? fill(words.frozen, { number: numberOf(kept) }) : '';
    if (!slide) return;
    where.replaceChildren(element(doc, 'span', { class: 'deck-number' }, numberOf(slide)), ' ', titleOf(slide));
    drawNotes(doc, deck, slide, notes);
  };

  return {
    tick,
    update(before) {
      const lecture = driver.lecture();
      if (!before || isElsewhere(before, lecture)) drawSlide();
      figures.drawPointer();
      // A pointer that is moved comes with every frame.
      if (lecture.pointer === before?.pointer) tick();
    },
  };
}

function isElsewhere(before: Lecture, { view, frozen, blank, late }: Lecture): boolean {
  return view !== before.view || frozen !== before.frozen || blank !== before.blank || late !== before.late;
}

/** All keys of the deck, and `+` and `-` for the notes. */
function listen(doc: Document, run: Run, resizeNotes: (step: number) => void): void {
  listenToKeys(doc, (action) => {
    if (action !== 'speaker') run(action, doc);
  });
  doc.addEventListener('keydown', (event) => {
    const step = { '+': 1, '=': 1, '-': -1, '−': -1 }[event.key];
    if (!step || event.ctrlKey || event.metaKey || doc.querySelector('dialog[open]')) return;
    if (actionOf(event) === undefined) resizeNotes(step);
  });
}
