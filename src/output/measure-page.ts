import { pathToFileURL } from 'node:url';
import type { Page } from 'puppeteer-core/internal/puppeteer-core-browser.js';
import type { BrowserHandle } from './browser/start.ts';

export interface MeasureSettings {
  /** The screen, in CSS px. */
  readonly width: number;
  readonly height: number;
  /** A JavaScript expression (a promise is awaited); its value must be JSON. */
  readonly expression: string;
  /** How long all of it may take, in ms. */
  readonly patience: number;
}

/**
 * Opens a page of our own on a touch screen of this size and gives what the expression finds there. Throws an
 * EnvironmentFailure `browser-crashed` when the browser ends or doesn't answer.
 */
export async function measurePage(handle: BrowserHandle, file: string, settings: MeasureSettings): Promise<unknown> {
  const browser = await handle.connect();
  const opening = browser.newPage();
  try {
    const work = opening.then((page) => measured(page, pathToFileURL(file).href, settings));
    return await handle.guard(`measuring "${file}"`, work, settings.patience);
  } finally {
    // Not awaited: a tab that hangs would hold up the report that it hangs.
    opening.then((page) => page.close()).catch(() => {});
  }
}

async function measured(page: Page, address: string, settings: MeasureSettings): Promise<unknown> {
  const { width, height, expression } = settings;
  await page.setViewport({ width, height, deviceScaleFactor: 1, hasTouch: true });
  // What moves would be measured on its way.
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
  await page.goto(address, { waitUntil: 'load', timeout: 0 });
  return page.evaluate(expression);
}
