import type { Token } from 'markdown-it';
import { type Quantity, readQuantity } from '../model/quantity.ts';
import { keyValue, type ParseContext, type PlacedAttributes, placeOf } from './context.ts';
import { attributesOf, braceRunsOf } from './inline-rules.ts';

/**
 * Reads `value=62000..92000`; undefined when it isn't given or can't be read.
 *
 *     [two months]{value=60..62}
 *                  ^
 */
export function readValue(context: ParseContext, placed: PlacedAttributes): Quantity | undefined {
  const written = keyValue(placed, 'value');
  const quantity = written === undefined ? undefined : readQuantity(written);
  if (written === undefined || quantity) return quantity;
  context.report('attribute-value', placeOf(placed, 'value'), {
    key: 'value',
    found: written,
    expected: 'a number such as 159, ~10, 62000..92000 or >=5000',
    hint: 'Write digits without words.',
  });
  return undefined;
}

/** The attributes of the first span that gives a value. */
export function valueSpanIn(tokens: readonly Token[]): PlacedAttributes | undefined {
  for (const token of tokens) {
    const attributes = attributesOf(token);
    if (attributes?.pairs.some(({ key }) => key === 'value')) return { attributes, runs: braceRunsOf(token) };
  }
  return undefined;
}
