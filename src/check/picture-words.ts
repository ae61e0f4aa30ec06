import { picturesOf } from '../model/pictures.ts';
import type { Rule } from './rule.ts';

/**
 * Every picture has words for those who can't see it, and says who made it under which licence.
 *
 *     ![](media/harbour.jpg)
 *     ^
 */
export const pictureWords: Rule = ({ edition, report }) => {
  for (const { picture, slide, speaks } of picturesOf(edition)) {
    if (!speaks) continue;
    const { src, span } = picture;
    if (picture.alt === '') report('picture-alt', slide, span, { src });
    const absent = [picture.credit === '' ? 'credit' : '', picture.license === '' ? 'licence' : ''].filter(Boolean);
    const what = [picture.credit === '' ? 'credit="…"' : '', picture.license === '' ? 'license="…"' : ''].filter(
      Boolean,
    );
    if (absent.length > 0)
      report('picture-credit', slide, span, { src, missing: absent.join(' and no '), what: what.join(' ') });
  }
};
