import type { Token } from 'markdown-it';

/** Where a slide begins. */
export type Boundary = 'act' | 'slide' | 'continuation';

/** How a dialect cuts a script into slides. */
export interface Dialect {
  readonly name: string;
  /** What a block token at the left margin begins, if anything. */
  readonly boundary: (token: Token) => Boundary | undefined;
}

/** Lanternist's own language: `#` an act, `##` a slide, `---` a continuation. */
export const native: Dialect = {
  name: 'lanternist',
  boundary(token) {
    if (token.type === 'heading_open' && token.tag === 'h1') return 'act';
    if (token.type === 'heading_open' && token.tag === 'h2') return 'slide';
    if (token.type === 'hr' && token.markup.startsWith('-')) return 'continuation';
    return undefined;
  },
};
