import { applyRules } from './check/check.ts';
import type { Compiled } from './compile.ts';
import type { Diagnostic } from './diagnostic.ts';
import { crowdedProblems } from './figures.ts';
import { measuredParts, measureExpression, overflowProblems } from './measure/overflow.ts';
import { smallTextProblems } from './measure/small-text.ts';
import { printHtml } from './output/html-pdf.ts';
import type { PrintPool } from './output/print-pool.ts';
import { aboutOf, drawnOf, posterOf, type RenderSettings, renderDeckOf, renderSlidesOf } from './pages.ts';
import type { OutputName } from './render/formats.ts';
import type { Workshop } from './workshop.ts';

/** One output, ready to be written. */
export interface Made {
  readonly content: string | Uint8Array;
  readonly problems: readonly Diagnostic[];
  readonly poster: string;
  readonly posterCss: string;
}

/** Makes one output of a script. What only paper needs is loaded with the first paper. */
export async function make(
  output: OutputName,
  workshop: Workshop,
  compiled: Compiled,
  settings: RenderSettings,
  printers: PrintPool,
): Promise<Made> {
  switch (output) {
    case 'deck':
      return makeDeck(workshop, compiled, settings);
    case 'slides':
      return makeSlides(workshop, compiled, settings, printers);
    case 'handout':
    case 'script': {
      const { makePaper } = await import('./paper.ts');
      return makePaper(output, workshop, compiled, settings, printers);
    }
    case 'reader': {
      const { makeReader } = await import('./reader.ts');
      return makeReader(workshop, compiled, settings, printers);
    }
    case 'reader-html': {
      const { makeReaderForScreens } = await import('./reader.ts');
      return makeReaderForScreens(workshop, compiled, settings);
    }
    case 'reader-md': {
      const { makeReaderAsText } = await import('./reader.ts');
      return makeReaderAsText(workshop, compiled, settings);
    }
    case 'kiosk':
      throw new Error('the kiosk is made of all scripts together');
  }
}

/** The deck of a script. */
async function makeDeck(workshop: Workshop, compiled: Compiled, settings: RenderSettings): Promise<Made> {
  const content = await renderDeckOf(workshop, compiled, settings);
  const problems = await crowdedIn(workshop, compiled, settings);
  return { content, problems, ...posterOf(workshop, compiled, settings) };
}

/** The slides of a script as PDF; laying them out also measures them. */
export async function makeSlides(
  workshop: Workshop,
  compiled: Compiled,
  settings: RenderSettings,
  printers: PrintPool,
): Promise<Made> {
  const page = await renderSlidesOf(workshop, compiled, settings);
  const { edition, lecture } = compiled;
  if (!edition) throw new Error('nothing to print');
  const { pdf, measured } = await printHtml(
    printers,
    { html: page.html, headings: page.pages.flatMap((each) => each.headings), pages: page.pages.length },
    aboutOf(workshop, compiled, edition),
    {
      widthPx: page.width,
      heightPx: page.height,
      slides: page.pages.length,
      measure: measureExpression(workshop.assets.script('measure')),
    },
  );
  const { rules } = compiled.project.config;
  const { misfits, letterings } = measuredParts(measured);
  const small = lecture ? smallTextProblems(edition, lecture, letterings) : [];
  return {
    content: pdf,
    problems: [
      ...applyRules([...overflowProblems(edition, misfits), ...small], rules),
      ...(await crowdedIn(workshop, compiled, settings)),
    ],
    poster: '',
    posterCss: '',
  };
}

/** Labels of figures that found no room. */
async function crowdedIn(workshop: Workshop, compiled: Compiled, settings: RenderSettings): Promise<Diagnostic[]> {
  const { edition, project } = compiled;
  if (!edition) return [];
  return applyRules(
    crowdedProblems(edition, await drawnOf(workshop, compiled, edition, settings)),
    project.config.rules,
  );
}
