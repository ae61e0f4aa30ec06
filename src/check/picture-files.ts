import { picturesOf } from '../model/pictures.ts';
import type { Rule } from './rule.ts';

/**
 * Every picture is there, inside the project folder, and is a picture.
 *
 *     ![The harbour](media/harbur.jpg)
 *     ^
 */
export const pictureFiles: Rule = ({ edition, pictures, report }) => {
  for (const { picture, slide } of picturesOf(edition)) {
    const { src, span } = picture;
    const state = pictures.get(src);
    if (state === undefined || state.type === 'picture') continue;
    if (state.type === 'missing') {
      const suggestion = state.near === '' ? '' : `, did you mean "${state.near}"?`;
      report('picture-missing', slide, span, {
        src,
        suggestion,
        folder: edition.source.path.replace(/[^/]*$/, '') || './',
      });
    } else if (state.type === 'outside') report('file-outside', slide, span, { path: src });
    else if (state.type === 'remote') report('picture-remote', slide, span, { src });
    else report('picture-format', slide, span, { src, found: state.found });
  }
};
