import type { DateMark } from '../../../model/date-mark.ts';
import { labelOf } from '../../../model/names.ts';
import type { Slide } from '../../../model/narrative.ts';
import { aboutOf } from '../../bibliography-view.ts';
import { closedNote } from '../../closed-note.ts';
import type { Book, ChapterNotes, Section } from '../book.ts';
import { editorialText } from '../editorial.ts';
import type { GlossaryEntry } from '../glossary.ts';
import { type ReaderParts, toldNotes } from '../reader-body.ts';
import { readerLinks } from '../reader-links.ts';
import { blocksMarkdown } from './blocks.ts';
import { emphasis } from './emphasis.ts';
import { guardHead, escapeMarkdown as md } from './escape.ts';
import { markdownOfCitation } from './from-html.ts';
import { inlineMarkdown } from './inline.ts';
import { indented, proseMarkdown } from './prose.ts';
import type { MarkdownSettings } from './settings.ts';
import { tableMarkdown } from './table.ts';

/** The reader as plain Markdown with footnotes, for e-mail and archives. */
export function renderReaderMarkdown(book: Book, parts: ReaderParts): string {
  const { words } = parts;
  const heading = (text: string | undefined): string => `${'#'.repeat(book.partLevel)} ${md(text ?? '')}`;
  const section = (each: Section): string[] => sectionMarkdown(each, book, parts);
  const about = editorialText(book, words).map(({ voice, html }) =>
    [voice === '' ? '' : emphasis('**', md(voice)), markdownOfCitation(html)].filter(Boolean).join(': '),
  );
  const all = [
    `# ${md(book.title)}`,
    ...[book.subtitle, book.authors, book.draft].filter(Boolean).map(paragraph),
    ...(book.front ? section(book.front) : []),
    ...notices(book, words.notice ?? ''),
    `**${md(words.paperCite ?? '')}** ${md(book.cite)}`,
    ...(about.length > 0 ? [heading(words.readerAbout), ...about] : []),
    ...book.chapters.flatMap(({ sections }) => sections.flatMap(section)),
    ...(book.timeline.length > 0 ? [heading(words.readerTimeline), timeline(book, parts)] : []),
    ...glossary(book.places, heading(words.readerPlaces), words.slide ?? ''),
    ...glossary(book.people, heading(words.readerPeople), words.slide ?? ''),
    ...(book.bibliography.length > 0 ? [heading(words.sources), bibliography(book, parts)] : []),
    book.foot === '' ? '' : `* * *\n\n${md(book.foot)}`,
    ...book.notes.flatMap((chapter) => notes(chapter, book, parts)),
  ];
  return `${all.filter((part) => part !== '').join('\n\n')}\n`;
}

function paragraph(text: string): string {
  return guardHead(md(text));
}

/** Content notices, each with the passage that it is about. */
function notices({ notices: all }: Book, name: string): string[] {
  const lines = all.map(
    ({ text, before }) => `- ${md(text)} ${emphasis('*', md(before.title), ' ', ' ')} \\[${before.slide.number}\\]`,
  );
  return lines.length > 0 ? [emphasis('**', md(name)), lines.join('\n')] : [];
}

/** A slide's number stands in brackets behind its headline, so that lecture and text can be compared. */
function sectionMarkdown(each: Section, book: Book, parts: ReaderParts): string[] {
  const { slide, level, hasHeading, notice } = each;
  const settings = settingsFor(level, slide.when, book, parts);
  const headline = slide.headline.length > 0 ? inlineMarkdown(slide.headline, settings) : md(each.title);
  const number = `\\[${slide.number}\\]`;
  const when = each.when === '' ? '' : ` · ${md(each.when)}`;
  return [
    hasHeading ? `${'#'.repeat(level)} ${headline} ${number}` : '',
    hasHeading && when !== '' ? emphasis('*', md(each.when)) : '',
    notice === '' ? '' : paragraph(`${parts.words.notice ?? ''}: ${notice}`),
    blocksMarkdown(each.shown, settings),
    blocksMarkdown(each.read, settings),
  ];
}

function settingsFor(level: number, date: Slide['when'], book: Book, parts: ReaderParts): MarkdownSettings {
  const { evidence, words } = parts;
  const told = new Set<string>();
  const otherDay = ({ other, when, calendar }: DateMark): string => {
    if (other === '' || told.has(when.text)) return '';
    told.add(when.text);
    return ` (${other} ${(calendar === 'julian' ? words.newStyle : words.oldStyle) ?? ''})`;
  };
  return {
    level,
    label: (mark) => labelOf(evidence.library, mark, evidence.lang, date),
    otherDay,
    // A place in the same text has no address that every reader of Markdown would know.
    link: (href) => (href.startsWith('#') ? undefined : readerLinks(book)(href)),
    inside: evidence.cited.inside,
    drawing: parts.drawing,
    evidence: { ...evidence, words },
  };
}

function timeline(book: Book, { words }: ReaderParts): string {
  const rows = book.timeline.map(({ date, oldStyle, voice, text, section }) => [
    md(oldStyle === '' ? date : `${date} (${oldStyle} ${words.oldStyle ?? ''})`),
    md(voice === '' ? text : `${voice}: ${text}`),
    section.slide.number,
  ]);
  return tableMarkdown([[words.timelineDate ?? '', words.timelineEvent ?? '', words.slide ?? ''], ...rows]);
}

function glossary(entries: readonly GlossaryEntry[], heading: string, slide: string): string[] {
  if (entries.length === 0) return [];
  const lines = entries.map(({ card, sections }) => {
    const others = card.others.map(({ text, years }) => (years === '' ? text : `${text} (${years})`)).join(' · ');
    const numbers = sections.map((each) => each.slide.number).join(', ');
    const rest = [others, card.note, `${slide} ${numbers}`].filter(Boolean).map((text) => md(closed(text)));
    const about = [card.about, card.life].filter(Boolean).map((text) => md(text));
    return `- ${[emphasis('**', md(card.name)), ...about].join(', ')}. ${rest.join(' ')}`;
  });
  return [heading, lines.join('\n')];
}

function bibliography({ bibliography: entries }: Book, { words }: ReaderParts): string {
  return entries
    .map((entry) =>
      [markdownOfCitation(entry.html), closed(markdownOfCitation(aboutOf(entry, words)))].filter(Boolean).join(' '),
    )
    .map((text) => `- ${indented(text, 2)}`)
    .join('\n');
}

function closed(text: string): string {
  return text === '' || /[.!?。]$/.test(text) ? text : `${text}.`;
}

/** Footnotes keep the numbers that they have in every output; those of other outputs are left out. */
function notes(chapter: ChapterNotes, book: Book, parts: ReaderParts): string[] {
  const settings = settingsFor(6, undefined, book, parts);
  return toldNotes(chapter, parts).map(({ note, badge, full }) => {
    const text =
      note.type === 'citation'
        ? markdownOfCitation(String(full))
        : note.tokens.some(({ block }) => block)
          ? proseMarkdown(note.tokens, settings)
          : inlineMarkdown(note.type === 'editor' ? closedNote(note.tokens) : note.tokens, settings);
    const whose = badge === '' ? '' : `${md(badge)}${/[\p{scx=Han}]$/u.test(badge) ? '。' : '. '}`;
    return `[^${note.number}]: ${indented(whose + text.trim(), 4)}`;
  });
}
