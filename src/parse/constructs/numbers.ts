import type { Token } from 'markdown-it';
import type { NumberItem } from '../../model/block.ts';
import { spanOf } from '../places.ts';
import { plainText } from '../text.ts';
import type { Construct } from './construct.ts';

/**
 * Figures: the first is drawn large, the others as bars.
 *
 *     ::: numbers
 *     ^
 *     - **150,000** men for the railway
 *       ^
 *     :::
 */
export const numbers: Construct = {
  names: ['numbers'],
  keys: [],
  build: (context, div) => {
    const malformed = (found: string, span = div.opening): void =>
      context.report('construct-malformed', span, {
        what: '"::: numbers"',
        found,
        expected: 'a list whose items begin with a bold number',
        hint: 'Write "- **150,000** men for the railway".',
      });
    const items: NumberItem[] = [];
    for (const block of div.blocks) {
      if (block.type !== 'prose' || !block.kind.endsWith('_list')) {
        malformed('something other than a list', block.span);
        continue;
      }
      for (const inline of block.tokens.filter((token) => token.type === 'inline')) {
        const item = readItem(inline);
        if (item) items.push(item);
        else
          malformed(
            `an item without a bold number, "${plainText(inline.children ?? []).slice(0, 40)}"`,
            spanOf(inline),
          );
      }
    }
    if (items.length === 0 && div.blocks.length === 0) malformed('nothing inside');
    return { type: 'numbers', items, span: div.span };
  },
};

function readItem(inline: Token): NumberItem | undefined {
  const children = inline.children ?? [];
  const open = children.findIndex((token) => token.type !== 'text' || token.content.trim() !== '');
  if (children[open]?.type !== 'strong_open') return undefined;
  const close = children.findIndex((token) => token.type === 'strong_close');
  const figure = plainText(children.slice(open, close));
  const label = children.slice(close + 1);
  return { figure, value: readNumber(figure), label, span: spanOf(inline) };
}

/** The value of `150,000`, `1.6 million`, `12 %`; undefined for ranges and words. */
function readNumber(text: string): number | undefined {
  const scale = /\bmillion|\bмлн/i.test(text) ? 1e6 : /\bthousand|\bтыс/i.test(text) ? 1e3 : 1;
  const digits = text.match(/\d[\d\s.,\u00A0\u202F]*/g) ?? [];
  if (digits.length !== 1) return undefined;
  const plain = (digits[0] ?? '')
    .trim()
    .replace(/[\s\u00A0\u202F]|[.,](?=\d{3}(?!\d))/g, '')
    .replace(',', '.')
    .replace(/[.,]$/, '');
  const value = Number(plain) * scale;
  return Number.isFinite(value) ? value : undefined;
}
