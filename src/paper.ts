import { applyRules } from './check/check.ts';
import type { Compiled } from './compile.ts';
import { evidenceOf } from './evidence.ts';
import { crowdedProblems, drawFigures } from './figures.ts';
import type { Made } from './make.ts';
import type { Drawing } from './model/drawing.ts';
import type { Drawn } from './model/drawn.ts';
import type { Edition } from './model/narrative.ts';
import { type PrintSettings, printSettings } from './model/print-settings.ts';
import { withEastAsianFonts } from './output/east-asian-text.ts';
import { printHtml } from './output/html-pdf.ts';
import type { PrintPool } from './output/print-pool.ts';
import { contentParts, figureStyles, fontsFor, holdsCode } from './page-content.ts';
import { aboutOf, asFineAsPaper, drawnOf, pageParts, type RenderSettings, soundEdition } from './pages.ts';
import { loadHighlight } from './render/highlight.ts';
import { renderGuide } from './render/paper/guide.ts';
import { renderNotesPages } from './render/paper/notes-pages.ts';
import { renderOutline } from './render/paper/outline.ts';
import { paperFrames } from './render/paper/paper-frames.ts';
import type { PaperPage } from './render/paper/paper-page.ts';
import type { PaperParts } from './render/paper/paper-slides.ts';
import { renderScript } from './render/paper/script.ts';
import { isSheets, renderSheets } from './render/paper/sheets.ts';
import { withSources } from './render/sources-slides.ts';
import { wordsFor } from './render/words.ts';
import { themeCss, type Workshop } from './workshop.ts';

/** Figures of the guide are drawn for this width in CSS px, and set to 456 of them: narrower ones lose names. */
const guideFigures = 700;

/** Makes a paper output of a script. */
export async function makePaper(
  output: 'handout' | 'script',
  workshop: Workshop,
  compiled: Compiled,
  settings: RenderSettings,
  printers: PrintPool,
): Promise<Made> {
  const edition = soundEdition(compiled);
  const { project } = compiled;
  const wishes = printSettings([settings.print, edition.meta.print, project.config.print]);
  const page =
    output === 'script'
      ? await scriptPage(workshop, compiled, edition, settings, wishes)
      : await handoutPage(workshop, compiled, edition, settings, wishes);
  const html = await withEastAsianFonts(page.html, workshop.assets.eastAsianFonts);
  const { pdf } = await printHtml(
    printers,
    { ...page, html },
    aboutOf(workshop, compiled, edition),
    asFineAsPaper(workshop, html),
  );
  const problems = applyRules(crowdedProblems(edition, page.drawn), compiled.project.config.rules);
  return { content: pdf, problems, poster: '', posterCss: '' };
}

/** A page with the figures on it. */
interface DrawnPage extends PaperPage {
  readonly drawn: ReadonlyMap<Drawing, Drawn>;
}

async function handoutPage(
  workshop: Workshop,
  compiled: Compiled,
  edition: Edition,
  settings: RenderSettings,
  wishes: PrintSettings,
): Promise<DrawnPage> {
  const slides = ['print-page', 'scaled-slide', 'cover'];
  const drawn = await drawnOf(workshop, compiled, edition, settings);
  if (isSheets(wishes)) {
    const parts = await pageParts(workshop, compiled, edition, settings, [...slides, 'sheets']);
    return { ...renderSheets(withSources(edition, parts), parts, wishes), drawn };
  }
  if (wishes.layout === 'notes') {
    const parts = await pageParts(workshop, compiled, edition, settings, [...slides, 'notes-pages']);
    return { ...renderNotesPages(edition, parts, wishes), drawn };
  }
  if (wishes.layout === 'outline') {
    const parts = await textParts(workshop, compiled, edition, ['front', 'outline']);
    return { ...renderOutline(edition, parts, wishes), drawn: new Map() };
  }
  const parts = await textParts(workshop, compiled, edition, ['cover', 'front', 'guide']);
  return { ...renderGuide(edition, parts, wishes), drawn: parts.drawn };
}

async function scriptPage(
  workshop: Workshop,
  compiled: Compiled,
  edition: Edition,
  settings: RenderSettings,
  wishes: PrintSettings,
): Promise<DrawnPage> {
  const styles = ['print-page', 'scaled-slide', 'notes-pages', 'script'];
  const page = renderScript(edition, await pageParts(workshop, compiled, edition, settings, styles), wishes);
  return { ...page, drawn: await drawnOf(workshop, compiled, edition, settings) };
}

/** What running text is rendered with. */
async function textParts(
  workshop: Workshop,
  compiled: Compiled,
  edition: Edition,
  styles: readonly string[],
): Promise<PaperParts & { readonly css: string; readonly draft: boolean; readonly drawn: DrawnPage['drawn'] }> {
  const { project } = compiled;
  const { assets } = workshop;
  const words = wordsFor(assets.strings(), edition.meta.lang);
  const drawn = await drawFigures(workshop, compiled.figures, edition.meta.lang, paperFrames(edition, guideFigures));
  const evidence = await evidenceOf(workshop, compiled, edition, words);
  const highlight = holdsCode(edition) ? await loadHighlight() : () => undefined;
  const css = [
    fontsFor(workshop, edition, { words, evidence, drawn }),
    themeCss(workshop, project, 'paper').css,
    ...[...figureStyles(drawn), 'print-page', 'print-text', ...styles].map(
      (name) => project.styles[name] ?? assets.style(name),
    ),
  ].join('\n');
  return {
    ...contentParts(workshop, compiled, edition, drawn, evidence),
    highlight,
    version: workshop.version,
    css,
    drawn,
  };
}
