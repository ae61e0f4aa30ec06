import { keyValue } from '../context.ts';
import type { Construct } from './construct.ts';

/**
 * Somebody's words, large.
 *
 *     ::: {.quote by="A. N. Belousov, memoir"}
 *     ^
 *     > Why are we leaving?
 *     :::
 */
export const quote: Construct = {
  names: ['quote'],
  keys: ['by'],
  build: (context, div) => {
    if (div.blocks.length === 0) {
      context.report('construct-malformed', div.opening, {
        what: '"::: quote"',
        found: 'nothing inside',
        expected: 'the words quoted',
        hint: 'Write the words between the two lines of colons.',
      });
    }
    return { type: 'quote', by: keyValue(div.placed, 'by') ?? '', blocks: div.blocks, span: div.span };
  },
};
