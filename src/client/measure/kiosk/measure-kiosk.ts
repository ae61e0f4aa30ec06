import { readSettings } from '../../kiosk/settings.ts';
import { type KioskFound, keepWorst } from './found.ts';
import type { Bars } from './judge.ts';
import { measureCards, measureScreen } from './screen.ts';
import { visitKiosk } from './visit.ts';

/**
 * Walks through every page of every edition as a visitor does, with all the ways to read, and gives the worst of each
 * rule on each slide. The page must be the size of the declared display.
 */
export async function measureKiosk(doc: Document, bars: Bars): Promise<KioskFound[]> {
  const { pxMm, stories, languages } = readSettings(doc);
  const { clientWidth, clientHeight } = doc.documentElement;
  const visit = visitKiosk(doc);
  const worst = keepWorst();
  const unit = Math.min(clientWidth, clientHeight) / 720;
  const place = (story: string, lang: string) => ({ visit, bars, unit, pxMm, story, lang, add: worst.add });
  await Promise.all([...doc.fonts].map((font) => font.load().catch(() => {})));
  for (const { lang } of stories.length > 1 ? languages : []) {
    visit.enter('', lang);
    await measureScreen(place('', lang), true);
  }
  const opened = new Set<string>();
  for (const { id, languages: told } of stories) {
    for (const lang of told) {
      const count = visit.enter(id, lang);
      for (let at = 0; at < count; at++) {
        // The controls are the same on all pages; on the second one every one of them can be used.
        await measureScreen(place(id, lang), at === Math.min(1, count - 1));
        measureCards(place(id, lang), opened);
        visit.press('next');
      }
    }
  }
  return worst.all();
}
