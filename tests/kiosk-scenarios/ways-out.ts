import type { Browser } from 'puppeteer-core/internal/puppeteer-core-browser.js';
import type { Visit } from '../support/kiosk-visit.ts';

/**
 * Watches every way that leads out of the kiosk's page. What it gives tells, when it is called, which were taken: an
 * empty object for none.
 */
export async function watchWaysOut(browser: Browser, visit: Visit): Promise<() => Promise<Record<string, unknown>>> {
  const { page, client, address } = visit;
  const found: Record<string, unknown> = {};
  const note = (what: string, detail: unknown): void => {
    found[what] ??= detail;
  };
  const newTarget = (target: { url(): string }) => note('new target', target.url());
  browser.on('targetcreated', newTarget);
  page.on('dialog', (dialog) => {
    note('dialog', dialog.message());
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => note('error', String(error)));
  page.on('framenavigated', (frame) => frame.url() !== address && note('journey', frame.url()));
  const browserClient = await browser.target().createCDPSession();
  await browserClient.send('Browser.setDownloadBehavior', { behavior: 'deny', eventsEnabled: true });
  browserClient.on('Browser.downloadWillBegin', ({ url }) => note('download', url));
  await page.exposeFunction('noteWayOut', note);
  await page.evaluate(() => {
    const tell = (window as unknown as { noteWayOut(what: string, detail: string): void }).noteWayOut;
    Object.assign(window, { samePage: true });
    addEventListener('contextmenu', (event) => {
      // After the page's own listeners: what they prevented never showed.
      if (!event.defaultPrevented) tell('context menu', String(event.target));
    });
    visualViewport?.addEventListener('resize', () => {
      if ((visualViewport?.scale ?? 1) !== 1) tell('zoom', String(visualViewport?.scale));
    });
    document.addEventListener('selectionchange', () =>
      requestAnimationFrame(() => {
        const text = String(getSelection());
        if (text) tell('selection', text.slice(0, 40));
      }),
    );
    document.addEventListener('fullscreenchange', () => tell('full screen', ''));
  });
  return async () => {
    const now = await page.evaluate(() => ({
      same: 'samePage' in window,
      scale: visualViewport?.scale ?? 0,
      selected: String(getSelection()),
      scrolled: Math.abs(scrollX) + Math.abs(scrollY) + document.body.scrollTop + document.body.scrollLeft,
      history: history.length,
    }));
    if (page.url() !== address) note('address', page.url());
    if (!now.same) note('reload', page.url());
    if (now.scale !== 1) note('scale', now.scale);
    if (now.selected) note('selected', now.selected);
    if (now.scrolled) note('scrolled', now.scrolled);
    const { requests } = visit;
    if (requests.length > 0) note('requests', requests.slice(0, 5));
    browser.off('targetcreated', newTarget);
    await client.send('Performance.disable').catch(() => {});
    await browserClient.detach();
    return found;
  };
}
