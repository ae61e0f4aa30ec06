import { audienceNames, formatsOf, readAudience } from '../audience.ts';
import { keyValue } from '../context.ts';
import type { Construct } from './construct.ts';

/**
 * A plain block: for an audience, a language, a class of the theme, or a step of its own.
 *
 *     ::: {.block .wide lang=ru only="deck kiosk"}
 *     ^
 *     :::
 *     ::: only-kiosk
 *     ^
 *     :::
 */
export const group: Construct = {
  names: ['block', 'fragment', ...audienceNames.map((name) => `only-${name}`)],
  keys: ['lang', 'only', 'not'],
  build: (context, div) => {
    const { classes } = div.placed.attributes;
    const named = div.name.startsWith('only-') ? formatsOf([div.name.slice('only-'.length)]) : undefined;
    const written = readAudience(context, div.placed);
    return {
      type: 'group',
      classes: classes.filter((name) => name !== div.name && name !== 'fragment' && name !== 'block'),
      lang: keyValue(div.placed, 'lang') ?? '',
      fragment: div.name === 'fragment' || classes.includes('fragment'),
      audience: named ? new Set([...named].filter((format) => written.has(format))) : written,
      blocks: div.blocks,
      span: div.span,
    };
  },
};
