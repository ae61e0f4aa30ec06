import type { Edition } from '../../model/narrative.ts';
import { type PrintSettings, sheetSize } from '../../model/print-settings.ts';
import { printLinks } from '../links.ts';
import { actsFor, type PageParts } from '../page-parts.ts';
import { printedSlides, slideIds } from '../printed-slide.ts';
import { licenceLine } from './citing.ts';
import { coverOf } from './cover.ts';
import { type PaperPage, pageRules, paperPage } from './paper-page.ts';
import { paperContent } from './paper-slides.ts';

/** Millimetres. */
const margins = { top: 19, side: 20, bottom: 18 };
const pxToMm = 25.4 / 96;

/** The handout with the slide above and the spoken text below, a page or more a slide. */
export function renderNotesPages(edition: Edition, parts: PageParts, settings: PrintSettings): PaperPage {
  const { meta } = edition;
  const title = meta.title || edition.narrative;
  const { width: sheet, height } = sheetSize(settings);
  const room = Math.min(
    sheet - 2 * margins.side,
    ((height - margins.top - margins.bottom) * 0.62 * parts.width) / parts.height,
  );
  const scale = room / (parts.width * pxToMm);
  const acts = actsFor(edition, 'handout');
  const link = printLinks(slideIds(edition, 'handout'));
  const print = printedSlides(edition, parts, 'handout');
  const pages = acts.flatMap(({ slides }, index) =>
    slides.map((each) => {
      const { view, headings } = print(each);
      const { slide } = each;
      const content = paperContent('handout', view.level, slide.when, parts, { link });
      return {
        key: `act-${index + 1}`,
        id: slide.id,
        lang: slide.lang,
        slide: view,
        spoken: slide.notes.length > 0 ? content.blocks(slide.notes) : '',
        headings: [view.title, ...headings, ...content.headings()],
      };
    }),
  );
  const cover = settings.cover ? coverOf(edition, parts, settings) : undefined;
  const body = parts.templates.html('paper/notes-pages', { cover: cover?.html ?? '', pages, words: parts.words });
  const css = [
    parts.css,
    pageRules(settings, {
      title,
      parts: new Map(acts.map(({ title: act }, index) => [`act-${index + 1}`, act])),
      foot: licenceLine(meta),
      margins,
      bareFirst: settings.cover,
      mayLie: true,
    }),
    `:root{--scale:${scale.toFixed(5)};--shown-width:${room.toFixed(3)}mm;--shown-height:${(parts.height * pxToMm * scale).toFixed(3)}mm}`,
  ].join('\n');
  const html = paperPage(parts.templates, { lang: meta.lang, title, kind: 'notes-pages', css, body, settings });
  return { html, headings: pages.flatMap(({ headings }) => headings), pages: undefined };
}
