import type { Run } from '../actions.ts';
import { cloneInto } from '../clone.ts';
import type { Deck } from '../deck.ts';
import { button, element } from '../element.ts';
import { isHeldBack } from '../notice.ts';
import { bodyOf, evidenceIn, faceOf, numberOf, stepsOf, titleOf } from '../slide.ts';
import { fill } from '../words.ts';
import { buildTimes } from './times.ts';
import type { SpeakerState } from './window.ts';

/** The inside of the speaker window. */
export interface SpeakerView {
  /** Draws slides and notes anew. */
  update(): void;
  /** Draws the clocks anew. */
  tick(): void;
  /** Makes the notes larger (1) or smaller (-1). */
  resizeNotes(step: number): void;
}

const sizes = { least: 14, most: 60, factor: 1.15 };

/** Builds the window's content: times, the slide now and what comes next, cue and notes, and the few buttons. */
export function buildSpeakerView(doc: Document, deck: Deck, state: SpeakerState, run: Run): SpeakerView {
  const { words } = deck.settings;
  const where = element(doc, 'h1', {});
  const times = buildTimes(doc, deck);
  const now = figure(doc, deck, 'now');
  const next = figure(doc, deck, 'next');
  const notes = element(doc, 'div', { class: 'sp-notes', tabindex: '0', role: 'region', 'aria-label': words.notes });
  const resizeNotes = (step: number) => {
    state.notesSize = Math.min(sizes.most, Math.max(sizes.least, state.notesSize * sizes.factor ** step));
    notes.style.fontSize = `${state.notesSize}px`;
  };
  const does = (action: 'back' | 'forward' | 'blank', sign: string) =>
    button(doc, { class: `sp-${action}` }, () => run(action, doc), sign);
  const tools = element(
    doc,
    'footer',
    { class: 'sp-tools' },
    does('back', `← ${words.back}`),
    does('forward', `${words.forward} →`),
    does('blank', words.blank),
    button(doc, {}, () => resizeNotes(-1), words.smaller),
    button(doc, {}, () => resizeNotes(1), words.larger),
  );
  doc.body.replaceChildren(
    element(doc, 'header', { class: 'sp-bar' }, where, times.element),
    element(
      doc,
      'main',
      { class: 'sp-main' },
      element(doc, 'div', { class: 'sp-slides' }, now.figure, next.figure),
      notes,
    ),
    tools,
  );
  resizeNotes(0);

  return {
    resizeNotes,
    tick: times.tick,
    update() {
      const slide = deck.current();
      where.replaceChildren(element(doc, 'span', { class: 'deck-number' }, numberOf(slide)), ' ', titleOf(slide));
      now.caption.textContent = deck.driver.lecture().blank ? words.blanked : words.slideNow;
      now.figure.classList.toggle('sp-blank', deck.driver.lecture().blank);
      cloneInto(now.box, faceOf(slide), 'now', 'now-');
      drawNext(deck, next);
      drawNotes(doc, deck, notes);
      times.tick();
    },
  };
}

interface Figure {
  readonly figure: HTMLElement;
  readonly caption: HTMLElement;
  readonly box: HTMLElement;
}

function figure(doc: Document, deck: Deck, name: 'now' | 'next'): Figure {
  const box = element(doc, 'div', { class: 'slide-box' });
  box.style.aspectRatio = `${deck.settings.width} / ${deck.settings.height}`;
  const caption = element(doc, 'figcaption');
  return { box, caption, figure: element(doc, 'figure', { class: `sp-${name}` }, caption, box) };
}

/** What the next press brings: the slide behind its notice, one more fragment, the next slide, or nothing. */
function drawNext(deck: Deck, { caption, box }: Figure): void {
  const { words } = deck.settings;
  const slide = deck.current();
  const { shown, all } = stepsOf(slide);
  const following = deck.slides[deck.slides.indexOf(slide) + 1];
  if (isHeldBack(slide)) {
    caption.textContent = words.noticeKeys;
    cloneInto(box, bodyOf(slide), 'now', 'next-');
  } else if (shown < all) {
    caption.textContent = fill(words.stepNext, { step: shown + 1, count: all });
    cloneInto(box, bodyOf(slide), 'next', 'next-');
  } else if (following) {
    caption.textContent = `${words.slideNext} ${numberOf(following)} ${titleOf(following)}`;
    cloneInto(box, faceOf(following), 'start', 'next-');
  } else {
    caption.textContent = words.end;
    box.replaceChildren();
  }
}

/** Cue, notes and their sources, from the top again when the slide is another one. */
function drawNotes(doc: Document, deck: Deck, box: HTMLElement): void {
  const { words } = deck.settings;
  const slide = deck.current();
  if (box.dataset.slide === slide.id) return;
  box.dataset.slide = slide.id;
  box.scrollTop = 0;
  const cue = slide.querySelector<HTMLTemplateElement>(':scope > .speaker-cue');
  const notes = slide.querySelector<HTMLTemplateElement>(':scope > .speaker-notes');
  const parts: HTMLElement[] = [];
  if (cue) {
    const label = element(doc, 'b', {}, words.cue);
    parts.push(element(doc, 'div', { class: 'sp-cue' }, label, doc.importNode(cue.content, true)));
  }
  if (notes) parts.push(element(doc, 'div', { class: 'sp-text' }, doc.importNode(notes.content, true)));
  else parts.push(element(doc, 'p', { class: 'sp-none' }, words.noNotes));
  const sources = notesIn(doc, slide);
  if (sources.length > 0) {
    parts.push(element(doc, 'section', { class: 'sp-sources' }, element(doc, 'h2', {}, words.sources), ...sources));
  }
  box.replaceChildren(...parts);
}

/** The notes of the slide and those of what is said to it, in full. */
function notesIn(doc: Document, slide: HTMLElement): Node[] {
  const lists = [evidenceIn(slide), evidenceIn(slide, 'speaker')].map((each) => each?.querySelector('.evidence-notes'));
  return lists.flatMap((list) => (list ? [doc.importNode(list, true)] : []));
}
