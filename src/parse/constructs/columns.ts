import { keyValue, placeOf } from '../context.ts';
import type { Construct } from './construct.ts';

/**
 * Columns of equal or given width.
 *
 *     ::: columns
 *     ^
 *     ::: {.column width=40%}
 *     :::
 *     :::
 */
export const columns: Construct = {
  names: ['columns'],
  keys: [],
  takes: ['column'],
  build: (context, div, parts) => {
    const columns = parts.filter((part) => part.type === 'column');
    const stray = div.blocks[0];
    if (columns.length === 0 || stray) {
      context.report('construct-malformed', stray?.span ?? div.opening, {
        what: '"::: columns"',
        found: stray ? 'text between the columns' : 'no column inside',
        expected: 'only "::: column" blocks',
        hint: 'Put each part between "::: column" and ":::".',
      });
    }
    const blocks =
      columns.length === 0
        ? [{ width: 0, blocks: div.blocks, span: div.span }]
        : columns.map(({ width, blocks, span }) => ({ width, blocks, span }));
    return { type: 'columns', columns: blocks, span: div.span };
  },
};

/** One column; `width` in percent. */
export const column: Construct = {
  names: ['column'],
  keys: ['width'],
  build: (context, div) => {
    const written = keyValue(div.placed, 'width');
    const percent = /^(\d{1,3})%$/.exec(written ?? '')?.[1];
    if (written !== undefined && (percent === undefined || Number(percent) > 100)) {
      context.report('attribute-value', placeOf(div.placed, 'width'), {
        key: 'width',
        found: written,
        expected: 'a share in percent',
        hint: 'Write width=40%.',
      });
    }
    return { type: 'column', width: Math.min(100, Number(percent ?? 0)), blocks: div.blocks, span: div.span };
  },
};
