import { act, elapsed, isFresh, isHeldBack, type Lecture } from '../../model/lecture.ts';
import type { RemoteSettings, RemoteSlide } from '../../render/present/remote-settings.ts';
import { element } from '../deck/element.ts';
import { asClock, courseAt, lengthsOf, paceOf, standing } from '../deck/speaker/plan.ts';
import { fill } from '../deck/words.ts';
import type { RemotePage } from './page.ts';

/** What the remote shows of a lecture. */
export interface RemoteView {
  readonly draw: (lecture: Lecture) => void;
  /** The times alone, at this moment of the lecture's clock. */
  readonly tick: (lecture: Lecture, now: number) => void;
}

export function makeView(page: RemotePage, { slides, words, duration }: RemoteSettings): RemoteView {
  const lengths = lengthsOf(
    slides.map(({ time }) => time),
    duration,
  );
  const word = (name: string): string => words[name] ?? '';
  const find = (id: string): RemoteSlide | undefined => slides.find((slide) => slide.id === id);

  /** What the next press brings. */
  const comes = (lecture: Lecture): string => {
    const slide = find(lecture.view.slide);
    if (slide && isHeldBack(slide, lecture.view.accepted)) return word('remoteNotice');
    const { view } = act({ ...lecture, blank: false }, slides, { do: 'forward' }, 0);
    if (view.slide !== lecture.view.slide) return nameOf(find(view.slide));
    if (view.step === lecture.view.step) return word('end');
    return fill(word('remoteStep'), { step: view.step, count: slide?.steps ?? view.step });
  };
  const notesOf = (slide: RemoteSlide): void => {
    if (page.notes.dataset.slide === slide.id) return;
    page.notes.dataset.slide = slide.id;
    page.notes.innerHTML = slide.notes;
    if (slide.notes === '') page.notes.append(element(document, 'p', { class: 'no-notes' }, word('noNotes')));
    if (slide.cue !== '') {
      const cue = element(document, 'div', { class: 'cue' });
      cue.innerHTML = slide.cue;
      cue.prepend(element(document, 'b', {}, word('cue')));
      page.notes.prepend(cue);
    }
    page.notes.scrollTop = 0;
  };
  return {
    draw(lecture) {
      const slide = find(lecture.view.slide);
      if (!slide) return;
      page.number.textContent = slide.number;
      page.title.textContent = slide.title;
      notesOf(slide);
      page.nextTitle.textContent = comes(lecture);
      const { blank, frozen, late } = lecture;
      for (const [key, isOn] of [
        [page.blank, blank],
        [page.freeze, frozen !== undefined],
        [page.late, late],
      ] as const)
        key.setAttribute('aria-pressed', String(isOn));
      page.state.textContent = [
        blank ? word('blanked') : '',
        frozen ? fill(word('remoteFrozen'), { number: find(frozen.slide)?.number ?? '' }) : '',
        late ? word('remoteLateHint') : '',
      ]
        .filter(Boolean)
        .join(' · ');
    },
    tick(lecture, now) {
      const { watch } = lecture;
      const seconds = elapsed(watch, now) / 1000;
      const whole = standing(courseAt(lecture, slides, lengths, now), 0, slides.length);
      const total = duration || whole.planned;
      page.elapsed.textContent = total > 0 ? `${asClock(seconds)} / ${asClock(total)}` : asClock(seconds);
      const pace = paceOf(whole.off, whole.planned);
      page.pace.dataset.pace = pace;
      const isKnown = !isFresh(watch) && whole.planned > 0;
      page.pace.textContent = isKnown
        ? fill(word(pace === 'on-time' ? 'onTime' : pace), { time: asClock(whole.off) })
        : '';
    },
  };
}

function nameOf(slide: RemoteSlide | undefined): string {
  return slide ? [slide.number, slide.title].filter(Boolean).join(' ') : '';
}
