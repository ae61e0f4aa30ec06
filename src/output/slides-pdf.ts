import { problem } from '../diagnostic.ts';
import { EnvironmentFailure } from '../environment.ts';
import { finishPdf } from './pdf/finish.ts';
import { printPage } from './print.ts';
import type { PrintPool } from './print-pool.ts';

export type { PrintPool };

export interface SlidesToPrint {
  readonly width: number;
  readonly height: number;
  /** Headings of the page in document order, for the bookmarks. */
  readonly headings: readonly string[];
  readonly pages: number;
  readonly title: string;
  readonly authors: readonly string[];
  /** '' for none. */
  readonly subject: string;
  readonly lang: string;
  /** ISO date of the script, or ''. */
  readonly date: string;
  readonly version: string;
  /** JavaScript expression that measures the slides. */
  readonly measure: string;
}

/** Prints a static page of slides; the PDF has a page a slide, or an EnvironmentFailure says so. */
export async function printSlides(
  printers: PrintPool,
  file: string,
  slides: SlidesToPrint,
): Promise<{ pdf: Uint8Array; measured: unknown }> {
  const browser = await printers.ready();
  const { pdf, measured } = await printPage(browser, file, {
    widthPx: slides.width,
    heightPx: slides.height,
    measure: slides.measure,
    slides: slides.pages,
  });
  const found = countPages(pdf);
  if (found !== slides.pages)
    throw new EnvironmentFailure(problem('print-pages', undefined, undefined, { found, expected: slides.pages }));
  const finished = finishPdf(pdf, {
    title: slides.title,
    author: slides.authors.join(', '),
    subject: slides.subject,
    lang: slides.lang,
    date: outputDate(slides.date, process.env.SOURCE_DATE_EPOCH),
    creator: `Lanternist ${slides.version}`,
    outlineTitles: slides.headings,
  });
  return { pdf: finished, measured };
}

/** Page objects of a PDF as Chromium writes it: uncompressed, one `/Type /Page` each. */
export function countPages(pdf: Uint8Array): number {
  return (
    Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
      .toString('latin1')
      .match(/\/Type \/Page\b(?!s)/g)?.length ?? 0
  );
}

/** SOURCE_DATE_EPOCH, else the script's date, else a fixed day: the same input gives the same bytes. */
export function outputDate(date: string, epoch: string | undefined): Date {
  if (epoch !== undefined && /^\d+$/.test(epoch)) return new Date(Number(epoch) * 1000);
  return new Date(`${date || '2000-01-01'}T00:00:00Z`);
}
