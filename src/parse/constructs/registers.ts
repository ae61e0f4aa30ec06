import type { Construct } from './construct.ts';

/**
 * What is spoken, kept private, or read; none of it is shown on the slide.
 *
 *     ::: notes
 *     ^
 *     What the lecturer says.
 *     :::
 */
export const registers: Construct = {
  names: ['notes', 'cue', 'read'],
  keys: [],
  build: (_context, div) => ({
    type: 'register',
    register: div.name === 'cue' ? 'cue' : div.name === 'read' ? 'read' : 'notes',
    blocks: div.blocks,
  }),
};
