import type { Compiled } from './compile.ts';
import { evidenceOf } from './evidence.ts';
import { drawFigures } from './figures.ts';
import type { Made } from './make.ts';
import type { Edition } from './model/narrative.ts';
import { type PrintSettings, printSettings } from './model/print-settings.ts';
import { withEastAsianFonts } from './output/east-asian-text.ts';
import { printHtml } from './output/html-pdf.ts';
import type { PrintPool } from './output/print-pool.ts';
import {
  aboutOf,
  contentParts,
  figureStyles,
  fontsFor,
  holdsCode,
  pageParts,
  type RenderSettings,
  soundEdition,
} from './pages.ts';
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

/** Width of the guide's text beside its margin, in CSS px, on A4. */
const guideColumn = 456;

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
  const { pdf } = await printHtml(printers, { ...page, html }, aboutOf(workshop, compiled, edition));
  return { content: pdf, problems: [], poster: '', posterCss: '' };
}

async function handoutPage(
  workshop: Workshop,
  compiled: Compiled,
  edition: Edition,
  settings: RenderSettings,
  wishes: PrintSettings,
): Promise<PaperPage> {
  const slides = ['print-page', 'scaled-slide', 'cover'];
  if (isSheets(wishes)) {
    const parts = await pageParts(workshop, compiled, edition, settings, [...slides, 'sheets']);
    return renderSheets(withSources(edition, parts), parts, wishes);
  }
  if (wishes.layout === 'notes') {
    const parts = await pageParts(workshop, compiled, edition, settings, [...slides, 'notes-pages']);
    return renderNotesPages(edition, parts, wishes);
  }
  if (wishes.layout === 'outline')
    return renderOutline(edition, await textParts(workshop, compiled, edition, guideColumn, ['outline']), wishes);
  return renderGuide(edition, await textParts(workshop, compiled, edition, guideColumn, ['cover', 'guide']), wishes);
}

async function scriptPage(
  workshop: Workshop,
  compiled: Compiled,
  edition: Edition,
  settings: RenderSettings,
  wishes: PrintSettings,
): Promise<PaperPage> {
  const styles = ['print-page', 'scaled-slide', 'notes-pages', 'script'];
  return renderScript(edition, await pageParts(workshop, compiled, edition, settings, styles), wishes);
}

/** What running text is rendered with; figures are drawn for a column of `width` CSS px. */
async function textParts(
  workshop: Workshop,
  compiled: Compiled,
  edition: Edition,
  width: number,
  styles: readonly string[],
): Promise<PaperParts & { readonly css: string; readonly draft: boolean }> {
  const { project } = compiled;
  const { assets } = workshop;
  const words = wordsFor(assets.strings(), edition.meta.lang);
  const drawn = await drawFigures(workshop, compiled.figures, edition.meta.lang, paperFrames(edition, width));
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
  };
}
