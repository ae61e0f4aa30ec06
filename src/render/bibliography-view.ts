import { escapeHtml, foreignHtml } from '../model/escape.ts';
import type { BibliographyEntry } from '../model/evidence.ts';
import { trusted } from './html.ts';
import type { Words } from './words.ts';

/** What `partials/blocks/bibliography.hbs` gets. */
export function bibliographyView(entries: readonly BibliographyEntry[], words: Words): object {
  return {
    entries: entries.map((entry) => ({
      key: entry.key,
      html: trusted(entry.html),
      about: trusted(aboutOf(entry, words)),
      notes: entry.notes.join(', '),
    })),
    words,
  };
}

/** Whose voice a source is, in one line of HTML. */
export function aboutOf({ perspective, partisan, translation, foreign }: BibliographyEntry, words: Words): string {
  const whose = foreignHtml(escapeHtml(perspective), foreign?.perspective);
  const history = foreignHtml(escapeHtml(translation), foreign?.translation);
  return [whose, partisan ? escapeHtml(words.partisan ?? '') : '', history].filter(Boolean).join(' · ');
}
