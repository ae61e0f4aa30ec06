import { type HtmlToPrint, type PdfAbout, printHtml } from './html-pdf.ts';
import { destinationsIn } from './pdf/destinations.ts';
import type { PrintSettings } from './print.ts';
import type { PrintPool } from './print-pool.ts';
/** A page with contents: an element `page.<id>` waits for the page that `<id>` comes to stand on. */
export interface PageWithContents extends HtmlToPrint {
  /** The ids that the contents name. */
  readonly listed: readonly string[];
}

/**
 * Prints a page with contents twice: where everything stands is known only once it is printed. Throws a plain Error when
 * the numbers have moved what they number, for they have room of their own.
 */
export async function printWithContents(
  printers: PrintPool,
  page: PageWithContents,
  about: PdfAbout,
  settings: Partial<PrintSettings> = {},
): Promise<Uint8Array> {
  let first: ReadonlyMap<string, number> = new Map();
  const { pdf } = await printHtml(
    printers,
    page,
    about,
    {
      ...settings,
      revise: (printed) => {
        first = destinationsIn(printed);
        return filling(page.listed.map((id) => [`page.${id}`, pageOf(first, id)]));
      },
    },
    (printed) => {
      const second = destinationsIn(printed);
      const moved = page.listed.filter((id) => pageOf(first, id) !== pageOf(second, id));
      if (moved.length > 0) throw new Error(`Filling in the contents moved ${moved.join(', ')}`);
    },
  );
  return pdf;
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
