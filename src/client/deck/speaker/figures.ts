import { act, isHeldBack, type Lecture, seenByAudience, type View } from '../../../model/lecture.ts';
import { cloneInto } from '../clone.ts';
import type { Deck } from '../deck.ts';
import { element } from '../element.ts';
import { makePointing } from '../pointing.ts';
import { roadOf } from '../road.ts';
import { faceOf, numberOf, stepsOf, titleOf } from '../slide.ts';
import { fill } from '../words.ts';

/** The pictures of the slide now and of what comes next. */
export interface Figures {
  readonly element: HTMLElement;
  /** Draws both pictures anew. */
  update(): void;
  /** Moves the pointer's dot only. */
  drawPointer(): void;
}

/** Builds both pictures. Pressing on the first, and drawing over it, points at that place before the audience. */
export function buildFigures(doc: Document, deck: Deck): Figures {
  const { words } = deck.settings;
  const now = figure(doc, deck, 'now');
  const next = figure(doc, deck, 'next');
  const dot = element(doc, 'div', { class: 'deck-pointer', hidden: '' });
  // What holds the picture: the copy itself is out of reach.
  const stage = element(doc, 'div', { class: 'sp-stage', title: words.pointHere });
  now.box.replaceWith(stage);
  stage.append(now.box, dot);
  pointOn(stage, doc, deck);

  const slides = element(doc, 'div', { class: 'sp-slides' }, now.figure, next.figure);
  slides.style.setProperty('--ratio', String(deck.settings.width / deck.settings.height));

  return {
    element: slides,
    update() {
      const { view, frozen, blank } = deck.driver.lecture();
      now.caption.textContent = blank ? words.blanked : frozen ? words.onlyYou : words.slideNow;
      now.figure.classList.toggle('sp-blank', blank);
      now.figure.classList.toggle('sp-alone', frozen !== undefined);
      draw(deck, now.box, view, 'now-');
      drawNext(deck, next);
    },
    drawPointer() {
      const { pointer } = deck.driver.lecture();
      dot.hidden = !pointer;
      dot.style.left = `${(pointer?.x ?? 0) * 100}%`;
      dot.style.top = `${(pointer?.y ?? 0) * 100}%`;
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

function draw(deck: Deck, box: HTMLElement, view: View, prefix: string): void {
  const slide = slideAt(deck, view);
  if (slide) cloneInto(box, faceOf(slide, isHeld(deck, view)), view.step, prefix);
}

/** What the next press brings: the slide behind its notice, one more step, a slide, the light, or nothing. */
function drawNext(deck: Deck, { caption, box }: Figure): void {
  const { words } = deck.settings;
  const lecture = deck.driver.lecture();
  const { view } = act(lecture, roadOf(deck.slides), { do: 'forward' }, deck.driver.now());
  const slide = slideAt(deck, view);
  const isEnd = !lecture.blank && view === lecture.view;
  caption.textContent = isEnd || !slide ? words.end : captionOf(deck, lecture, view, slide);
  if (isEnd) box.replaceChildren();
  else draw(deck, box, view, 'next-');
}

function captionOf(deck: Deck, lecture: Lecture, view: View, slide: HTMLElement): string {
  const { words } = deck.settings;
  if (lecture.blank) return words.nextLights;
  if (view.slide !== lecture.view.slide) return `${words.slideNext} ${numberOf(slide)} ${titleOf(slide)}`;
  if (view.step === lecture.view.step) return words.noticeKeys;
  return fill(words.stepNext, { step: view.step, count: stepsOf(slide).all });
}

function isHeld(deck: Deck, view: View): boolean {
  const stop = roadOf(deck.slides).find(({ id }) => id === view.slide);
  return stop !== undefined && isHeldBack(stop, view.accepted);
}

function slideAt(deck: Deck, view: View): HTMLElement | undefined {
  return deck.slides.find(({ id }) => id === view.slide);
}

/** A finger, a pen or a mouse on the picture leads the pointer until it is lifted. */
function pointOn(stage: HTMLElement, doc: Document, deck: Deck): void {
  const pointing = makePointing(deck, doc.defaultView ?? window, () => stage.getBoundingClientRect());
  let held: number | undefined;
  stage.addEventListener('pointerdown', (event) => {
    const lecture = deck.driver.lecture();
    // The audience has another picture before it, where the spot would mean nothing.
    if (event.button !== 0 || held !== undefined || seenByAudience(lecture).slide !== lecture.view.slide) return;
    held = event.pointerId;
    stage.setPointerCapture(held);
    pointing.at(event.clientX, event.clientY);
  });
  stage.addEventListener('pointermove', (event) => {
    if (event.pointerId === held) pointing.at(event.clientX, event.clientY);
  });
  for (const name of ['pointerup', 'pointercancel', 'lostpointercapture'] as const)
    stage.addEventListener(name, (event) => {
      if (event.pointerId !== held) return;
      held = undefined;
      pointing.end();
    });
}
