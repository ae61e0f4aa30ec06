import { wordsIn } from '../../model/passages.ts';
import { countWords } from '../../model/word-count.ts';
import { bodyOf, kioskPages } from './kiosk-page.ts';
import type { KioskRule } from './kiosk-rule.ts';

/** Words of a page's body. Source: V&A, gallery text guidelines; an opening page is an introductory panel. */
const limits = { advised: 60, most: 100, opening: 150 };

/**
 * Whoever stands reads little: the body of a page is short, and the rest is `::: read`, behind "More".
 *
 *     ## The siege {#siege}
 *     ^
 */
export const kioskWords: KioskRule = ({ edition, report }) => {
  for (const page of kioskPages(edition)) {
    const words = countWords(
      bodyOf(page)
        .map(({ tokens }) => wordsIn(tokens))
        .join(' '),
    );
    const isOpening = page.kind !== 'slide';
    const most = isOpening ? limits.opening : limits.most;
    if (words > most) report('kiosk-words-most', page, page.span, { words, most });
    else if (!isOpening && words > limits.advised)
      report('kiosk-words', page, page.span, { words, advised: limits.advised });
  }
};
