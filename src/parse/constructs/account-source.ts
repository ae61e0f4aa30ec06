import type { Token } from 'markdown-it';
import type { Block } from '../../model/block.ts';
import { type CitationItem, isReference } from '../../model/evidence.ts';
import { tokensIn } from '../../model/walk.ts';

/**
 * Cites the `source=` of an account behind its last words, unless they cite something themselves: who follows the
 * superscript finds the source, as anywhere.
 *
 *     ::: {.account by="Izvestia" source=izvestia}
 *                                 ^
 */
export function citeSource(blocks: readonly Block[], item: CitationItem): void {
  const tokens = tokensIn(blocks);
  if (tokens.some(isReference)) return;
  const last = tokens.findLast((token) => token.type === 'inline' && (token.children ?? []).length > 0);
  if (!last) return;
  const citation: Token = Object.assign(Object.create(Object.getPrototypeOf(last)), last, {
    type: 'citation',
    tag: '',
    nesting: 0,
    level: 0,
    content: '',
    children: null,
    attrs: null,
    meta: { span: item.keySpan, citation: { items: [item], span: item.keySpan } },
  });
  last.children = [...(last.children ?? []), citation];
}
