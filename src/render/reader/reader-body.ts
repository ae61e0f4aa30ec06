import { escapeHtml } from '../../model/escape.ts';
import type { Note } from '../../model/evidence.ts';
import { aboutOf } from '../bibliography-view.ts';
import { type Html, trusted } from '../html.ts';
import { noteViews } from '../note-view.ts';
import { type PaperParts, paperContent } from '../paper/paper-slides.ts';
import type { Book, ChapterNotes, Section } from './book.ts';
import { contentsOf } from './contents.ts';
import { editorialText } from './editorial.ts';
import { glossaryView } from './glossary-view.ts';
import { readerLinks } from './reader-links.ts';

/** What a body is rendered with. */
export interface ReaderParts extends PaperParts {
  /** The places of the glossary on a map; '' for none. */
  readonly map: Html | '';
  /** Whether every letter of a text has a face: names that have none are left out. */
  readonly canShow: (text: string) => boolean;
}

/** A book as HTML. */
export interface ReaderBody {
  readonly html: Html;
  /** Plain text of all headings in document order. */
  readonly headings: readonly string[];
}

/**
 * The body that the printed reader and the one for screens share. `paged` makes room for page numbers; more than
 * `mostNotices` stand behind the title, not below it.
 */
export function readerBody(
  book: Book,
  parts: ReaderParts,
  { paged, mostNotices = Number.POSITIVE_INFINITY }: { readonly paged: boolean; readonly mostNotices?: number },
): ReaderBody {
  const { words, templates } = parts;
  const marks = noteMarks(parts);
  const link = readerLinks(book);
  const section = (each: Section) => sectionView(each, parts, { noteMark: marks.mark, link });
  const front = book.front ? section(book.front) : undefined;
  const chapters = book.chapters.map((chapter) => ({
    key: chapter.key,
    sections: chapter.sections.map(section),
  }));
  const contents = contentsOf(book, words);
  const backMatter = contents.filter(({ kind }) => kind === 'back').map(({ title, id }) => ({ title, id }));
  const titleOf = (id: string): string => backMatter.find((each) => each.id === id)?.title ?? '';
  const notes = book.notes.map((each) => ({ ...each, notes: notesView(each, marks.times, parts) }));
  const editorial = editorialText(book, words);
  const level = book.partLevel;
  const html = templates.html('reader/body', {
    ...book,
    front: front ?? false,
    notices: book.notices.map(({ text, before }) => ({ text, lang: before.noticeLang, ...passageView(before) })),
    noticesApart: book.notices.length > mostNotices,
    contents,
    paged,
    editorial: editorial.map(({ voice, html: line }) => ({ voice, text: trusted(line) })),
    editorialTitle: words.readerAbout,
    chapters,
    level,
    below: level + 1,
    ids: {
      notes: 'reader.notes',
      timeline: 'reader.timeline',
      places: 'reader.places',
      people: 'reader.people',
      sources: 'reader.sources',
    },
    notesTitle: titleOf('reader.notes'),
    notes,
    timeline: book.timeline.map((row) => ({ ...row, date: heldDate(row.date), ...passageView(row.section) })),
    timelineFigures: book.timelineFigures.map(passageView),
    places: book.places.map((entry) => glossaryView(entry, book.lang, parts.canShow)),
    people: book.people.map((entry) => glossaryView(entry, book.lang, parts.canShow)),
    map: parts.map,
    bibliography: book.bibliography.map((entry) => ({
      key: entry.key,
      html: trusted(entry.html),
      about: trusted(aboutOf(entry, words)),
      notes: entry.notes.filter((number) => (marks.times.get(number) ?? 0) > 0),
    })),
    words,
  });
  const headings = [
    book.title,
    ...(front ? front.headings : []),
    words.readerContents ?? '',
    ...(editorial.length > 0 ? [words.readerAbout ?? ''] : []),
    ...chapters.flatMap(({ sections }) => sections.flatMap((each) => each.headings)),
    ...backMatter.flatMap(({ id, title }) =>
      id === 'reader.notes'
        ? [title, ...notes.flatMap((chapter) => (chapter.title === '' ? [] : [chapter.title]))]
        : [title],
    ),
  ];
  return { html, headings };
}

/** Superscripts as links, each with a name to come back to, and how often each number was met. */
function noteMarks({ words }: ReaderParts): {
  readonly mark: (number: number) => string;
  readonly times: ReadonlyMap<number, number>;
} {
  const times = new Map<number, number>();
  const mark = (number: number): string => {
    const time = (times.get(number) ?? 0) + 1;
    times.set(number, time);
    const label = escapeHtml(`${words.note ?? ''} ${number}`);
    return `<sup class="note-mark"><a id="${markId(number, time)}" href="#note.${number}" aria-label="${label}" role="doc-noteref">${number}</a></sup>`;
  };
  return { mark, times };
}

function markId(number: number, time: number): string {
  return `mark.${number}${time > 1 ? `.${time}` : ''}`;
}

/** A passage as others name it. */
function passageView({ slide, title }: Section): object {
  return { id: slide.id, number: slide.number, title, titleLang: slide.lang };
}

function sectionView(section: Section, parts: ReaderParts, reading: NonNullable<Parameters<typeof paperContent>[4]>) {
  const { slide, level, hasHeading } = section;
  const content = paperContent('reader', level, slide.when, parts, reading);
  const headline = hasHeading && slide.headline.length > 0 ? content.inline(slide.headline) : '';
  const shown = section.shown.length > 0 ? content.blocks(section.shown) : '';
  const read = section.read.length > 0 ? content.blocks(section.read) : '';
  return {
    id: slide.id,
    lang: slide.lang,
    level,
    number: slide.number,
    isAct: slide.kind === 'act',
    isHeaded: hasHeading,
    headline: headline === '' ? section.title : headline,
    notice: section.notice,
    noticeLang: section.noticeLang,
    when: heldDate(section.when),
    shown,
    read,
    headings: [...(hasHeading ? [section.title] : []), ...content.headings()],
    words: parts.words,
  };
}

/** A note as the reader tells it. */
export interface ToldNote {
  readonly note: Note;
  /** "Editor’s note · high confidence", or '' for a document's voice. */
  readonly badge: string;
  readonly full: Html;
}

/** The notes of a chapter; what an earlier one said is shortened. */
export function toldNotes(chapter: ChapterNotes, parts: ReaderParts): ToldNote[] {
  const content = paperContent('reader', 6, undefined, parts);
  const views = noteViews(chapter.notes, content, parts.evidence, parts.words);
  return views.flatMap(({ number, badge, full }, index) => {
    const note = chapter.notes[index];
    const sequel = parts.evidence.cited.notes.get(number);
    return note ? [{ note, badge, full: badge === '' && sequel ? trusted(sequel.sequel()) : full }] : [];
  });
}

/** The same with links back to where each was met. */
function notesView(chapter: ChapterNotes, times: ReadonlyMap<number, number>, parts: ReaderParts): object[] {
  const back = parts.words.readerBack ?? '';
  return toldNotes(chapter, parts).map(({ note: { number }, badge, full }) => ({
    number,
    badge,
    full,
    back: markId(number, 1),
    label: `${number}: ${back}`,
    // Where it was met again: b, c …
    again: Array.from({ length: Math.max(0, (times.get(number) ?? 0) - 1) }, (_, index) => ({
      id: markId(number, index + 2),
      letter: String.fromCharCode(98 + index),
      label: `${number}: ${back} (${index + 2})`,
    })),
  }));
}

/** A span of time in words whose dash never begins a line: `21 November 1894 – 1895`. */
function heldDate(text: string): string {
  return text.replaceAll(' – ', '\u00A0– ');
}
