import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { plainFolder } from '../../src/serve/kiosk/releases.ts';
import { beatingPage, writeRelease } from '../support/kiosk-release.ts';
import { type Shown, screenBrowser, showReleases, untilWell } from '../support/kiosk-screen.ts';
import { tellFigures } from '../support/soak.ts';

const box = mkdtempSync(join(tmpdir(), 'kiosk-host-'));
const poster = '<!doctype html><html lang="en"><title>Poster</title><body style="background: #234"><h1>Poster</h1>';
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

test('a crash, a hang and a killed browser: the page beats again', { timeout: 150_000 }, async () => {
  const folder = join(box, 'plain');
  writeRelease(folder, { 'index.html': beatingPage, 'poster.html': poster });
  const kiosk = await showReleases(browser, await plainFolder(folder));
  shown = kiosk;
  const start = await untilWell(kiosk, 0);

  kiosk.toPage('Page.crash');
  const crash = await untilWell(kiosk, 1);
  expect(kiosk.host.status().lastTrouble).toBe('crash');

  kiosk.toPage('Runtime.evaluate', { expression: 'while (true) {}' });
  const hang = await untilWell(kiosk, 2);
  expect(kiosk.host.status().lastTrouble).toBe('hung');
  expect(kiosk.browsers).toHaveLength(1);

  process.kill(-(kiosk.browsers[0]?.pid ?? 0), 'SIGKILL');
  const kill = await untilWell(kiosk, 3);
  expect(kiosk.host.status().lastTrouble).toBe('gone');
  expect(kiosk.browsers).toHaveLength(2);

  const times = Object.entries({ start, crash, hang, kill }).map(([name, ms]) => [name, Math.round(ms / 100) / 10]);
  tellFigures('recovery, in seconds', Object.fromEntries(times));
});
