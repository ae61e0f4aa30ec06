import { everyone } from '../audience.ts';
import type { Construct } from './construct.ts';

/** Blocks of the language that come with a later version; their text is shown as a plain block. */
export const unsupported: Construct = {
  names: ['contested', 'account', 'agreed', 'editor'],
  keys: ['by', 'source', 'value', 'of', 'as', 'date', 'confidence'],
  build: (context, div) => {
    const what = div.name === 'editor' ? "editor's note" : 'contested account';
    context.report('construct-unsupported', div.opening, {
      what,
      text: `::: ${div.name}`,
      shown: 'shown as plain text',
      until: 'use "::: columns" or a table',
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
  },
};

/** Fenced figures that come with a later version; nothing is drawn. */
export const unsupportedFences: readonly string[] = ['map', 'timeline', 'chart'];
