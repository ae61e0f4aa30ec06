import { fitSteps } from '../../kiosk/stage.ts';
import { cut, type Finding, inkOf, leaves, leaving, neighbours, overlapsOf, type Room } from '../boxes.ts';
import { isSeen } from './letters.ts';

/** Whether a page doesn't fit the stage as small as the kiosk may set it, and has to be scrolled. */
export function scrolls(page: HTMLElement, stage: HTMLElement): boolean {
  return page.classList.contains('flows') && stage.scrollHeight > stage.clientHeight + 4;
}

/** What doesn't fit of a page at 100 %; of one that scrolls, what leaves it when it is set as small as may be. */
export function misfits(page: HTMLElement, stage: HTMLElement, unit: number): Finding[] {
  if (!scrolls(page, stage)) return [...leaving(page, roomOf(page)), ...within(page, unit)];
  const pixels = stage.scrollHeight - stage.clientHeight;
  const fit = page.style.getPropertyValue('--fit');
  page.classList.remove('flows');
  page.style.setProperty('--fit', String(fitSteps.at(-1)));
  const found = leaving(page, roomOf(page));
  page.style.setProperty('--fit', fit);
  page.classList.add('flows');
  return found.length > 0 ? found : [{ what: 'text', how: 'bottom', pixels }];
}

/** What a page with large text loses: it may be as long as it likes, and no wider than the stage. */
export function losses(page: HTMLElement, stage: HTMLElement, unit: number): Finding[] {
  const { left, right } = stage.getBoundingClientRect();
  return [...leaving(page, { top: page.getBoundingClientRect().top, left, right }), ...within(page, unit)];
}

function within(page: HTMLElement, unit: number): Finding[] {
  const body = page.querySelector('.slide-body');
  const shown = page.querySelector('.page-shown');
  const next = [...page.querySelectorAll(':scope > :is(.page-read, .kiosk-foot)')].find(isSeen);
  const slack = 8 * unit;
  const found = [...cut(page), ...(body ? neighbours(body, slack) : [])];
  const foot = next && inkOf(next);
  const lowest = shown ? Math.max(...leaves(shown).map((leaf) => inkOf(leaf)?.bottom ?? 0)) : 0;
  if (foot && lowest - foot.top > slack) found.push({ what: 'text', how: 'overlap', pixels: lowest - foot.top });
  return [
    ...found,
    ...overlapsOf([...page.querySelectorAll(':scope > :is(.page-read, .kiosk-foot)')].filter(isSeen), slack),
  ];
}

/** The shown part reaches down to the foot. */
function roomOf(page: HTMLElement): Room {
  const { left, right, bottom } = (page.querySelector('.kiosk-foot') ?? page).getBoundingClientRect();
  return { left, right, bottom };
}
