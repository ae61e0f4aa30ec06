import type { Compiled } from './compile.ts';
import { hasError } from './diagnostic.ts';
import { evidenceOf } from './evidence.ts';
import { drawFigures } from './figures.ts';
import { lightenExpression } from './measure/overflow.ts';
import type { Drawing } from './model/drawing.ts';
import type { Drawn } from './model/drawn.ts';
import type { Edition } from './model/narrative.ts';
import type { PrintWish } from './model/print-settings.ts';
import { isDraft } from './model/signoff.ts';
import { slidesOf } from './model/walk.ts';
import { withEastAsianFonts } from './output/east-asian-text.ts';
import type { PdfAbout } from './output/html-pdf.ts';
import type { PrintSettings } from './output/print.ts';
import { contentParts, figureStyles, fontsFor, holdsCode, pictureUse } from './page-content.ts';
import { renderDeck } from './render/deck.ts';
import { type Canvas, drawingFrames } from './render/drawing-frames.ts';
import { noEvidence } from './render/evidence-parts.ts';
import { type Highlight, loadHighlight } from './render/highlight.ts';
import type { PageParts } from './render/page-parts.ts';
import { slideView } from './render/slide-view.ts';
import { type PageInfo, renderSlidesPage } from './render/slides-page.ts';
import { withSources } from './render/sources-slides.ts';
import { wordsFor } from './render/words.ts';
import { themeCss, type Workshop } from './workshop.ts';

/** Settings of one run that stand above the script's own. */
export interface RenderSettings {
  /** Theme by name; '' for the script's or the configuration's. */
  readonly theme: string;
  readonly size: '16:9' | '4:3' | '';
  /** Without notes and cues. */
  readonly share: boolean;
  /** A PDF page a step. */
  readonly everyStep: boolean;
  /** What is asked of the paper outputs. */
  readonly print: PrintWish;
}

export const defaultSettings: RenderSettings = { theme: '', size: '', share: false, everyStep: false, print: {} };

/**
 * render: the deck as one HTML file. Throws when the compiled script has an error. With `places` its blocks tell where
 * they stand in the script, for the writing desk; what is built never does.
 */
export async function renderDeckOf(
  workshop: Workshop,
  compiled: Compiled,
  settings: RenderSettings,
  places = false,
): Promise<string> {
  const edition = soundEdition(compiled);
  const styles = ['reveal', 'deck-chrome'];
  const parts = await pageParts(workshop, compiled, edition, settings, styles);
  const html = renderDeck(withSources(edition, parts), {
    ...parts,
    script: workshop.assets.script('deck'),
    share: settings.share,
    places,
  });
  return withEastAsianFonts(html, workshop.assets.eastAsianFonts);
}

/** render: the static page that is printed to slides.pdf. */
export async function renderSlidesOf(
  workshop: Workshop,
  compiled: Compiled,
  settings: RenderSettings,
): Promise<{ html: string; pages: PageInfo[]; width: number; height: number }> {
  const edition = soundEdition(compiled);
  const parts = await pageParts(workshop, compiled, edition, settings, ['print']);
  const page = renderSlidesPage(withSources(edition, parts), { ...parts, everyStep: settings.everyStep });
  return {
    ...page,
    html: await withEastAsianFonts(page.html, workshop.assets.eastAsianFonts),
    width: parts.width,
    height: parts.height,
  };
}

/** The opening slide as HTML and the style sheet it needs: the deck's picture in the index. */
export function posterOf(
  workshop: Workshop,
  compiled: Compiled,
  settings: RenderSettings,
): { poster: string; posterCss: string } {
  const edition = soundEdition(compiled);
  const [slide] = slidesOf(edition);
  if (!slide) return { poster: '', posterCss: '' };
  const parts = {
    format: 'deck',
    templates: compiled.project.templatesReady,
    words: wordsFor(workshop.assets.strings(), edition.meta.lang),
    picture: pictureUse(compiled.pictures),
    drawing: () => undefined,
    evidence: noEvidence(edition.meta.lang),
    draft: isDraft(edition, compiled.signed),
  } as const;
  const { view } = slideView(edition, slide, {
    ...parts,
    highlight: () => undefined,
    link: () => undefined,
    steps: 'shown',
    act: '',
    actIndex: 1,
    notice: '',
  });
  const posterCss = themeCss(workshop, compiled.project, settings.theme || edition.meta.theme).css;
  return { poster: parts.templates.render('partials/slide', view), posterCss };
}

/** What a reader of the PDF is told about it. */
export function aboutOf({ assets, version }: Workshop, { signed }: Compiled, edition: Edition): PdfAbout {
  const { meta, narrative } = edition;
  return {
    title: meta.title || narrative,
    authors: meta.authors,
    subject: isDraft(edition, signed) ? (wordsFor(assets.strings(), meta.lang).draft ?? '') : '',
    lang: meta.lang,
    date: meta.date,
    version,
  };
}

/** How pictures are printed on paper: as fine as it shows them, judged by how wide they stand between its margins. */
export function asFineAsPaper({ assets }: Workshop, html: string): Partial<PrintSettings> {
  const hasPictures = /<img[^>]*src="data:/.test(html);
  // 660 CSS px lie between the margins of A4.
  return hasPictures ? { widthPx: 660, measure: lightenExpression(assets.script('measure')) } : {};
}

export function soundEdition(compiled: Compiled): Edition {
  if (!compiled.edition || hasError(compiled.problems))
    throw new Error(`${compiled.script.file} has errors; check the problems before rendering`);
  return compiled.edition;
}

/** What pages of whole slides are rendered with. */
export async function pageParts(
  workshop: Workshop,
  compiled: Compiled,
  edition: Edition,
  settings: RenderSettings,
  styles: readonly string[],
): Promise<PageParts> {
  const { project } = compiled;
  const { assets } = workshop;
  const { width, height } = canvasOf(compiled, edition, settings);
  const theme = themeCss(workshop, project, settings.theme || edition.meta.theme).css;
  const words = wordsFor(assets.strings(), edition.meta.lang);
  const drawn = await drawnOf(workshop, compiled, edition, settings);
  const evidence = await evidenceOf(workshop, compiled, edition, words);
  const fonts = fontsFor(workshop, edition, { words, evidence, drawn });
  const canvas = `:root,:host{--slide-width:${width}px;--slide-ratio:${width === 960 ? '4/3' : '16/9'}}@page{size:${width}px ${height}px}`;
  const used = [...styles, ...figureStyles(drawn)];
  const css = [fonts, ...used.map((name) => project.styles[name] ?? assets.style(name)), theme, canvas].join('\n');
  const highlight: Highlight = holdsCode(edition) ? await loadHighlight() : () => undefined;
  return {
    ...contentParts(workshop, compiled, edition, drawn, evidence),
    highlight,
    css,
    version: workshop.version,
    width,
    height,
  };
}

/** The slide in px. */
export function canvasOf({ project }: Compiled, { meta }: Edition, settings: RenderSettings): Canvas {
  const size = settings.size || meta.size || project.config.size || '16:9';
  return size === '4:3' ? { width: 960, height: 720 } : { width: 1280, height: 720 };
}

/** The figures of a script as its slides show them. */
export async function drawnOf(
  workshop: Workshop,
  compiled: Compiled,
  edition: Edition,
  settings: RenderSettings,
): Promise<ReadonlyMap<Drawing, Drawn>> {
  if (compiled.figures.data.size === 0) return new Map();
  const frames = drawingFrames(edition, canvasOf(compiled, edition, settings));
  return drawFigures(workshop, compiled.figures, edition.meta.lang, frames);
}
