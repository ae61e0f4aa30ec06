import type { Token } from 'markdown-it';
import type { Block } from '../../model/block.ts';
import { blocksFor } from '../../model/blocks-for.ts';
import { actNotice, slideNotice } from '../../model/content-notice.ts';
import type { BibliographyEntry, Note } from '../../model/evidence.ts';
import { noticeText } from '../../model/library-texts.ts';
import type { Act, Edition, Slide } from '../../model/narrative.ts';
import { notesIn } from '../../model/notes-in.ts';
import type { PrintSettings } from '../../model/print-settings.ts';
import { writeWhen } from '../../model/span-days.ts';
import { flat, tokensIn } from '../../model/walk.ts';
import type { EvidenceParts } from '../evidence-parts.ts';
import { actsFor, type SlideInAct } from '../page-parts.ts';
import { howToCite, licenceLine } from '../paper/citing.ts';
import { headingLevel } from '../slide-view.ts';
import type { Words } from '../words.ts';
import { type GlossaryEntry, glossary } from './glossary.ts';
import { type TimelineRow, timelineRows } from './timeline-rows.ts';
import { type Voice, voicesOf } from './voices.ts';

/** A narrative as prose, before it becomes a page or a text: what `reader.pdf`, `.html` and `.md` have in common. */
export interface Book {
  readonly lang: string;
  readonly title: string;
  readonly subtitle: string;
  readonly authors: string;
  /** '' once a historian has signed. */
  readonly draft: string;
  readonly cite: string;
  /** Date and licence. */
  readonly foot: string;
  /** What the title slide shows and tells; undefined when it says nothing. */
  readonly front: Section | undefined;
  readonly chapters: readonly Chapter[];
  /** The notes of the title slide and the chapters; each note once, where it is met first. */
  readonly notes: readonly ChapterNotes[];
  /** Content notices, each with the passage that it stands before. */
  readonly notices: readonly { readonly text: string; readonly before: Section }[];
  readonly voices: readonly Voice[];
  /** Who answers for the editor's notes; '' when nobody is named. */
  readonly editor: string;
  readonly hasEditorsNotes: boolean;
  readonly timeline: readonly TimelineRow[];
  /** Passages with a timeline as a figure. */
  readonly timelineFigures: readonly Section[];
  readonly places: readonly GlossaryEntry[];
  readonly people: readonly GlossaryEntry[];
  readonly bibliography: readonly BibliographyEntry[];
  /** Level of the headings of acts and of what stands behind them. */
  readonly partLevel: number;
}

/** An act, or the slides before the first. */
export interface Chapter {
  /** Name of its pages. */
  readonly key: string;
  /** Short title for the running head; '' for slides outside acts. */
  readonly title: string;
  /** Language of the title where it isn't the book's; else ''. */
  readonly lang: string;
  readonly sections: readonly Section[];
}

/** What superscripts of a chapter lead to. */
export interface ChapterNotes extends Pick<Chapter, 'title' | 'lang'> {
  /** At least one, in the order of their numbers. */
  readonly notes: readonly Note[];
}

/** A slide as a passage of the text. */
export interface Section {
  readonly slide: Slide;
  readonly act: Act | undefined;
  readonly level: number;
  /** Plain text. */
  readonly title: string;
  /** Continuations run on without a heading; the title slide's is that of the book. */
  readonly hasHeading: boolean;
  /** '' where it has none. */
  readonly notice: string;
  /** Language of the notice where the author wrote it in another than the book's; else ''. */
  readonly noticeLang: string;
  /** Its own date, for the margin; '' where it has that of the passage before it. */
  readonly when: string;
  /** Shown, without what is meant for others. */
  readonly shown: readonly Block[];
  /** For readers. */
  readonly read: readonly Block[];
}

/** What a book is made from besides the script. */
export interface BookParts {
  readonly evidence: EvidenceParts;
  readonly words: Words;
  readonly draft: boolean;
}

/** Puts the book of an edition together. */
export function bookOf(edition: Edition, parts: BookParts, settings: PrintSettings): Book {
  const { words, evidence } = parts;
  const { meta } = edition;
  const chapters = chaptersOf(edition, parts);
  const front = frontOf(edition, parts);
  const notes = notesOf(edition, chapters, front);
  const sections = [...(front ? [front] : []), ...chapters.flatMap((chapter) => chapter.sections)];
  return {
    lang: meta.lang,
    title: meta.title || edition.narrative,
    subtitle: meta.subtitle,
    authors: meta.authors.join(', '),
    draft: parts.draft ? (words.draft ?? '') : '',
    // The address that print settings name is that of the handout.
    cite: howToCite(edition, settings, words, words.paperReader ?? '', ''),
    foot: licenceLine(meta),
    front,
    chapters,
    notes,
    notices: sections.flatMap((section) => (section.notice === '' ? [] : [{ text: section.notice, before: section }])),
    voices: voicesOf(sections, evidence.library),
    editor: meta.editor,
    hasEditorsNotes: notes
      .flatMap((chapter) => chapter.notes)
      .some((note) => note.type === 'editor' || evidence.cited.notes.get(note.number)?.editor),
    timeline: timelineRows(sections, edition, evidence.library, words),
    timelineFigures: sections.filter(({ shown, read }) =>
      [...shown, ...read].some((block) => block.type === 'drawing' && block.spec.kind === 'timeline'),
    ),
    places: glossary('place', sections, evidence.library, meta.lang, words),
    people: glossary('person', sections, evidence.library, meta.lang, words),
    bibliography: evidence.cited.bibliography,
    partLevel: edition.title ? 2 : 1,
  };
}

function chaptersOf(edition: Edition, parts: BookParts): Chapter[] {
  return actsFor(edition, 'reader')
    .map(({ title, slides }) => ({ title, slides: slides.filter(({ slide }) => slide.kind !== 'title') }))
    .filter(({ slides }) => slides.length > 0)
    .map(({ title, slides }, index) => ({
      key: `chapter-${index + 1}`,
      title,
      lang: slides[0]?.act?.opening?.lang ?? '',
      sections: slides.map((each, at) => sectionOf(edition, each, slides[at - 1]?.slide, parts)),
    }));
}

function frontOf(edition: Edition, parts: BookParts): Section | undefined {
  const slide = edition.title;
  if (!slide?.audience.has('reader')) return undefined;
  const section = sectionOf(edition, { slide, act: undefined, actIndex: 0 }, undefined, parts);
  return section.shown.length + section.read.length > 0 || section.notice !== '' ? section : undefined;
}

function sectionOf(
  edition: Edition,
  { slide, act, actIndex }: SlideInAct,
  before: Slide | undefined,
  { evidence, words }: BookParts,
): Section {
  const { library, lang } = evidence;
  const notice = slide.kind === 'act' ? actNotice(act, library) : slideNotice(slide, act, library);
  const isHeaded = slide.part === 1 && slide.kind !== 'title';
  const isNew = slide.when !== undefined && slide.when.text !== before?.when?.text;
  return {
    slide,
    act,
    level: headingLevel(edition, slide, actIndex),
    title: slide.title || slide.number,
    hasHeading: isHeaded,
    notice: slide.part === 1 ? noticeText(notice, words) : '',
    noticeLang: notice?.text ? slide.lang : '',
    when: isNew && slide.when ? writeWhen(slide.when, lang, words) : '',
    shown: blocksFor(slide.blocks, 'reader'),
    read: blocksFor(slide.read, 'reader'),
  };
}

/** The notes of the title slide go with the first chapter; one that an earlier chapter has told isn't told again. */
function notesOf(edition: Edition, chapters: readonly Chapter[], front: Section | undefined): ChapterNotes[] {
  const opening = front ? [front] : [];
  const [first = { title: '', lang: '', sections: [] }, ...rest] = chapters;
  const told: Note[] = [];
  return [{ ...first, sections: [...opening, ...first.sections] }, ...rest].flatMap(({ title, lang, sections }) => {
    const notes = notesIn(edition, sections.flatMap(tokensOf), told);
    told.push(...notes);
    return notes.length > 0 ? [{ title, lang, notes }] : [];
  });
}

/** Everything that a passage says. */
function tokensOf({ slide, hasHeading, shown, read }: Section): Token[] {
  return [...(hasHeading ? flat(slide.headline) : []), ...tokensIn([...shown, ...read])];
}
