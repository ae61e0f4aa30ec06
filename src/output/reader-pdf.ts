import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PaperDetails } from './paper-pdf.ts';
import { destinationsIn } from './pdf/destinations.ts';
import { finishPdf } from './pdf/finish.ts';
import { printPage } from './print.ts';
import type { PrintPool } from './print-pool.ts';
import { outputDate } from './slides-pdf.ts';

/** A page with contents: an element `page.<id>` waits for the page that `<id>` comes to stand on. */
export interface PageWithContents {
  readonly html: string;
  /** Plain text of all headings in document order. */
  readonly headings: readonly string[];
  /** The ids that the contents name. */
  readonly listed: readonly string[];
}

/**
 * Prints a page with contents twice: where everything stands is known only once it is printed. Throws a plain Error when
 * the numbers have moved what they number, for they have room of their own.
 */
export async function printWithContents(
  printers: PrintPool,
  { html, headings, listed }: PageWithContents,
  details: PaperDetails,
): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'lanternist-'));
  try {
    const file = join(folder, 'reader.html');
    writeFileSync(file, html);
    const browser = await printers.ready();
    let first: ReadonlyMap<string, number> = new Map();
    const { pdf } = await printPage(browser, file, {
      widthPx: 794,
      heightPx: 1123,
      slides: headings.length,
      revise: (printed) => {
        first = destinationsIn(printed);
        return filling(listed.map((id) => [`page.${id}`, pageOf(first, id)]));
      },
    });
    const second = destinationsIn(pdf);
    const moved = listed.filter((id) => pageOf(first, id) !== pageOf(second, id));
    if (moved.length > 0) throw new Error(`Filling in the contents moved ${moved.join(', ')}`);
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

function pageOf(pages: ReadonlyMap<string, number>, id: string): number {
  const page = pages.get(id);
  if (page === undefined) throw new Error(`The contents lead to "${id}", which the PDF doesn't have`);
  return page;
}

/** A JavaScript expression that writes texts into elements by their ids. */
function filling(texts: readonly (readonly [string, number])[]): string {
  const pairs = JSON.stringify(texts.map(([id, page]) => [id, String(page)]));
  return `for (const [id, text] of ${pairs}) document.getElementById(id).textContent = text`;
}
