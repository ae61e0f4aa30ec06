import type { Edition } from '../../model/narrative.ts';
import { type PrintSettings, sheetSize } from '../../model/print-settings.ts';
import { printLinks } from '../links.ts';
import { noteViews } from '../note-view.ts';
import type { PageParts } from '../page-parts.ts';
import { printedSlides, shownNotes, slideIds } from '../printed-slide.ts';
import { licenceLine } from './citing.ts';
import { coverOf } from './cover.ts';
import { type PaperPage, pageRules, paperPage } from './paper-page.ts';
import { paperContent } from './paper-slides.ts';
import { bare, keyedActs, ruledLines, runningHeads, scaledRules } from './scaled-slides.ts';

/** Millimetres. */
const margins = { top: 19, side: 20, bottom: 18 };
/** Between slide and text on paper that lies, as `notes-pages.css` has it. */
const beside = 10;

/** The handout with the slide above and the spoken text below, or beside it on paper that lies; a page or more a slide. */
export function renderNotesPages(edition: Edition, parts: PageParts, settings: PrintSettings): PaperPage {
  const { meta } = edition;
  const title = meta.title || edition.narrative;
  const { width: sheet, height } = sheetSize(settings);
  const isLying = settings.orientation === 'landscape';
  const across = sheet - 2 * margins.side;
  const room = isLying
    ? (across - beside) / 2
    : Math.min(across, ((height - margins.top - margins.bottom) * 0.62 * parts.width) / parts.height);
  const acts = keyedActs(edition);
  const link = printLinks(slideIds(edition, 'handout'));
  const print = printedSlides(edition, parts, 'handout');
  const pages = acts.flatMap(({ key, slides }) =>
    slides.map((each) => {
      const { view, headings } = print(each);
      const { slide } = each;
      const content = paperContent('handout', view.level, slide.when, parts, { link });
      return {
        key,
        id: slide.id,
        lang: slide.lang,
        number: slide.number,
        isNotShown: settings.notShown.includes(slide.id),
        slide: bare(view),
        spoken: slide.notes.length > 0 ? content.blocks(slide.notes) : '',
        sources: noteViews(shownNotes(edition, slide, 'handout', slide.notes), content, parts.evidence, parts.words),
        headings: [view.title, ...headings, ...content.headings()],
      };
    }),
  );
  const cover = settings.cover ? coverOf(edition, parts, settings) : undefined;
  const body = parts.templates.html('paper/notes-pages', {
    cover: cover?.html ?? '',
    pages,
    lines: ruledLines(height),
    words: parts.words,
  });
  const css = [
    parts.css,
    pageRules(settings, {
      title,
      parts: runningHeads(acts),
      foot: licenceLine(meta),
      margins,
      bareFirst: settings.cover,
      mayLie: true,
    }),
    scaledRules(room, parts),
  ].join('\n');
  const html = paperPage(parts.templates, {
    lang: meta.lang,
    title,
    kind: isLying ? 'notes-pages lying' : 'notes-pages',
    css,
    body,
    settings,
  });
  return { html, headings: pages.flatMap(({ headings }) => headings), pages: undefined };
}
