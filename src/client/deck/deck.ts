import type { RevealApi } from 'reveal.js';
import type { Notices } from './notice.ts';
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
  readonly notices: Notices;
  readonly changes: Signal<Change>;
  current(): HTMLElement;
  /** One step on: past a notice, to the next fragment, to the next slide. */
  forward(): void;
  /** One step back; from a notice to the slide before. */
  back(): void;
  /** Opens a slide, before its first fragment or after its last. */
  goTo(slide: HTMLElement, at?: 'start' | 'end'): void;
}

/** Joins a started Reveal with our road, which goes through all slides in script order, across the acts. */
export function makeDeck(
  reveal: RevealApi,
  settings: DeckSettings,
  slides: readonly HTMLElement[],
  notices: Notices,
): Deck {
  const changes = makeSignal<Change>();
  const current = () => reveal.getCurrentSlide();
  const goTo = (slide: HTMLElement, at: 'start' | 'end' = 'start') => {
    const { h, v } = reveal.getIndices(slide);
    reveal.slide(h, v, at === 'start' ? -1 : stepsOf(slide).all - 1);
  };
  const goBy = (distance: 1 | -1) => {
    const slide = slides[slides.indexOf(current()) + distance];
    if (slide) goTo(slide, distance === 1 ? 'start' : 'end');
  };

  reveal.on('slidechanged', () => changes.tell({ type: 'slide' }));
  reveal.on('fragmentshown', (event) => changes.tell({ type: 'step', shown: fragmentsOf(event) }));
  reveal.on('fragmenthidden', () => changes.tell({ type: 'step', shown: [] }));

  return {
    settings,
    slides,
    notices,
    changes,
    current,
    goTo,
    forward() {
      if (notices.standsBefore(current())) {
        notices.accept(current());
        changes.tell({ type: 'notice' });
      } else if (!reveal.nextFragment()) {
        goBy(1);
      }
    },
    back() {
      if (notices.standsBefore(current()) || !reveal.prevFragment()) goBy(-1);
    },
  };
}

/** The slide with this id, or with this printed number. */
export function findSlide(slides: readonly HTMLElement[], name: string): HTMLElement | undefined {
  return slides.find((each) => each.id === name) ?? slides.find((each) => numberOf(each) === name);
}

function fragmentsOf(event: Event): readonly HTMLElement[] {
  return 'fragments' in event && Array.isArray(event.fragments) ? event.fragments : [];
}
