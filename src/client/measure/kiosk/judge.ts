import { contrastOf } from './contrast.ts';
import type { KioskFound } from './found.ts';
import type { Lettering } from './letters.ts';
import { crowded, type Target } from './targets.ts';
import type { Visit } from './visit.ts';

/** What the rules want, from `src/model/kiosk.ts`. Lengths in mm, but `targetPx`. */
export interface Bars {
  /** Height of capitals at 100 %, and in the largest text. */
  readonly capital: number;
  readonly capitalLarge: number;
  /** What no control may be smaller than, what it should be, and what lies between two of them. */
  readonly target: number;
  readonly targetPx: number;
  readonly targetGoal: number;
  readonly gap: number;
  /** Where everybody reaches, and the lower edge of the picture, above the floor. */
  readonly lowest: number;
  readonly highest: number;
  readonly mount: number;
}

/** A screen of the kiosk that is measured. */
export interface Place {
  readonly visit: Visit;
  readonly bars: Bars;
  /** 1/720 of the display's shorter side, in px. */
  readonly unit: number;
  readonly pxMm: number;
  readonly story: string;
  readonly lang: string;
  readonly add: (found: KioskFound) => void;
}

/** Sources: WCAG 1.4.3, 1.4.6, 1.4.11. */
const contrasts = { text: 4.5, large: 3, controls: 3, high: 7 };
/** Rounding of lengths, in mm. */
const rounding = 0.3;

/** Capitals that are too low at a size of text in percent. */
export function judgeSize(place: Place, seen: readonly Lettering[], size: number): void {
  const { bars, pxMm } = place;
  const bar = size > 100 ? bars.capitalLarge : bars.capital;
  for (const { element, words, capital } of seen) {
    const value = capital * pxMm;
    if (value < bar - 0.05) report(place, element, { fault: 'text', what: words, how: String(size), value, bar });
  }
}

/** Text and controls that stand out too little from their ground; `mode` is told in the message. */
export function judgeContrast(place: Place, seen: readonly Lettering[], mode: string, isHigh: boolean): void {
  for (const { element, words, isLarge, isText, behind } of seen) {
    const value = contrastOf(element, behind, isText || element.localName === 'svg' ? 'text' : 'ground');
    const usual = !isText ? contrasts.controls : isLarge ? contrasts.large : contrasts.text;
    const bar = isHigh && isText ? contrasts.high : usual;
    // A hundredth is lost when colours are rounded.
    if (value !== undefined && value < bar - 0.01)
      report(place, element, { fault: 'contrast', what: words, how: mode, value, bar });
  }
}

/** Controls that are too small, or too near to one another. */
export function judgeTargets(place: Place, targets: readonly Target[]): void {
  const { bars, pxMm } = place;
  for (const { element, name, box, isInline } of targets) {
    const least = Math.min(box.width, box.height);
    const value = least * pxMm;
    const found = { what: name, how: '', value };
    const bar = Math.max(bars.target, bars.targetPx * pxMm);
    if (value < bar - rounding) report(place, element, { ...found, fault: 'small', bar });
    else if (value < bars.targetGoal - rounding && !isInline)
      report(place, element, { ...found, fault: 'goal', bar: bars.targetGoal });
  }
  for (const { one, other, gap } of crowded(targets, (bars.gap - rounding) / pxMm))
    report(place, one.element, { fault: 'gap', what: one.name, how: other.name, value: gap * pxMm, bar: bars.gap });
}

/** Controls that not everybody reaches; a mark in the text does what a key at the foot does. */
export function judgeReach(place: Place, targets: readonly Target[]): void {
  const { bars, pxMm, visit } = place;
  const height = visit.doc.documentElement.clientHeight;
  const above = (y: number): number => bars.mount + (height - y) * pxMm;
  for (const { element, name, box } of targets) {
    if (element.matches('.note-mark')) continue;
    const found = { fault: 'reach', what: name, how: '' } as const;
    const [top, bottom] = [above(box.top), above(box.bottom)];
    if (top > bars.highest + 1) report(place, element, { ...found, value: top, bar: bars.highest });
    else if (bottom < bars.lowest - 1) report(place, element, { ...found, value: bottom, bar: bars.lowest });
  }
}

/** What an author wrote is a matter of the slide, the rest of the kiosk. */
function report(
  { story, lang, add }: Place,
  element: Element,
  found: Omit<KioskFound, 'story' | 'lang' | 'slide'>,
): void {
  const own = element.closest('.slide, .page-read');
  const page = element.closest<HTMLElement>('#stage > .kiosk-page');
  add({ story, lang, slide: (own && page?.dataset.id) || '', ...found });
}
