import { pathToFileURL } from 'node:url';
import type { BrowserHandle } from './browser/start.ts';

/** A PNG of one static file as the browser shows it, `scale` device pixels to a px. */
export async function takePicture(
  handle: BrowserHandle,
  file: string,
  size: { readonly width: number; readonly height: number; readonly scale: number },
): Promise<Uint8Array> {
  const browser = await handle.connect();
  const page = await browser.newPage();
  try {
    const take = async (): Promise<Uint8Array> => {
      await page.setViewport({ width: size.width, height: size.height, deviceScaleFactor: size.scale });
      await page.goto(pathToFileURL(file).href, { waitUntil: 'load', timeout: 0 });
      await page.evaluate('document.fonts.ready.then(() => true)');
      return page.screenshot({ type: 'png' });
    };
    return await handle.guard(() => `taking a picture of "${file}"`, take(), 60_000);
  } finally {
    page.close().catch(() => {});
  }
}
