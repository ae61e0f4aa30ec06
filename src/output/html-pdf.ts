import { problem } from '../diagnostic.ts';
import { EnvironmentFailure } from '../environment.ts';
import { asFile } from './as-file.ts';
import { finishPdf } from './pdf/finish.ts';
import { type PrintSettings, printPage } from './print.ts';
import type { PrintPool } from './print-pool.ts';

/** What a reader of the PDF is told about it. */
export interface PdfAbout {
  readonly title: string;
  readonly authors: readonly string[];
  /** '' for none. */
  readonly subject: string;
  readonly lang: string;
  /** ISO date of the script, or ''. */
  readonly date: string;
  /** Of Lanternist. */
  readonly version: string;
}

/** A static page, ready to be printed. */
export interface HtmlToPrint {
  readonly html: string;
  /** Plain text of all headings in document order: the bookmarks. */
  readonly headings: readonly string[];
  /** How many pages it has; undefined where the text decides. Another count is an EnvironmentFailure. */
  readonly pages?: number | undefined;
}

/** A4 in CSS px; the paper's own size is said by the page. */
const sheet = { widthPx: 794, heightPx: 1123 };

/** Prints a page and gives the PDF its title, authors, dates and tags. `check` looks at it as the browser printed it. */
export async function printHtml(
  printers: PrintPool,
  { html, headings, pages }: HtmlToPrint,
  about: PdfAbout,
  settings: Partial<PrintSettings> = {},
  check: (printed: Uint8Array) => void = () => {},
): Promise<{ readonly pdf: Uint8Array; readonly measured: unknown }> {
  return asFile(html, async (file) => {
    const browser = await printers.ready();
    const { pdf, measured } = await printPage(browser, file, { ...sheet, slides: headings.length, ...settings });
    const found = pages === undefined ? undefined : countPages(pdf);
    if (found !== pages)
      throw new EnvironmentFailure(
        problem('print-pages', undefined, undefined, { found: found ?? 0, expected: pages ?? 0 }),
      );
    check(pdf);
    const finished = finishPdf(pdf, {
      title: about.title,
      author: about.authors.join(', '),
      ...(about.subject === '' ? {} : { subject: about.subject }),
      lang: about.lang,
      date: outputDate(about.date, process.env.SOURCE_DATE_EPOCH),
      creator: `Lanternist ${about.version}`,
      outlineTitles: headings,
    });
    return { pdf: finished, measured };
  });
}

/** Page objects of a PDF as Chromium writes it: uncompressed, one `/Type /Page` each. */
function countPages(pdf: Uint8Array): number {
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
