import { fitSteps } from '../../kiosk/stage.ts';
import { type Finding, leaving } from '../boxes.ts';
import type { Fault } from './found.ts';
import { judgeContrast, judgeReach, judgeSize, judgeTargets, type Place } from './judge.ts';
import { graphicsIn, isSeen, type Lettering, letteringIn } from './letters.ts';
import { losses, misfits, scrolls } from './misfits.ts';
import { targetsIn } from './targets.ts';

/** Sizes of text beside 100 %, in percent; the last one is the largest. */
const large = [150, 200] as const;

/** Measures the page that the kiosk shows, in every way that a visitor can read it, and leaves it as it was. */
export async function measureScreen(place: Place, withControls: boolean): Promise<void> {
  const { visit, unit } = place;
  const page = await visit.page();
  if (page.classList.contains('behind-notice')) passNotice(place, page);
  const isLong = scrolls(page, visit.stage);
  reportMisfits(place, page, 'fit', 100, misfits(page, visit.stage, unit), isLong ? fitSteps.at(-1) : 0);
  const targets = targetsIn(visit.doc.body);
  judgeTargets(place, targets);
  // What scrolls can be brought into reach.
  const fixed = targets.filter(({ element }) => !isLong || !page.contains(element));
  judgeReach(place, fixed);
  const around = withControls ? [...visit.doc.querySelectorAll('#controls')] : [];
  const shown = [page, ...around].flatMap((each) => letteringIn(each, unit));
  judgeSize(place, shown, 100);
  const hasMore = visit.press('more');
  const more = [...page.querySelectorAll('.page-read')].flatMap((each) => letteringIn(each, unit));
  judgeSize(place, more, 100);
  inAllColours(place, [...shown, ...around.flatMap(graphicsIn), ...more]);
  for (const size of large) {
    visit.press('text', `[data-value="${size}"]`);
    reportMisfits(place, page, 'large', size, losses(page, visit.stage, unit));
    reportLost(place, page, [...shown, ...more], size);
  }
  const largest = [page, ...around].flatMap((each) => letteringIn(each, unit));
  judgeSize(place, largest, large[1]);
  judgeTargets(place, targetsIn(visit.doc.body));
  visit.press('text', '[data-value="100"]');
  if (hasMore) visit.press('more');
}

function passNotice(place: Place, page: HTMLElement): void {
  const notice = letteringIn(page, place.unit);
  judgeSize(place, notice, 100);
  inAllColours(place, notice);
  judgeTargets(place, targetsIn(page));
  judgeReach(place, targetsIn(page));
  place.visit.press('continue');
}

/** Measures what opens over the page, once in each language; what was measured is noted in `done`. */
export function measureCards(place: Place, done: Set<string>): void {
  const { visit, lang, unit } = place;
  for (const card of visit.doc.querySelectorAll<HTMLDialogElement>('dialog.card')) {
    const key = `${card.dataset.card} ${lang}`;
    if (done.has(key) || !open(place, card)) continue;
    done.add(key);
    const seen = letteringIn(card, unit);
    judgeSize(place, seen, 100);
    judgeTargets(place, targetsIn(card));
    judgeReach(place, targetsIn(card));
    // The warning comes with time alone: what else happened to the kiosk would close it.
    if (card.dataset.card === 'warning') {
      judgeContrast(place, seen, visit.ground(), false);
      card.close();
      continue;
    }
    inAllColours(place, seen);
    visit.press('text', `[data-value="${large[1]}"]`);
    const { left, right } = card.getBoundingClientRect();
    reportMisfits(place, card, 'large', large[1], leaving(card, { left, right }));
    judgeSize(place, letteringIn(card, unit), large[1]);
    visit.press('text', '[data-value="100"]');
    visit.press('close');
  }
}

/** Opens a card by the control that a visitor has for it; false when this page has none. */
function open({ visit }: Place, card: HTMLDialogElement): boolean {
  const name = card.dataset.card ?? '';
  if (name === 'warning') card.showModal();
  else if (name === 'link') visit.stage.querySelector<HTMLElement>(':not(.kiosk-foot) > [data-qr]')?.click();
  else if (name === 'home') visit.stage.querySelector<HTMLElement>('.kiosk-foot > [data-qr]')?.click();
  else visit.press(name);
  return card.open;
}

/** Contrast on both grounds, each plain and with high contrast. */
function inAllColours(place: Place, seen: readonly Lettering[]): void {
  const { visit } = place;
  for (const step of ['contrast', 'ground', 'contrast', 'ground'] as const) {
    const isHigh = visit.doc.documentElement.hasAttribute('data-contrast');
    judgeContrast(place, seen, `${visit.ground()}${isHigh ? ' high' : ''}`, isHigh);
    if (step === 'ground') visit.press(step, `:not([data-value="${visit.ground()}"])`);
    else visit.press(step);
  }
}

function reportMisfits(
  place: Place,
  root: HTMLElement,
  fault: Fault,
  size: number,
  found: readonly Finding[],
  bar = 0,
): void {
  for (const { what, how, pixels } of found)
    place.add({ ...where(place, root), fault, what, how: `${how} ${size}`, value: Math.ceil(pixels), bar });
}

/** Text that was shown at 100 % and isn't any more; the axes of accounts give way to a list. */
function reportLost(place: Place, root: HTMLElement, before: readonly Lettering[], size: number): void {
  for (const { element, words } of before) {
    if (isSeen(element) || element.closest('.scale-head, .guides')) continue;
    place.add({ ...where(place, root), fault: 'large', what: words, how: `lost ${size}`, value: 10_000, bar: 0 });
  }
}

function where({ story, lang }: Place, root: HTMLElement): { story: string; lang: string; slide: string } {
  return { story, lang, slide: story === '' ? '' : (root.dataset.id ?? '') };
}
