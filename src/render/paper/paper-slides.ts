import type { DateSpan } from '../../model/date-span.ts';
import type { Act, Edition, FormatName, Slide } from '../../model/narrative.ts';
import { type Content, createContent } from '../content.ts';
import type { ContentSettings } from '../content-settings.ts';
import type { Html } from '../html.ts';
import { printLinks } from '../links.ts';
import { type NoteView, noteViews } from '../note-view.ts';
import type { PageParts } from '../page-parts.ts';
import { shownNotes, slideIds } from '../printed-slide.ts';
import { headingLevel } from '../slide-view.ts';

/** What paper outputs are rendered with. */
export type PaperParts = Omit<PageParts, 'css' | 'width' | 'height' | 'draft'>;

/** What stands on a slide, as running text. */
export interface PaperSlide {
  readonly slide: Slide;
  readonly act: Act | undefined;
  readonly level: number;
  /** '' when the slide has none. */
  readonly headline: Html | '';
  /** Shown. */
  readonly body: Html | '';
  /** For readers. */
  readonly read: Html | '';
  /** Whole, not shortened as at the foot of a slide. */
  readonly notes: readonly NoteView[];
  /** Its own heading and those inside, in document order. */
  readonly headings: readonly string[];
  readonly when: DateSpan | undefined;
}

/** A slide as running text of a paper output; `register` says whether the passages for readers are told. */
export function paperSlide(
  edition: Edition,
  slide: Slide,
  act: Act | undefined,
  actIndex: number,
  format: FormatName,
  parts: PaperParts,
): PaperSlide {
  const level = headingLevel(edition, slide, actIndex);
  const content = paperContent(format, level, slide.when, parts, { link: printLinks(slideIds(edition, format)) });
  const headline = slide.headline.length > 0 ? content.inline(slide.headline) : '';
  const body = slide.blocks.length > 0 ? content.blocks(slide.blocks) : '';
  const read = slide.read.length > 0 ? content.blocks(slide.read) : '';
  const title = slide.title || slide.number;
  return {
    slide,
    act,
    level,
    headline,
    body,
    read,
    notes: noteViews(shownNotes(edition, slide, format, slide.read), content, parts.evidence, parts.words),
    headings: [title, ...content.headings()],
    when: slide.when,
  };
}

/** Content of a paper output: everything shown, links only where paper can follow them, contested points as tables. */
export function paperContent(
  format: FormatName,
  level: number,
  when: DateSpan | undefined,
  parts: PaperParts,
  reading: Pick<ContentSettings, 'noteMark' | 'link'> = { link: printLinks(new Set()) },
): Content {
  return createContent({
    format,
    templates: parts.templates,
    words: parts.words,
    steps: 'shown',
    level,
    picture: parts.picture,
    drawing: parts.drawing,
    highlight: parts.highlight,
    evidence: parts.evidence,
    when,
    contestedAsTable: true,
    ...reading,
  });
}
