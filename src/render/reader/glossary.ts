import type { Library } from '../../model/library.ts';
import { type NameCard, nameCard } from '../../model/name-card.ts';
import { type NameMark, nameMarkOf } from '../../model/name-mark.ts';
import { flat, tokensIn } from '../../model/walk.ts';
import type { Words } from '../words.ts';
import type { Section } from './book.ts';

/** A place or a person that the text names. */
export interface GlossaryEntry {
  /** Key in the library. */
  readonly id: string;
  readonly card: NameCard;
  /** Where it is named. */
  readonly sections: readonly Section[];
}

/** The places or people of a text in the order of their names; each is called as where it is met first. */
export function glossary(
  kind: NameMark['kind'],
  sections: readonly Section[],
  library: Library,
  lang: string,
  words: Words,
): GlossaryEntry[] {
  const found = new Map<string, { readonly mark: NameMark; readonly sections: Section[] }>();
  for (const section of sections) {
    const tokens = [...flat(section.slide.headline), ...tokensIn([...section.shown, ...section.read])];
    for (const mark of tokens.flatMap((token) => nameMarkOf(token) ?? [])) {
      if (mark.kind !== kind) continue;
      const entry = found.get(mark.id) ?? { mark, sections: [] };
      if (entry.sections.at(-1) !== section) entry.sections.push(section);
      found.set(mark.id, entry);
    }
  }
  return [...found.values()]
    .flatMap(({ mark, sections: named }): GlossaryEntry[] => {
      const card = nameCard(library, mark, named[0]?.slide.when, lang, words);
      return card ? [{ id: mark.id, card, sections: named }] : [];
    })
    .sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
}

/** By letters alone: the order of `Intl.Collator` depends on the version of Node. */
function sortKey({ card, id }: GlossaryEntry): string {
  const letters = card.name.normalize('NFD').replace(/[^\p{L}\p{N} ]/gu, '');
  return `${letters.toLowerCase()}\u0000${id}`;
}
