import type { Block } from '../model/block.ts';
import { blocksFor } from '../model/blocks-for.ts';
import { actNotice, slideNotice } from '../model/content-notice.ts';
import type { Note } from '../model/evidence.ts';
import { noticeText } from '../model/library-texts.ts';
import type { Edition, FormatName, Slide } from '../model/narrative.ts';
import { notesIn } from '../model/notes-in.ts';
import { flat, tokensIn } from '../model/walk.ts';
import type { Steps } from './content-settings.ts';
import { printLinks } from './links.ts';
import { actsFor, type PageParts, type SlideInAct } from './page-parts.ts';
import { slideView } from './slide-view.ts';

/** Draws the slides of an output as they are printed: notices on the slide itself, links only where paper leads. */
export function printedSlides(
  edition: Edition,
  parts: PageParts,
  format: FormatName,
): (each: SlideInAct, steps?: Steps) => ReturnType<typeof slideView> {
  const { library } = parts.evidence;
  const link = printLinks(slideIds(edition, format));
  return ({ slide, act, actIndex }, steps = 'shown') => {
    const notice = slide.kind === 'act' ? actNotice(act, library) : slideNotice(slide, act, library);
    return slideView(edition, slide, {
      format,
      templates: parts.templates,
      words: parts.words,
      picture: parts.picture,
      drawing: parts.drawing,
      highlight: parts.highlight,
      link,
      evidence: parts.evidence,
      draft: parts.draft,
      steps,
      act: act?.opening?.short ?? '',
      actIndex,
      notice: noticeText(notice, parts.words),
    });
  };
}

/** The slides that an output has. */
export function slideIds(edition: Edition, format: FormatName): ReadonlySet<string> {
  return new Set(actsFor(edition, format).flatMap(({ slides }) => slides.map(({ slide }) => slide.id)));
}

/** The notes that a slide refers to where it shows, and where `more` is told with it. */
export function shownNotes(edition: Edition, slide: Slide, format: FormatName, more: readonly Block[] = []): Note[] {
  return notesIn(edition, [...flat(slide.headline), ...tokensIn(blocksFor([...slide.blocks, ...more], format))]);
}
