import { lectureWords } from '../../model/lecture-bars.ts';
import { lectureSlides } from '../../model/lecture-slides.ts';
import { passagesIn, wordsIn } from '../../model/passages.ts';
import { countWords } from '../../model/word-count.ts';
import type { LectureRule } from './lecture-rule.ts';

/**
 * Nobody reads and listens at once: a slide shows little, and the rest is said.
 *
 *     ## The siege {#siege}
 *     ^
 */
export const lectureWordsRule: LectureRule = ({ edition, report }) => {
  const { advised, most } = lectureWords;
  for (const { slide } of lectureSlides(edition)) {
    const body = passagesIn(slide, 'body').filter(({ within }) => within !== 'caption');
    const words = countWords(body.map(({ tokens }) => wordsIn(tokens)).join(' '));
    const { number, title } = slide;
    if (words > most) report('lecture-words-most', slide, slide.span, { number, title, words, most });
    else if (words > advised) report('lecture-words', slide, slide.span, { number, title, words, advised });
  }
};
