import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { problem } from '../diagnostic.ts';
import { EnvironmentFailure } from '../environment.ts';
import { finishPdf } from './pdf/finish.ts';
import { printPage } from './print.ts';
import type { PrintPool } from './print-pool.ts';
import { countPages, outputDate } from './slides-pdf.ts';

/** What a reader of the PDF is told about it. */
export interface PaperDetails {
  readonly title: string;
  readonly authors: readonly string[];
  /** '' for none. */
  readonly subject: string;
  readonly lang: string;
  /** ISO date of the script, or ''. */
  readonly date: string;
  readonly version: string;
}

/** A4 in CSS px; the paper's own size is said by the page. */
const viewport = { width: 794, height: 1123 };

/** Prints a page of running text. Where its pages were counted beforehand, another count is an EnvironmentFailure. */
export async function printPaper(
  printers: PrintPool,
  {
    html,
    headings,
    pages,
  }: { readonly html: string; readonly headings: readonly string[]; readonly pages: number | undefined },
  details: PaperDetails,
): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'lanternist-'));
  try {
    const file = join(folder, 'paper.html');
    writeFileSync(file, html);
    const browser = await printers.ready();
    const { pdf } = await printPage(browser, file, {
      widthPx: viewport.width,
      heightPx: viewport.height,
      slides: headings.length,
    });
    const found = countPages(pdf);
    if (pages !== undefined && found !== pages)
      throw new EnvironmentFailure(problem('print-pages', undefined, undefined, { found, expected: pages }));
    return finishPdf(pdf, {
      title: details.title,
      author: details.authors.join(', '),
      subject: details.subject,
      lang: details.lang,
      date: outputDate(details.date, process.env.SOURCE_DATE_EPOCH),
      creator: `Lanternist ${details.version}`,
      outlineTitles: headings,
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
