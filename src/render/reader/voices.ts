import { groundsOf } from '../../model/grounds.ts';
import type { Library, Source } from '../../model/library.ts';
import { citationsIn } from '../../model/passages.ts';
import { blocksIn, flat, tokensIn } from '../../model/walk.ts';
import type { Section } from './book.ts';

/** A source that the reader should know before meeting it: whose it is, and how it came to us. */
export type Voice = Pick<Source, 'id' | 'voice' | 'perspective' | 'partisan' | 'omits' | 'translation' | 'foreign'>;

/** Sources of a text that take sides, or that were translated, in the order in which the text brings them. */
export function voicesOf(sections: readonly Section[], library: Library): Voice[] {
  const met = new Set<Source>();
  for (const { slide, shown, read } of sections) {
    const blocks = [...shown, ...read];
    const tokens = [...flat(slide.headline), ...tokensIn(blocks)];
    for (const source of groundsOf(citationsIn(tokens), library).sources) met.add(source);
    for (const block of blocksIn(blocks)) {
      const named = block.type === 'contested' ? block.accounts.map(({ source }) => source) : [];
      for (const key of named) {
        const source = library.sources.get(key);
        if (source) met.add(source);
      }
    }
  }
  return [...met].filter(({ voice, partisan, translation }) => voice !== '' && (partisan || translation !== ''));
}
