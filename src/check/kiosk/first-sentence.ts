import { wordsIn } from '../../model/passages.ts';
import { sentencesIn } from '../../model/sentences.ts';
import { countWords } from '../../model/word-count.ts';
import { bodyOf, kioskPages } from './kiosk-page.ts';
import type { KioskRule } from './kiosk-rule.ts';

/** Source: V&A, gallery text guidelines. */
const fewerThan = 16;

/**
 * The first sentence decides whether a visitor stays.
 *
 *     Between 1894 and 1955 the harbour, which …
 *     ^
 */
export const kioskFirstSentence: KioskRule = ({ edition, report }) => {
  for (const page of kioskPages(edition)) {
    const [first] = bodyOf(page);
    if (!first) continue;
    const text = wordsIn(first.tokens);
    const [sentence] = sentencesIn(text);
    const words = sentence ? countWords(text.slice(sentence.start, sentence.end)) : 0;
    if (words >= fewerThan) report('kiosk-first-sentence', page, first.span, { words, fewerThan });
  }
};
