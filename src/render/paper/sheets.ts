import type { Edition } from '../../model/narrative.ts';
import { type PrintSettings, sheetSize } from '../../model/print-settings.ts';
import type { PageParts, SlideInAct } from '../page-parts.ts';
import { printedSlides, shownNotes } from '../printed-slide.ts';
import type { SlideView } from '../slide-view.ts';
import { licenceLine } from './citing.ts';
import { coverOf } from './cover.ts';
import { type PaperPage, pageRules, paperPage } from './paper-page.ts';
import { bare, frame, heightFor, keyedActs, mm, ruledLines, runningHeads, scaledRules } from './scaled-slides.ts';
import { type SlideSources, slideSources } from './slide-sources.ts';

/** How many slides stand on a sheet, as its layout says. */
type PerSheet = '1' | '2' | '3' | '4' | '6' | '9';

/** Cells of a sheet. */
interface Grid {
  readonly columns: number;
  readonly rows: number;
  /** Share of a cell's width that the slide takes; lines stand beside a narrower one. */
  readonly slide: number;
}

/** The cells on paper that stands up, and on paper that lies. */
const grids: Readonly<Record<PerSheet, { readonly portrait: Grid; readonly landscape: Grid }>> = {
  1: { portrait: { columns: 1, rows: 1, slide: 1 }, landscape: { columns: 1, rows: 1, slide: 0.9 } },
  2: { portrait: { columns: 1, rows: 2, slide: 0.86 }, landscape: { columns: 2, rows: 1, slide: 1 } },
  3: { portrait: { columns: 1, rows: 3, slide: 0.62 }, landscape: { columns: 3, rows: 1, slide: 1 } },
  4: { portrait: { columns: 2, rows: 2, slide: 1 }, landscape: { columns: 2, rows: 2, slide: 0.78 } },
  6: { portrait: { columns: 2, rows: 3, slide: 1 }, landscape: { columns: 3, rows: 2, slide: 1 } },
  9: { portrait: { columns: 3, rows: 3, slide: 1 }, landscape: { columns: 3, rows: 3, slide: 0.92 } },
};

/** Millimetres. */
const margins = { top: 19, side: 14, bottom: 16 };
const gap = 7;
/** What the number of a slide takes with its gaps, and what a ruled line does. */
const numberLine = 7.2;
const ruledLine = 9;
/** Beside a slide: what stands between, as `sheets.css` has it. */
const beside = 5;

/** The handout as slides on a sheet: pictures of the real thing as vectors, their links kept. */
export function renderSheets(
  edition: Edition,
  parts: PageParts,
  settings: PrintSettings & { readonly layout: PerSheet },
): PaperPage {
  const { meta } = edition;
  const title = meta.title || edition.narrative;
  const { columns, rows, slide: share } = grids[settings.layout][settings.orientation];
  const size = sheetSize(settings);
  const area = { width: size.width - 2 * margins.side, height: size.height - margins.top - margins.bottom };
  const cell = {
    width: (area.width - (columns - 1) * gap) / columns - 2 * frame,
    // A hair less than the page: a sheet that is too high by rounding would be two.
    height: (area.height - 0.5 - (rows - 1) * gap) / rows - 2 * frame,
  };
  const isIndex = settings.layout === '9';
  const isBeside = share < 0.7;
  // The whole slide, its number and a few sources: a slide of 4:3 is high for its width.
  const reserved = isBeside ? 0 : isIndex ? 8 : 19;
  const width = Math.min(cell.width * share, ((cell.height - reserved) * parts.width) / parts.height);
  const room = isBeside
    ? { width: cell.width - width - beside, height: cell.height - numberLine - ruledLine, columns: 1 }
    : {
        width,
        height: cell.height - heightFor(width, parts) - numberLine - ruledLine,
        columns: width > 110 ? 2 : 1,
      };
  const acts = keyedActs(edition);
  const print = printedSlides(edition, parts, 'handout');
  const sourcesOf = (each: SlideInAct, { notes }: SlideView): SlideSources =>
    isIndex
      ? { whole: [], brief: [] }
      : slideSources(shownNotes(edition, each.slide, 'handout'), notes, columns * rows > 3 ? undefined : room, parts);
  const cells = acts.flatMap(({ key, slides }) =>
    slides.map((each) => ({
      key,
      isNotShown: settings.notShown.includes(each.slide.id),
      ...cellOf(each, print, sourcesOf),
    })),
  );
  const perSheet = columns * rows;
  const sheets = Array.from({ length: Math.ceil(cells.length / perSheet) }, (_, index) => {
    const own = cells.slice(index * perSheet, (index + 1) * perSheet);
    return { key: own[0]?.key ?? '', cells: own };
  });
  const cover = settings.cover ? coverOf(edition, parts, settings) : undefined;
  const body = parts.templates.html('paper/sheets', {
    cover: cover?.html ?? '',
    sheets,
    isIndex,
    lines: isIndex ? [] : ruledLines(cell.height),
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
    scaledRules(width, parts),
    `:root{--columns:${columns};--rows:${rows};--cell-height:${mm(cell.height + 2 * frame)};--gap:${gap}mm;--source-columns:${room.columns}}`,
  ].join('\n');
  const kind = ['sheets', `of-${settings.layout}`, settings.order === 'down' ? 'down' : '', isBeside ? 'beside' : ''];
  const html = paperPage(parts.templates, {
    lang: meta.lang,
    title,
    kind: kind.filter(Boolean).join(' '),
    css,
    body,
    settings,
  });
  return {
    html,
    headings: cells.flatMap(({ headings }) => headings),
    // A page without slides is a page nevertheless.
    pages: Math.max(1, sheets.length + (cover ? 1 : 0)),
  };
}

interface Cell {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly slide: SlideView;
  readonly sources: SlideSources;
  readonly headings: readonly string[];
}

function cellOf(
  each: SlideInAct,
  print: ReturnType<typeof printedSlides>,
  sourcesOf: (each: SlideInAct, view: SlideView) => SlideSources,
): Cell {
  const { slide } = each;
  const { view, headings } = print(each);
  return {
    id: slide.id,
    number: slide.number,
    title: slide.short || slide.number,
    slide: bare(view),
    sources: sourcesOf(each, view),
    headings: [view.title, ...headings],
  };
}

/** Whether a layout is slides on a sheet. */
export function isSheets(settings: PrintSettings): settings is PrintSettings & { readonly layout: PerSheet } {
  return settings.layout in grids;
}
