import type { Edition } from '../../model/narrative.ts';
import { type PrintSettings, sheetSize } from '../../model/print-settings.ts';
import type { NoteView } from '../note-view.ts';
import { actsFor, type PageParts, type SlideInAct } from '../page-parts.ts';
import { printedSlides } from '../printed-slide.ts';
import { licenceLine } from './citing.ts';
import { coverOf } from './cover.ts';
import { type PaperPage, pageRules, paperPage } from './paper-page.ts';

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
  3: { portrait: { columns: 1, rows: 3, slide: 0.56 }, landscape: { columns: 3, rows: 1, slide: 1 } },
  4: { portrait: { columns: 2, rows: 2, slide: 1 }, landscape: { columns: 2, rows: 2, slide: 0.78 } },
  6: { portrait: { columns: 2, rows: 3, slide: 1 }, landscape: { columns: 3, rows: 2, slide: 1 } },
  9: { portrait: { columns: 3, rows: 3, slide: 1 }, landscape: { columns: 3, rows: 3, slide: 0.92 } },
};

/** Millimetres. */
const margins = { top: 19, side: 14, bottom: 16 };
const gap = 7;
/** From one ruled line to the next, as print-page.css has it. */
const ruling = 8;
const pxToMm = 25.4 / 96;

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
    width: (area.width - (columns - 1) * gap) / columns,
    // A hair less than the page: a sheet that is too high by rounding would be two.
    height: (area.height - 0.5 - (rows - 1) * gap) / rows,
  };
  // The whole slide and a line below it: a slide of 4:3 is high for its width.
  const width = Math.min(cell.width * share, ((cell.height - 8) * parts.width) / parts.height);
  const scale = width / (parts.width * pxToMm);
  const isIndex = settings.layout === '9';
  const acts = actsFor(edition, 'handout');
  const print = printedSlides(edition, parts, 'handout');
  const cells = acts.flatMap(({ slides, title: act }, index) =>
    slides.map((each) => ({ act, key: `act-${index + 1}`, ...cellOf(each, print) })),
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
    hasSources: ['1', '2', '3'].includes(settings.layout),
    // No more than fit: a browser lays out those that are cut off as well.
    lines: isIndex ? [] : Array.from({ length: Math.ceil(cell.height / ruling) }, (_, index) => index),
    words: parts.words,
  });
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
    `:root{--columns:${columns};--rows:${rows};--cell-height:${mm(cell.height)};--gap:${gap}mm;--scale:${scale.toFixed(5)};--shown-width:${mm(width)};--shown-height:${mm(parts.height * pxToMm * scale)}}`,
  ].join('\n');
  const kind = [
    'sheets',
    `of-${settings.layout}`,
    settings.order === 'down' ? 'down' : '',
    share < 0.6 ? 'beside' : '',
  ];
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
  readonly slide: object;
  readonly sources: readonly NoteView[];
  readonly headings: readonly string[];
}

function cellOf(each: SlideInAct, print: ReturnType<typeof printedSlides>): Cell {
  const { slide } = each;
  const { view, headings } = print(each);
  return {
    id: slide.id,
    number: slide.number,
    title: slide.short || slide.number,
    slide: { ...view, notes: [], strip: false, act: '' },
    sources: view.notes,
    headings: [view.title, ...headings],
  };
}

function mm(length: number): string {
  return `${length.toFixed(3)}mm`;
}

/** Whether a layout is slides on a sheet. */
export function isSheets(settings: PrintSettings): settings is PrintSettings & { readonly layout: PerSheet } {
  return settings.layout in grids;
}
