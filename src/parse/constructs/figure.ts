import { everyone } from '../audience.ts';
import type { Construct } from './construct.ts';

/**
 * A picture with a caption.
 *
 *     ::: figure
 *     ^
 *     ![The harbour from the hill](media/harbour.jpg){credit="…" license="…"}
 *
 *     What the picture shows.
 *     :::
 */
export const figure: Construct = {
  names: ['figure'],
  keys: [],
  build: (context, div) => {
    const picture = div.blocks.find((block) => block.type === 'figure');
    if (!picture) {
      context.report('construct-malformed', div.opening, {
        what: '"::: figure"',
        found: 'no picture inside',
        expected: 'a picture in a paragraph of its own, then its caption',
        hint: 'Write ![What is seen](media/name.jpg) with an empty line after it.',
      });
      return {
        type: 'group',
        classes: [],
        lang: '',
        fragment: false,
        audience: everyone,
        blocks: div.blocks,
        span: div.span,
      };
    }
    const caption = [...picture.caption, ...div.blocks.filter((block) => block !== picture)];
    return { type: 'figure', picture: picture.picture, caption, span: div.span };
  },
};
