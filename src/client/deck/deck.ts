import type { RevealApi } from 'reveal.js';
import type { Lecture } from '../../model/lecture.ts';
import type { Driver } from './driver.ts';
import { holdBack } from './notice.ts';
import type { DeckSettings } from './settings.ts';
import { makeSignal, type Signal } from './signal.ts';
import { numberOf, stepsOf } from './slide.ts';

/** What changed on the screen. */
export type Change =
  | { readonly type: 'slide' }
  | { readonly type: 'step'; readonly shown: readonly HTMLElement[] }
  | { readonly type: 'notice' }
  | { readonly type: 'blank'; readonly on: boolean };

/** A running deck: its slides, where it stands, and the one road through it. */
export interface Deck {
  readonly settings: DeckSettings;
  /** In script order, acts dissolved. */
  readonly slides: readonly HTMLElement[];
  readonly driver: Driver;
  readonly changes: Signal<Change>;
  current(): HTMLElement;
  /** One step on: past a notice, to the next fragment, to the next slide. */
  forward(): void;
  /** One step back; from a notice to the slide before. */
  back(): void;
  /** Opens a slide, before its first fragment or after its last. */
  goTo(slide: HTMLElement, at?: 'start' | 'end'): void;
}

/** Lets a started Reveal show where the lecture stands, whoever drives it. */
export function makeDeck(
  reveal: RevealApi,
  settings: DeckSettings,
  slides: readonly HTMLElement[],
  driver: Driver,
): Deck {
  const changes = makeSignal<Change>();
  const current = () => reveal.getCurrentSlide();
  reveal.on('slidechanged', () => changes.tell({ type: 'slide' }));
  reveal.on('fragmentshown', (event) => changes.tell({ type: 'step', shown: fragmentsOf(event) }));
  reveal.on('fragmenthidden', () => changes.tell({ type: 'step', shown: [] }));

  const show = (before: Lecture) => {
    const { view, blank } = driver.lecture();
    const slide = slides.find(({ id }) => id === view.slide);
    const accepts = view.accepted !== before.view.accepted;
    if (accepts) holdBack(slides, view.accepted);
    if (slide && (slide !== current() || view.step !== stepsOf(slide).shown)) {
      const { h, v } = reveal.getIndices(slide);
      reveal.slide(h, v, view.step - 1);
    }
    if (accepts && view.slide === before.view.slide) changes.tell({ type: 'notice' });
    if (blank !== before.blank) changes.tell({ type: 'blank', on: blank });
  };
  driver.changes.on(show);

  return {
    settings,
    slides,
    driver,
    changes,
    current,
    forward: () => driver.send({ do: 'forward' }),
    back: () => driver.send({ do: 'back' }),
    goTo: (slide, at = 'start') => driver.send({ do: 'open', slide: slide.id, at }),
  };
}

/** The slide with this id, or with this printed number. */
export function findSlide(slides: readonly HTMLElement[], name: string): HTMLElement | undefined {
  return slides.find((each) => each.id === name) ?? slides.find((each) => numberOf(each) === name);
}

function fragmentsOf(event: Event): readonly HTMLElement[] {
  return 'fragments' in event && Array.isArray(event.fragments) ? event.fragments : [];
}
