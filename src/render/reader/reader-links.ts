import { printLinks } from '../links.ts';
import type { Book } from './book.ts';

/** Where links lead: slides that the reader has, and addresses; other narratives are named, not linked. */
export function readerLinks(book: Book): (href: string) => string | undefined {
  return printLinks(new Set(book.chapters.flatMap(({ sections }) => sections.map(({ slide }) => slide.id))));
}
