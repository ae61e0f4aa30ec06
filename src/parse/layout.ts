import type { Block } from '../model/block.ts';
import type { SlideKind } from '../model/narrative.ts';
import { countWords } from '../model/word-count.ts';
import { plainText } from './text.ts';

/** Layouts that come with the package. */
export const builtInLayouts: readonly string[] = [
  'title',
  'act',
  'statement',
  'text',
  'figure',
  'split',
  'quote',
  'numbers',
  'table',
  'code',
  'accounts',
  'map',
];

interface Rule {
  readonly layout: string;
  readonly fits: (facts: Facts) => boolean;
}

interface Facts {
  readonly kind: SlideKind;
  readonly blocks: readonly Block[];
  readonly words: () => number;
  readonly has: (type: string) => boolean;
}

/** Which layout a slide gets when the author names none; the first row that fits. Also in `docs/layouts.md`. */
const rules: readonly Rule[] = [
  { layout: 'title', fits: ({ kind }) => kind === 'title' },
  { layout: 'act', fits: ({ kind }) => kind === 'act' },
  { layout: 'accounts', fits: ({ has }) => has('contested') },
  { layout: 'split', fits: ({ has }) => has('columns') },
  { layout: 'map', fits: isMap },
  { layout: 'split', fits: ({ words, has }) => has('drawing') && words() > besideFigure },
  { layout: 'figure', fits: ({ has }) => has('drawing') },
  { layout: 'numbers', fits: ({ has }) => has('numbers') },
  { layout: 'table', fits: ({ has }) => has('table') },
  { layout: 'code', fits: ({ has }) => has('fence') || has('code_block') },
  { layout: 'split', fits: ({ blocks, has }) => has('figure') && blocks.some((block) => block.type !== 'figure') },
  { layout: 'figure', fits: ({ has }) => has('figure') },
  { layout: 'quote', fits: ({ blocks, has }) => has('quote') || (blocks.length === 1 && has('blockquote')) },
  {
    layout: 'statement',
    fits: ({ blocks, words }) =>
      blocks.length <= 1 &&
      blocks.every((block) => block.type === 'prose' && block.kind === 'paragraph') &&
      words() <= 26,
  },
  { layout: 'text', fits: () => true },
];

/** More words than this stand beside a figure from data, not below it. */
const besideFigure = 28;
/** What the panel of a map holds. */
const onPanel = 45;

/** One map, and no more than a panel holds. */
function isMap({ blocks, words }: Facts): boolean {
  const others = blocks.filter((block) => block.type !== 'drawing');
  const isPlain = others.every((block) => block.type === 'prose' && block.kind === 'paragraph');
  const [figure, ...more] = blocks.filter((block) => block.type === 'drawing');
  return figure?.spec.kind === 'map' && more.length === 0 && isPlain && words() <= onPanel;
}

/** The layout that fits the content. */
export function layoutFor(kind: SlideKind, blocks: readonly Block[]): string {
  const flat = blocks.flatMap(inside);
  const names = new Set(flat.map((block) => (block.type === 'prose' ? block.kind : block.type)));
  // Few layouts ask for it, and it takes longer than everything else here.
  const words = (): number =>
    flat.reduce((sum, block) => sum + (block.type === 'prose' ? countWords(plainText(block.tokens)) : 0), 0);
  const facts: Facts = { kind, blocks: flat, words, has: (type) => names.has(type) };
  return rules.find((rule) => rule.fits(facts))?.layout ?? 'text';
}

/** A step or group counts as what it holds. */
function inside(block: Block): readonly Block[] {
  return block.type === 'step' || block.type === 'group' || block.type === 'incremental'
    ? block.blocks.flatMap(inside)
    : [block];
}
