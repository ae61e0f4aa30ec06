import type { Compiled } from './compile.ts';
import { hasError } from './diagnostic.ts';
import { withEastAsianFonts } from './output/east-asian-text.ts';
import { printHtml } from './output/html-pdf.ts';
import type { PrintPool } from './output/print-pool.ts';
import { contentSecurityPolicy } from './render/deck.ts';
import { trusted } from './render/html.ts';
import { type Sheet, sheetOf } from './sheet/sheet.ts';
import { sheetView } from './sheet/view.ts';
import { sheetWords } from './sheet/words.ts';
import type { Workshop } from './workshop.ts';

/** The evidence sheet of a script; undefined when it has an error. */
export function evidenceSheet({ edition, library, signed, problems }: Compiled): Sheet | undefined {
  return edition && !hasError(problems) ? sheetOf(edition, library, signed) : undefined;
}

/** The static page that is printed to evidence.pdf, and its headings. */
export function evidencePage(
  workshop: Workshop,
  { project }: Compiled,
  sheet: Sheet,
): { html: string; headings: readonly string[] } {
  const { view, headings } = sheetView(sheet);
  const style = project.styles.evidence ?? workshop.assets.style('evidence');
  const fonts = workshop.assets.fonts().css(JSON.stringify(view), ['Literata', 'Inter']);
  const html = project.templatesReady.render('evidence/evidence', {
    ...view,
    csp: contentSecurityPolicy(''),
    css: trusted(`${fonts}\n${style}`),
  });
  return { html, headings };
}

/** The evidence sheet as PDF. */
export async function makeEvidence(
  workshop: Workshop,
  compiled: Compiled,
  sheet: Sheet,
  printers: PrintPool,
): Promise<Uint8Array> {
  const page = evidencePage(workshop, compiled, sheet);
  const { headings } = page;
  const html = await withEastAsianFonts(page.html, workshop.assets.eastAsianFonts);
  const { pdf } = await printHtml(
    printers,
    { html, headings },
    {
      title: headings[0] ?? sheet.title,
      authors: sheet.authors,
      subject: sheet.draft ? sheetWords(sheet.lang).draft : '',
      lang: sheet.lang,
      date: sheet.date,
      version: workshop.version,
    },
    { slides: sheet.slides.length },
  );
  return pdf;
}
