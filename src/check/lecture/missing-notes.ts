import { lectureSlides } from '../../model/lecture-slides.ts';
import { spokenWords } from '../../model/speaking-time.ts';
import type { LectureRule } from './lecture-rule.ts';

/** How many slides a message names. */
const named = 5;

/**
 * Where most slides have notes, those without were perhaps forgotten; told once. The title slide needs none: it stands
 * while people come in. Nor does what continues a slide.
 *
 *     ## The siege {#siege}
 *     ^
 */
export const lectureNotes: LectureRule = ({ edition, report }) => {
  const slides = lectureSlides(edition)
    .map(({ slide }) => slide)
    .filter(({ kind, part }) => kind !== 'title' && part === 1);
  const silent = slides.filter((slide) => spokenWords(slide) === 0);
  const missing = silent.filter(({ allow }) => allow['lecture-notes'] === undefined);
  const [first] = missing;
  if (!first || silent.length * 2 >= slides.length) return;
  const shown = missing.slice(0, named).map(({ number, title }) => `${number} "${title}"`);
  const more = missing.length > named ? [`${missing.length - named} more`] : [];
  report('lecture-notes', first, first.span, {
    count: missing.length === 1 ? 'One slide has' : `${missing.length} slides have`,
    of: slides.length,
    list: [...shown, ...more].join(', '),
  });
};
