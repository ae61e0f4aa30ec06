import type { Compiled } from './compile.ts';
import { evidenceOf } from './evidence.ts';
import { drawFigures } from './figures.ts';
import type { Made } from './make.ts';
import { printSettings } from './model/print-settings.ts';
import { isDraft } from './model/signoff.ts';
import { withEastAsianFonts } from './output/east-asian-text.ts';
import { printPaper } from './output/paper-pdf.ts';
import type { PrintPool } from './output/print-pool.ts';
import { contentParts, figureStyles, fontsFor, holdsCode, type RenderSettings, soundEdition } from './pages.ts';
import { loadHighlight } from './render/highlight.ts';
import { renderGuide } from './render/paper/guide.ts';
import { paperFrames } from './render/paper/paper-frames.ts';
import { wordsFor } from './render/words.ts';
import { themeCss, type Workshop } from './workshop.ts';

/** Makes a paper output of a script. */
export async function makePaper(
  workshop: Workshop,
  compiled: Compiled,
  settings: RenderSettings,
  printers: PrintPool,
): Promise<Made> {
  const edition = soundEdition(compiled);
  const { project } = compiled;
  const { assets } = workshop;
  const { meta } = edition;
  const wishes = printSettings([settings.print, meta.print, project.config.print]);
  const words = wordsFor(assets.strings(), meta.lang);
  const drawn = await drawFigures(workshop, compiled.figures, meta.lang, paperFrames(edition));
  const evidence = await evidenceOf(workshop, compiled, edition, words);
  const highlight = holdsCode(edition) ? await loadHighlight() : () => undefined;
  const parts = { ...contentParts(workshop, compiled, edition, drawn, evidence), highlight, version: workshop.version };
  const style = (name: string): string => project.styles[name] ?? assets.style(name);
  const css = [
    fontsFor(workshop, edition, { words, evidence, drawn }),
    themeCss(workshop, project, 'paper').css,
    ...[...figureStyles(drawn), 'print-text', 'guide'].map(style),
  ].join('\n');
  const page = renderGuide(edition, { ...parts, css }, wishes);
  const content = await printPaper(
    printers,
    { ...page, html: await withEastAsianFonts(page.html, assets.eastAsianFonts) },
    {
      title: meta.title || edition.narrative,
      authors: meta.authors,
      subject: isDraft(edition, compiled.signed) ? (words.draft ?? '') : '',
      lang: meta.lang,
      date: meta.date,
      version: workshop.version,
    },
  );
  return { content, problems: [], poster: '', posterCss: '' };
}
