import { clockTime } from '../../model/speaking-time.ts';
import type { Outline, OutlineAct } from '../../serve/state.ts';
import { element } from './element.ts';
import { byId, write } from './page.ts';
import type { Words } from './words.ts';

/** Draws how long each act takes, against the planned length of the lecture. */
export function showTiming(outline: Outline | undefined, words: Words, goTo: (slide: string) => void): void {
  const acts = (outline?.acts ?? []).map((act) => ({ act, time: timeOf(act) }));
  const total = acts.reduce((sum, { time }) => sum + time, 0);
  const duration = outline?.duration ?? 0;
  const whole = Math.max(total, duration, 1);
  write(byId('timing-sum'), outline ? sumOf(total, duration, words) : '');
  write(byId('timing-pace'), outline ? words.fill('pace', { pace: outline.pace }) : '');
  const bars = acts.filter(({ time }) => time > 0).map(({ act, time }) => actBar(act, time, whole, words, goTo));
  byId('timing').replaceChildren(wholeBar(acts, whole, duration, words), ...bars);
}

/** Slides that the deck doesn't show take no time. */
function timeOf({ slides }: OutlineAct): number {
  return slides.reduce((sum, { time, isShown }) => sum + (isShown ? time : 0), 0);
}

function sumOf(total: number, duration: number, words: Words): string {
  const time = clockTime(total);
  if (duration === 0) return words.fill('timeAlone', { time });
  const values = { time, duration: clockTime(duration), rest: clockTime(Math.abs(duration - total)) };
  return words.fill(total > duration ? 'timeOver' : 'timeUnder', values);
}

/** All acts in one bar, and where the lecture should end. */
function wholeBar(
  acts: readonly { readonly time: number }[],
  whole: number,
  duration: number,
  words: Words,
): HTMLElement {
  const bar = element('div', 'time-bar', ...acts.map(({ time }) => part(time, whole)));
  if (duration > 0) {
    const end = element('i', 'time-end');
    end.style.left = percent(duration, whole);
    bar.append(end);
  }
  return element('li', 'time-whole', element('span', 'time-act', words.wholeLecture ?? ''), bar);
}

function actBar(
  { title, slides }: OutlineAct,
  time: number,
  whole: number,
  words: Words,
  goTo: (slide: string) => void,
): HTMLElement {
  const parts = slides
    .filter((each) => each.isShown && each.time > 0)
    .map((slide) => {
      const made = part(slide.time, whole);
      made.dataset.slide = slide.id;
      made.classList.toggle('is-guessed', !slide.isPlanned);
      made.title = words.fill(slide.isPlanned ? 'slidePlanned' : 'slideSpoken', {
        number: slide.number,
        title: slide.title,
        time: clockTime(slide.time),
      });
      made.addEventListener('click', () => goTo(slide.id));
      return made;
    });
  const name = element('span', 'time-act', title || (words.beforeActs ?? ''));
  return element('li', '', name, element('span', 'time-sum', clockTime(time)), element('div', 'time-bar', ...parts));
}

function part(time: number, whole: number): HTMLElement {
  const made = element('i', 'time-part');
  made.style.width = percent(time, whole);
  return made;
}

function percent(time: number, whole: number): string {
  return `${((time / whole) * 100).toFixed(3)}%`;
}
