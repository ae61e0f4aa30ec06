import type { PrintSettings } from '../../model/print-settings.ts';
import { pageRules, paperPage } from '../paper/paper-page.ts';
import type { Words } from '../words.ts';
import type { Book } from './book.ts';
import { contentsOf } from './contents.ts';
import { type Hyphenate, hyphenated } from './hyphenate.ts';
import { type ReaderParts, readerBody } from './reader-body.ts';

/** The printed reader before its contents know their pages. */
export interface ReaderPage {
  readonly html: string;
  readonly headings: readonly string[];
  /** The ids that the contents name. */
  readonly listed: readonly string[];
}

/** The reader as a static page, ready to be printed. */
export function renderReaderPage(
  book: Book,
  parts: ReaderParts & { readonly css: string; readonly hyphenate: Hyphenate | undefined },
  settings: PrintSettings,
): ReaderPage {
  const { words, templates, hyphenate } = parts;
  const { html, headings } = readerBody(book, parts, { paged: true, mostNotices: settings.large ? 3 : 6 });
  const rules = pageRules(settings, {
    title: settings.large ? '' : book.title,
    parts: new Map([...book.chapters.map(({ key, title }) => [key, title] as const), ...runningHeads(book, words)]),
    foot: book.foot,
    margins: settings.large ? { top: 22, side: 16, bottom: 22 } : { top: 26, side: 20, bottom: 24 },
    bareFirst: true,
  });
  const css = [rules, parts.css, settings.large ? largeMargins : ''].join('\n');
  const page = paperPage(templates, { lang: book.lang, title: book.title, kind: 'reader', css, body: html, settings });
  // Large print isn't parted: a word is read whole.
  const text = hyphenate && !settings.large ? afterHead(page, (body) => hyphenated(body, hyphenate)) : page;
  return { html: text, headings, listed: contentsOf(book, words).map(({ id }) => id) };
}

/** What stands behind the text, and what shares pages: a few names or sources would leave a page of their own empty. */
function runningHeads(book: Book, words: Words): [key: string, name: string][] {
  const named = (...parts: readonly (readonly [boolean, string | undefined])[]): string =>
    parts.flatMap(([isThere, name]) => (isThere && name ? [name] : [])).join(' · ');
  return [
    ['timeline', words.readerTimeline ?? ''],
    ['places', named([book.places.length > 0, words.readerPlaces], [book.people.length > 0, words.readerPeople])],
    ['notes', named([book.notes.length > 0, words.readerNotes], [book.bibliography.length > 0, words.sources])],
  ];
}

/** Running heads are read too. */
const largeMargins = `@page{${['top-left', 'top-right', 'bottom-left', 'bottom-right'].map((box) => `@${box}{font-size:16pt}`).join('')}}`;

function afterHead(page: string, change: (body: string) => string): string {
  const at = page.indexOf('<body');
  return page.slice(0, at) + change(page.slice(at));
}
