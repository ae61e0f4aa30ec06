import type { BibliographyEntry } from '../model/evidence.ts';
import { trusted } from './html.ts';
import type { Words } from './words.ts';

/** What `partials/blocks/bibliography.hbs` gets. */
export function bibliographyView(entries: readonly BibliographyEntry[], words: Words): object {
  return {
    entries: entries.map((entry) => ({
      key: entry.key,
      html: trusted(entry.html),
      about: aboutOf(entry, words),
      notes: entry.notes.join(', '),
    })),
    words,
  };
}

/** Whose voice a source is, in one line. */
export function aboutOf({ perspective, partisan, translation }: BibliographyEntry, words: Words): string {
  return [perspective, partisan ? (words.partisan ?? '') : '', translation].filter(Boolean).join(' · ');
}
