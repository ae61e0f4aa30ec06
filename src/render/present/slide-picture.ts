import type { Edition } from '../../model/narrative.ts';
import { deckLink } from '../links.ts';
import { actsFor, type PageParts } from '../page-parts.ts';
import { slideView } from '../slide-view.ts';
import { standingNotice } from '../standing-notice.ts';

/** What pictures of slides are made from. */
export type PictureParts = Omit<PageParts, 'css' | 'version' | 'width' | 'height'>;

/** A slide as the screen shows it, to be shown small. */
export interface SlidePicture {
  readonly slide: string;
  /** What stands before it until it is accepted; '' for none. */
  readonly notice: string;
}

/** Gives the slides of the deck one by one, for a page that shows only the present one. */
export function slidePictures(edition: Edition, parts: PictureParts): (id: string) => SlidePicture | undefined {
  const slides = new Map(
    actsFor(edition, 'deck').flatMap(({ slides }) => slides.map((each) => [each.slide.id, each] as const)),
  );
  const { templates, words } = parts;
  return (id) => {
    const found = slides.get(id);
    if (!found) return undefined;
    const { slide, act, actIndex } = found;
    const { view } = slideView(edition, slide, {
      ...parts,
      format: 'deck',
      link: deckLink(edition),
      steps: 'interactive',
      act: act?.opening?.short ?? '',
      actIndex,
      notice: '',
    });
    const notice = standingNotice(found, parts.evidence, words);
    return {
      slide: templates.render('partials/slide', view),
      notice: notice.key === '' ? '' : templates.render('partials/notice-slide', { words, notice: notice.text }),
    };
  };
}
