import { appendFileSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, inject, test, vi } from 'vitest';
import { manifestOf } from '../../src/output/kiosk-manifest.ts';
import { releaseFolder } from '../../src/serve/kiosk/installation.ts';
import { installedReleases } from '../../src/serve/kiosk/installed.ts';
import { publishRelease } from '../../src/serve/kiosk/publish-release.ts';
import { type Shown, screenBrowser, showReleases, untilWell } from '../support/kiosk-screen.ts';
import { tellFigures } from '../support/soak.ts';

const box = mkdtempSync(join(tmpdir(), 'kiosk-update-'));
const target = join(box, 'kiosk');
let browser: Awaited<ReturnType<typeof screenBrowser>>;
let shown: Shown | undefined;
beforeAll(async () => {
  browser = await screenBrowser();
});
afterEach(async () => {
  await shown?.host.close();
  shown = undefined;
});
afterAll(() => rmSync(box, { recursive: true, force: true }));

/** The real kiosk of the narratives, with a mark at its end that makes it another release; gives its version. */
async function release(mark: string): Promise<string> {
  const folder = join(box, mark);
  mkdirSync(folder);
  for (const file of ['index.html', 'poster.html', 'kiosk.json'])
    copyFileSync(join(inject('kiosks').wide, file), join(folder, file));
  appendFileSync(join(folder, 'index.html'), `<!-- ${mark} -->`);
  const manifest = await manifestOf(folder);
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  return manifest.version;
}

/** When the page beat last, in ms. */
const beatAt = (host: Shown['host']): number => performance.now() - (host.status().lastBeat?.agoMs ?? 0);
const publish = (mark: string) => publishRelease(join(box, mark), target);

test('scenario 10: an update waits while somebody reads, and a corrupt one is refused', {
  timeout: 120_000,
}, async () => {
  const [one, two, three] = [await release('one'), await release('two'), await release('three')];
  await publish('one');
  const releases = await installedReleases(target);
  if (!releases) throw new Error('nothing was installed');
  const kiosk = await showReleases(browser, releases);
  shown = kiosk;
  const { host, toPage } = kiosk;
  const until = (wanted: object) =>
    vi.waitFor(() => expect(host.status()).toMatchObject(wanted), { timeout: 45_000, interval: 50 });
  const start = await untilWell(kiosk, 0);

  // A visitor comes; the page says so with its next beat.
  const click = (selector: string) =>
    toPage('Runtime.evaluate', { expression: `document.querySelector(${JSON.stringify(selector)}).click()` });
  click('#stage');
  await until({ lastBeat: { screen: 'menu' } });
  await publish('two');
  await until({ version: one, update: `${two} waits for attract` });
  // Two more beats of the same visit: still nothing happens.
  for (let count = 0; count < 2; count++) {
    const before = beatAt(host);
    await vi.waitFor(() => expect(beatAt(host)).toBeGreaterThan(before + 500), { timeout: 10_000, interval: 50 });
  }
  expect(host.status()).toMatchObject({ version: one, restarts: 0, state: 'well', lastBeat: { screen: 'menu' } });

  // The visitor goes.
  click('#controls [data-do="restart"]');
  const left = performance.now();
  await until({ version: two, state: 'well', restarts: 0 });
  const switched = performance.now() - left;

  // A release that is spoiled on the disk is never shown.
  await publish('three');
  appendFileSync(join(releaseFolder(target, three), 'index.html'), 'x');
  await vi.waitFor(() => expect(kiosk.lines.join('\n')).toContain(`Release ${three} was refused`), {
    timeout: 45_000,
    interval: 50,
  });
  await until({ version: two, state: 'well', restarts: 0 });
  const seconds = (ms: number) => Math.round(ms / 100) / 10;
  tellFigures('update', { startToAttractSeconds: seconds(start), switchSeconds: seconds(switched) });
});
