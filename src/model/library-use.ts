import type { Token } from 'markdown-it';
import { nameMarkOf } from './name-mark.ts';
import type { Edition } from './narrative.ts';
import type { Span } from './span.ts';
import { blocksIn, everythingOn, flat, slidesOf, wordsOf } from './walk.ts';

/** A key of the library that a script names. */
export interface LibraryUse {
  readonly kind: 'cited' | 'place' | 'person';
  readonly key: string;
  readonly span: Span;
}

/** All keys of the library that a script names, citations first, then accounts, places and people, at last those of notes. */
export function libraryUses(edition: Edition): LibraryUse[] {
  const cited = [
    ...edition.notes.flatMap((note) => (note.type === 'citation' ? note.citation.items : [])),
    ...edition.citedInNotes.flatMap((citation) => citation.items),
  ].map(({ key, keySpan }): LibraryUse => ({ kind: 'cited', key, span: keySpan }));
  if (!edition.namesEntries) return cited;
  const others: LibraryUse[] = [];
  for (const slide of slidesOf(edition)) {
    for (const block of blocksIn(everythingOn(slide))) {
      if (block.type !== 'contested') continue;
      for (const { source, sourceSpan: span } of block.accounts)
        if (source !== '') others.push({ kind: 'cited', key: source, span });
    }
    others.push(...namesIn(wordsOf(slide)));
  }
  // The `source=` of an account may be cited behind its words too.
  const seen = new Set<string>();
  const inNotes = edition.notes.flatMap((note) => (note.type === 'citation' ? [] : namesIn(flat(note.tokens))));
  return [...cited, ...others, ...inNotes].filter(({ kind, span }) => {
    const place = `${kind} ${span.start}`;
    return !seen.has(place) && seen.add(place);
  });
}

function namesIn(tokens: readonly Token[]): LibraryUse[] {
  return tokens.flatMap((token) => {
    const mark = nameMarkOf(token);
    return mark ? [{ kind: mark.kind, key: mark.id, span: mark.span }] : [];
  });
}
