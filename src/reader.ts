import { applyRules } from './check/check.ts';
import type { Compiled } from './compile.ts';
import type { Diagnostic } from './diagnostic.ts';
import { evidenceOf } from './evidence.ts';
import { crowdedProblems, drawFigures, drawMapOf } from './figures.ts';
import type { Made } from './make.ts';
import type { Drawing } from './model/drawing.ts';
import type { Drawn } from './model/drawn.ts';
import { escapeHtml } from './model/escape.ts';
import type { Edition } from './model/narrative.ts';
import { type PrintSettings, printSettings } from './model/print-settings.ts';
import { isDraft } from './model/signoff.ts';
import { withEastAsianFonts } from './output/east-asian-text.ts';
import type { PrintPool } from './output/print-pool.ts';
import { printWithContents } from './output/reader-pdf.ts';
import { contentParts, figureStyles, fontsFor, holdsCode } from './page-content.ts';
import { aboutOf, asFineAsPaper, type RenderSettings, soundEdition } from './pages.ts';
import { loadHighlight } from './render/highlight.ts';
import { type Html, trusted } from './render/html.ts';
import { type Book, bookOf } from './render/reader/book.ts';
import { loadHyphenate } from './render/reader/hyphenate.ts';
import { renderReaderMarkdown } from './render/reader/markdown/reader-markdown.ts';
import type { ReaderParts } from './render/reader/reader-body.ts';
import { glossaryFrame, readerFrames, tallerFrames } from './render/reader/reader-frames.ts';
import { renderReaderPage } from './render/reader/reader-page.ts';
import { renderReaderScreen } from './render/reader/reader-screen.ts';
import { wordsFor } from './render/words.ts';
import { themeCss, type Workshop } from './workshop.ts';

/** The narrative as prose, on paper. */
export async function makeReader(
  workshop: Workshop,
  compiled: Compiled,
  settings: RenderSettings,
  printers: PrintPool,
): Promise<Made> {
  const { assets } = workshop;
  const { book, parts, wishes, styles, crowded } = await prepared(workshop, compiled, settings);
  const css = [
    styles.fonts,
    themeCss(workshop, compiled.project, 'paper').css,
    ...[...styles.figures, 'print-page', 'print-text', 'reader'].map(styles.of),
  ].join('\n');
  const hyphenate = await loadHyphenate(book.lang);
  const page = renderReaderPage(book, { ...parts, css, hyphenate, canShow: coveredBy(workshop) }, wishes);
  const content = await printWithContents(
    printers,
    { ...page, html: await withEastAsianFonts(page.html, assets.eastAsianFonts) },
    aboutOf(workshop, compiled, soundEdition(compiled)),
    asFineAsPaper(workshop, page.html),
  );
  return made(content, crowded);
}

/** Paper has only the faces that come along: a letter without one would be an empty box. */
function coveredBy({ assets }: Workshop): (text: string) => boolean {
  return (text) =>
    assets
      .fonts()
      .uncovered(text)
      .every((character) => assets.eastAsianFonts().covers(character));
}

/** The same for screens. */
export async function makeReaderForScreens(
  workshop: Workshop,
  compiled: Compiled,
  settings: RenderSettings,
): Promise<Made> {
  const { book, parts, wishes, styles, crowded } = await prepared(workshop, compiled, settings);
  const css = [
    styles.fonts,
    styles.of('paper'),
    `@media (prefers-color-scheme:dark){${styles.of('gallery')}}`,
    ...[...styles.figures, 'reader-screen'].map(styles.of),
  ].join('\n');
  const html = renderReaderScreen(book, { ...parts, css }, wishes);
  return made(await withEastAsianFonts(html, workshop.assets.eastAsianFonts), crowded);
}

/** The same as plain text. */
export async function makeReaderAsText(
  workshop: Workshop,
  compiled: Compiled,
  settings: RenderSettings,
): Promise<Made> {
  const { book, parts } = await prepared(workshop, compiled, settings);
  return made(renderReaderMarkdown(book, parts), []);
}

/** What all three forms of the reader are made from. */
async function prepared(workshop: Workshop, compiled: Compiled, settings: RenderSettings): Promise<Prepared> {
  const edition = soundEdition(compiled);
  const { project } = compiled;
  const { assets } = workshop;
  const { meta } = edition;
  const wishes = printSettings([settings.print, meta.print, project.config.print]);
  const words = wordsFor(assets.strings(), meta.lang);
  const drawn = await drawnFigures(workshop, compiled, edition, wishes);
  const evidence = await evidenceOf(workshop, compiled, edition, words);
  const highlight = holdsCode(edition) ? await loadHighlight() : () => undefined;
  const book = bookOf(edition, { evidence, words, draft: isDraft(edition, compiled.signed) }, wishes);
  const places = await drawMapOf(workshop, compiled, edition, {
    places: placesOnMap(book, compiled),
    title: words.readerPlaces ?? '',
    frame: glossaryFrame(wishes),
  });
  const all = places ? new Map([...drawn, places]) : drawn;
  const content = contentParts(workshop, compiled, edition, all, evidence);
  const of = (name: string): string => project.styles[name] ?? assets.style(name);
  return {
    book,
    parts: { ...content, highlight, version: workshop.version, map: mapHtml(places, content), canShow: () => true },
    wishes,
    // The glossary tells every name beside its map, so only the figures of the script count.
    crowded: applyRules(crowdedProblems(edition, drawn), project.config.rules),
    styles: { fonts: fontsFor(workshop, edition, { words, evidence, drawn: all }), figures: figureStyles(all), of },
  };
}

interface Prepared {
  readonly book: Book;
  readonly parts: ReaderParts;
  readonly wishes: PrintSettings;
  /** Labels of figures that found no room. */
  readonly crowded: readonly Diagnostic[];
  readonly styles: {
    readonly fonts: string;
    /** Names of those that the kinds of figures need. */
    readonly figures: readonly string[];
    readonly of: (name: string) => string;
  };
}

/** A page has room for a figure that is taller than usual; only those that gain by it are. */
async function drawnFigures(
  workshop: Workshop,
  { figures }: Compiled,
  edition: Edition,
  wishes: PrintSettings,
): Promise<ReadonlyMap<Drawing, Drawn>> {
  const { lang } = edition.meta;
  const frames = readerFrames(edition, wishes);
  const usual = await drawFigures(workshop, figures, lang, frames);
  const taller = await drawFigures(workshop, figures, lang, tallerFrames(frames, usual));
  const fewer = [...taller].filter(([key, { crowded }]) => crowded.length < (usual.get(key)?.crowded.length ?? 0));
  return new Map([...usual, ...fewer]);
}

/** Regions and seas have no spot of their own; they would stretch the map until the towns lie upon one another. */
function placesOnMap(book: Book, { library }: Compiled): string[] {
  const isSpot = (id: string): boolean => spots.has(library.places.get(id)?.kind ?? '');
  const all = book.places.map(({ id }) => id);
  const settled = all.filter(isSpot);
  return settled.length >= 3 ? settled : all;
}

const spots: ReadonlySet<string> = new Set(['city', 'port', 'station', 'battle-site']);

/** The glossary's own map, as a figure of the text would stand. */
function mapHtml(
  places: readonly [Drawing, Drawn] | undefined,
  { templates, words }: Pick<ReaderParts, 'templates' | 'words'>,
): Html | '' {
  if (!places) return '';
  const { svg, title, description } = places[1];
  const told = escapeHtml(`${title}. ${description}`);
  return templates.html('paper/drawing', {
    kind: 'map',
    svg: trusted(svg.replace('<svg ', () => `<svg role="img" aria-label="${told}" `)),
    title,
    table: false,
    moments: [],
    caption: '',
    words,
  });
}

function made(content: string | Uint8Array, problems: readonly Diagnostic[]): Made {
  return { content, problems, poster: '', posterCss: '' };
}
