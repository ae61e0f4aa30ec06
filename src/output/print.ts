import { pathToFileURL } from 'node:url';
import type { Page } from 'puppeteer-core/internal/puppeteer-core-browser.js';
import type { BrowserHandle } from './browser/start.ts';

export interface PrintSettings {
  /** The viewport while measuring, in CSS px; the paper's size is the page's own `@page`. */
  readonly widthPx: number;
  readonly heightPx: number;
  /** A JavaScript expression (a promise is awaited); its value must be JSON. */
  readonly measure?: string;
  /** Also take a PNG picture of the whole page as it is printed. */
  readonly screenshot?: boolean;
  /** From the PDF as it came out, an expression that changes the page, which is then printed again in the same tab. */
  readonly revise?: (pdf: Uint8Array) => string;
  /** Number of slides, for the patience of the watchdog. */
  readonly slides?: number;
  /** How long all of it may take, in ms. Default: 60 s and 50 ms a slide. */
  readonly patience?: number;
}

export interface Printed {
  readonly pdf: Uint8Array;
  /** What `measure` gave; undefined without it. */
  readonly measured: unknown;
  readonly screenshot: Uint8Array | undefined;
}

/**
 * Prints one static HTML file to PDF in a fresh tab, with one navigation, tagged and with an outline of its headings.
 * It waits for the page, its fonts and its pictures, and nothing else. Measuring happens under print media, before
 * printing. Throws an EnvironmentFailure `browser-crashed` that names what it was waiting for.
 */
export async function printPage(handle: BrowserHandle, file: string, settings: PrintSettings): Promise<Printed> {
  const stage = { doing: 'opening a tab' };
  const patience = settings.patience ?? 60_000 + 50 * (settings.slides ?? 0);
  const browser = await handle.connect();
  const opening = browser.newPage();
  try {
    const work = opening.then((page) => printed(page, pathToFileURL(file).href, settings, stage));
    return await handle.guard(() => `${stage.doing} of "${file}"`, work, patience);
  } finally {
    // Not awaited: a tab that hangs would hold up the report that it hangs.
    opening.then((page) => page.close()).catch(() => {});
  }
}

async function printed(
  page: Page,
  address: string,
  settings: PrintSettings,
  stage: { doing: string },
): Promise<Printed> {
  await page.setViewport({ width: settings.widthPx, height: settings.heightPx, deviceScaleFactor: 1 });
  await page.emulateMediaType('print');
  stage.doing = 'loading the page';
  await page.goto(address, { waitUntil: 'load', timeout: 0 });
  stage.doing = 'waiting for fonts and pictures';
  await page.evaluate(settled);
  stage.doing = 'measuring the slides';
  const measured: unknown = settings.measure === undefined ? undefined : await page.evaluate(settings.measure);
  stage.doing = 'taking a picture';
  const screenshot = settings.screenshot ? await page.screenshot({ fullPage: true, type: 'png' }) : undefined;
  stage.doing = 'printing';
  const first = await page.pdf(pdfOptions);
  if (settings.revise === undefined) return { pdf: first, measured, screenshot };
  stage.doing = 'filling in page numbers';
  await page.evaluate(settings.revise(first));
  stage.doing = 'printing once more';
  return { pdf: await page.pdf(pdfOptions), measured, screenshot };
}

const pdfOptions = {
  preferCSSPageSize: true,
  printBackground: true,
  tagged: true,
  outline: true,
  waitForFonts: true,
  timeout: 0,
} as const;

/**
 * Runs in the page, as text, since the library is compiled without DOM types. A lazy picture below the first screen would
 * never be decoded; one that is missing is no reason to stop. A few words in another language keep it in the PDF only if
 * their element has an id.
 */
const settled = `document.querySelectorAll('body [lang]:not([id])').forEach((words, at) => {
  words.id = 'in-its-language-' + at;
}), document.fonts.ready.then(() => Promise.all([...document.images].map((image) => {
  image.loading = 'eager';
  return image.decode().catch(() => {});
})))`;
