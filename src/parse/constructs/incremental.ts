import type { Construct } from './construct.ts';

/**
 * Lists that build up, one item a step.
 *
 *     ::: incremental
 *     ^
 *     - first
 *     - second
 *     :::
 */
export const incremental: Construct = {
  names: ['incremental'],
  keys: [],
  build: (_context, div) => ({ type: 'incremental', blocks: div.blocks, span: div.span }),
};
