import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { type Unpacked, unpackEmbedded } from '../../src/output/browser/embedded.ts';
import { type Candidate, findBrowsers } from '../../src/output/browser/find.ts';
import { browserEnvironment } from '../../src/output/browser/flags.ts';
import { type BrowserProcess, startProcess } from '../../src/output/browser/process.ts';
import { type KioskHost, openKioskHost } from '../../src/serve/kiosk/host.ts';
import { kioskFlags } from '../../src/serve/kiosk/kiosk-flags.ts';
import { isRoot } from '../../src/serve/kiosk/launch.ts';
import { plainFolder, type Releases } from '../../src/serve/kiosk/releases.ts';
import { beatingPage, writeRelease } from '../support/kiosk-release.ts';

// The embedded browser has no window. Everything else is the real thing: process, pipe, flags, watchdog and host.
const box = mkdtempSync(join(tmpdir(), 'kiosk-host-'));
const poster = '<!doctype html><html lang="en"><title>Poster</title><body style="background: #234"><h1>Poster</h1>';
let candidate: Candidate;
let unpacked: Unpacked | undefined;
beforeAll(async () => {
  const found = findBrowsers('print').find((each) => each.problem === '');
  if (!found) throw new Error('These tests need a browser: see "lanternist doctor"');
  candidate = found;
  unpacked = found.kind === 'embedded' ? await unpackEmbedded(found.path) : undefined;
});
afterAll(() => rmSync(box, { recursive: true, force: true }));

interface Shown {
  readonly host: KioskHost;
  readonly lines: readonly string[];
  /** Processes of the browser, in the order in which they were started. */
  readonly browsers: readonly BrowserProcess[];
  /** Sends a DevTools command to the page that was opened last, unanswered. */
  readonly toPage: (method: string, params?: object) => void;
}

let shown: Shown | undefined;
afterEach(async () => {
  await shown?.host.close();
  shown = undefined;
});

async function show(releases: Releases): Promise<Shown> {
  const lines: string[] = [];
  const browsers: BrowserProcess[] = [];
  const page = { session: '' };
  const launch = async (address: string): Promise<BrowserProcess> => {
    const running = startProcess(
      unpacked?.executable ?? candidate.path,
      (profile) => ({
        flags: kioskFlags({ profile, sandbox: !isRoot(), position: { x: 0, y: 0 }, address, headless: true }),
        env: browserEnvironment(process.env, profile, unpacked),
      }),
      '',
    );
    browsers.push(running);
    const { send } = running.pipe;
    running.pipe.send = (message) => {
      const { method, sessionId } = JSON.parse(message) as { method: string; sessionId?: string };
      if (method === 'Page.navigate') page.session = sessionId ?? '';
      send(message);
    };
    return running;
  };
  const host = await openKioskHost({
    releases,
    port: 0,
    launch,
    use: async () => 0,
    tools: { sticks: async () => [], stats: async () => [], install: async () => {} },
    log: (line) => void lines.push(line),
  });
  const toPage = (method: string, params: object = {}): void =>
    browsers.at(-1)?.pipe.send(JSON.stringify({ id: 1_000_000, method, params, sessionId: page.session }));
  return { host, lines, browsers, toPage };
}

/** Resolves when the page beats and the host is content; with the time it took in ms. */
async function untilWell({ host, lines }: Shown, restarts: number, milliseconds = 45_000): Promise<number> {
  const start = performance.now();
  await vi.waitFor(
    () =>
      expect({ state: host.status().state, restarts: host.status().restarts, lines }).toMatchObject({
        state: 'well',
        restarts,
      }),
    { timeout: milliseconds, interval: 20 },
  );
  return performance.now() - start;
}

test('a crash, a hang and a killed browser: the page beats again', { timeout: 150_000 }, async () => {
  const folder = join(box, 'plain');
  writeRelease(folder, { 'index.html': beatingPage, 'poster.html': poster });
  const kiosk = await show(await plainFolder(folder));
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

  const seconds = Object.entries({ start, crash, hang, kill }).map(
    ([name, ms]) => `${name} ${(ms / 1000).toFixed(1)} s`,
  );
  console.info(`Kiosk on the screen again: ${seconds.join(', ')} (bars: crash 5 s, hang 20 s, kill 10 s)`);
});
