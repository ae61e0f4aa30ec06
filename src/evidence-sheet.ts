import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Compiled } from './compile.ts';
import { hasError } from './diagnostic.ts';
import { withEastAsianFonts } from './output/east-asian-text.ts';
import { finishPdf } from './output/pdf/finish.ts';
import { printPage } from './output/print.ts';
import type { PrintPool } from './output/print-pool.ts';
import { outputDate } from './output/slides-pdf.ts';
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

/** A4 in CSS px. */
const paper = { width: 794, height: 1123 };

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
  const folder = mkdtempSync(join(tmpdir(), 'lanternist-'));
  try {
    const file = join(folder, 'evidence.html');
    writeFileSync(file, html);
    const browser = await printers.ready();
    const { pdf } = await printPage(browser, file, {
      widthPx: paper.width,
      heightPx: paper.height,
      slides: sheet.slides.length,
    });
    return finishPdf(pdf, {
      title: headings[0] ?? sheet.title,
      author: sheet.authors.join(', '),
      ...(sheet.draft ? { subject: sheetWords(sheet.lang).draft } : {}),
      lang: sheet.lang,
      date: outputDate(sheet.date, process.env.SOURCE_DATE_EPOCH),
      creator: `Lanternist ${workshop.version}`,
      outlineTitles: headings,
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
