import { countWords } from '../../model/word-count.ts';
import { kioskPages } from './kiosk-page.ts';
import type { KioskRule } from './kiosk-rule.ts';

/** Sources: Serrell, Exhibit Labels (titles of 1–7 words); Science Museum. */
const most = { words: 12, characters: 72, menu: 7 };

/**
 * A headline is taken in at a glance, and an act's title fits a button of the menu.
 *
 *     # The harbour that changed hands {short="One harbour"}
 *       ^
 */
export const kioskTitle: KioskRule = ({ edition, report }) => {
  for (const page of kioskPages(edition)) {
    if (page.part > 1) continue;
    const words = countWords(page.title);
    const characters = [...page.title].length;
    if (words > most.words || characters > most.characters)
      report('kiosk-title', page, page.span, {
        words,
        characters,
        mostWords: most.words,
        mostCharacters: most.characters,
      });
    const menu = countWords(page.short);
    if (page.kind === 'act' && menu > most.menu)
      report('kiosk-menu-title', page, page.span, { title: page.short, words: menu, most: most.menu });
  }
};
