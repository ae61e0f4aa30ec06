import { type Compiled, languageOf } from '../../compile.ts';
import { type FollowEdition, renderDriverPages, renderFollowEdition } from '../../hall-phones.ts';
import type { Workshop } from '../../workshop.ts';
import type { LanParts } from './lan-app.ts';

/** The pages for other machines, made from the editions of one narrative; the first is that of the screen. */
export async function makePhonePages(
  workshop: Workshop,
  editions: readonly Compiled[],
): Promise<Pick<LanParts, 'pairPage' | 'remotePage' | 'slidePicture' | 'closedPage' | 'followPage' | 'followedSlide'>> {
  const [first] = editions;
  if (!first) throw new Error('A lecture needs an edition');
  const driver = await renderDriverPages(workshop, first);
  const languages = editions.map(languageOf);
  const main = await renderFollowEdition(workshop, first, languages);
  const follow = new Map<string, FollowEdition>([[languageOf(first), main]]);
  for (const each of editions.slice(1))
    follow.set(languageOf(each), await renderFollowEdition(workshop, each, languages));
  return {
    pairPage: () => driver.pair,
    closedPage: () => driver.closed,
    remotePage: () => driver.remote,
    slidePicture: driver.picture,
    followPage: (lang) => (follow.get(lang) ?? main).page,
    // Lists of sources may take more slides in one language than in another: then the screen's is better than none.
    followedSlide: (lang, id, isHeldBack) =>
      (follow.get(lang) ?? main).slide(id, isHeldBack) ?? main.slide(id, isHeldBack),
  };
}
