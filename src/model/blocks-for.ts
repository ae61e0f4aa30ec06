import type { Block } from './block.ts';
import type { FormatName } from './narrative.ts';

/** Blocks without those that are meant for other outputs, inside other blocks too. */
export function blocksFor(blocks: readonly Block[], format: FormatName): readonly Block[] {
  return blocks.flatMap((block): readonly Block[] => {
    switch (block.type) {
      case 'group':
        return block.audience.has(format) ? [{ ...block, blocks: blocksFor(block.blocks, format) }] : [];
      case 'columns':
        return [
          {
            ...block,
            columns: block.columns.map((column) => ({ ...column, blocks: blocksFor(column.blocks, format) })),
          },
        ];
      case 'figure':
        return [{ ...block, caption: blocksFor(block.caption, format) }];
      case 'step':
      case 'incremental':
      case 'quote':
      case 'editor':
        return [{ ...block, blocks: blocksFor(block.blocks, format) }];
      case 'contested': {
        const accounts = block.accounts.map((account) => ({ ...account, blocks: blocksFor(account.blocks, format) }));
        return [{ ...block, accounts, agreed: blocksFor(block.agreed, format) }];
      }
      default:
        return [block];
    }
  });
}
