import type { Words } from '../words.ts';
import type { Book } from './book.ts';

/** A line of the contents. */
export interface ContentsLine {
  readonly kind: 'chapter' | 'section' | 'back';
  readonly id: string;
  /** Of the slide; '' for what isn't one. */
  readonly number: string;
  /** Plain text. */
  readonly title: string;
  /** Language of the title where it isn't the book's; else ''. */
  readonly lang: string;
}

/** What a reader holds, in order. Continuations have no line of their own. */
export function contentsOf(book: Book, words: Words): ContentsLine[] {
  const lines = book.chapters.flatMap(({ sections }) =>
    sections
      .filter(({ hasHeading }) => hasHeading)
      .map(({ slide: { kind, id, number, lang }, title }): ContentsLine => {
        return { kind: kind === 'act' ? 'chapter' : 'section', id, number, title, lang };
      }),
  );
  const back = (id: string, title: string | undefined, isThere: boolean): ContentsLine[] =>
    isThere ? [{ kind: 'back', id: `reader.${id}`, number: '', title: title ?? '', lang: '' }] : [];
  return [
    ...lines,
    ...back('timeline', words.readerTimeline, book.timeline.length > 0),
    ...back('places', words.readerPlaces, book.places.length > 0),
    ...back('people', words.readerPeople, book.people.length > 0),
    ...back('notes', words.readerNotes, book.notes.length > 0),
    ...back('sources', words.sources, book.bibliography.length > 0),
  ];
}
