import type { PrintSettings } from '../../model/print-settings.ts';
import { contentSecurityPolicy } from '../deck.ts';
import { trusted } from '../html.ts';
import type { Book } from './book.ts';
import { type ReaderParts, readerBody } from './reader-body.ts';

/** The reader as one file for screens: it reflows, follows the reader's choice of light or dark, and runs no script. */
export function renderReaderScreen(
  book: Book,
  parts: ReaderParts & { readonly css: string },
  settings: PrintSettings,
): string {
  const { words, templates, version } = parts;
  const { html } = readerBody(book, parts, { paged: false });
  const classes = ['reader', settings.grey ? 'grey' : '', settings.large ? 'large' : ''].filter(Boolean);
  return templates.render('reader/screen', {
    lang: book.lang,
    title: book.title,
    authors: book.authors,
    foot: book.foot,
    csp: contentSecurityPolicy(''),
    css: trusted(parts.css),
    classes: classes.join(' '),
    // Print is told of a figure only by a role; a page of its own has said so already.
    body: trusted(String(html).replaceAll(' role="group"', '')),
    version,
    words,
  });
}
