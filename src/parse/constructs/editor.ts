import { readConfidence } from '../confidence.ts';
import type { Construct } from './construct.ts';

/**
 * What the editor adds, in a voice of its own.
 *
 *     ::: {.editor confidence=medium-high}
 *     ^
 *     Six aircraft are named in later literature.
 *     :::
 */
export const editor: Construct = {
  names: ['editor'],
  keys: ['confidence'],
  build: (context, div) => {
    if (div.blocks.length === 0) {
      context.report('construct-malformed', div.opening, {
        what: '"::: editor"',
        found: 'nothing inside',
        expected: 'what the editor adds',
        hint: 'Write the note between the two lines of colons.',
      });
    }
    return { type: 'editor', confidence: readConfidence(context, div.placed), blocks: div.blocks, span: div.span };
  },
};
