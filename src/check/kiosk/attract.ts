import { type AttractObstacle, attractObstacle } from '../../model/attract.ts';
import { countWords } from '../../model/word-count.ts';
import { kioskPages, textOf } from './kiosk-page.ts';
import type { KioskRule } from './kiosk-rule.ts';

/** What is read in passing. Source: BBC subtitle guidelines, at the longest dwell. */
const mostWords = 25;

/**
 * What the attract loop shows is short, and needs no word of warning and no second voice.
 *
 *     ## The harbour {.attract}
 *     ^
 */
export const kioskAttract: KioskRule = ({ edition, library, report }) => {
  for (const page of kioskPages(edition)) {
    if (!page.classes.includes('attract')) continue;
    const act = edition.acts.find(({ opening, slides }) =>
      [opening, ...slides].some((slide) => slide?.span.start === page.span.start),
    );
    const obstacle = attractObstacle(page, act, library);
    if (obstacle) report('kiosk-attract', page, page.span, { reason: reasonOf(obstacle) });
    const words = countWords(textOf(page, false));
    if (words > mostWords) report('kiosk-attract-words', page, page.span, { words, most: mostWords });
  }
};

function reasonOf(obstacle: AttractObstacle): string {
  switch (obstacle.type) {
    case 'tag':
      return `cites a claim tagged "${obstacle.tag}"`;
    case 'notice':
      return 'has a content notice';
    case 'contested':
      return 'holds a contested point';
    case 'act-notice':
      return 'stands in an act with a content notice';
  }
}
