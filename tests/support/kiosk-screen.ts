import { expect, vi } from 'vitest';
import { type Unpacked, unpackEmbedded } from '../../src/output/browser/embedded.ts';
import { type Candidate, findBrowsers } from '../../src/output/browser/find.ts';
import { browserEnvironment } from '../../src/output/browser/flags.ts';
import { type BrowserProcess, startProcess } from '../../src/output/browser/process.ts';
import { type KioskHost, openKioskHost } from '../../src/serve/kiosk/host.ts';
import { kioskFlags } from '../../src/serve/kiosk/kiosk-flags.ts';
import { isRoot } from '../../src/serve/kiosk/launch.ts';
import type { Releases } from '../../src/serve/kiosk/releases.ts';

/** The kiosk's host with a browser. The embedded browser has no window; everything else is the real thing: process, pipe, flags, watchdog. */
export interface Shown {
  readonly host: KioskHost;
  readonly lines: readonly string[];
  /** Processes of the browser, in the order in which they were started. */
  readonly browsers: readonly BrowserProcess[];
  /** Sends a DevTools command to the page that was opened last, unanswered. */
  readonly toPage: (method: string, params?: object) => void;
}

/** A browser that these tests can start, unpacked if it must be. */
export async function screenBrowser(): Promise<{ candidate: Candidate; unpacked: Unpacked | undefined }> {
  const candidate = findBrowsers('print').find((each) => each.problem === '');
  if (!candidate) throw new Error('These tests need a browser: see "lanternist doctor"');
  return { candidate, unpacked: candidate.kind === 'embedded' ? await unpackEmbedded(candidate.path) : undefined };
}

/** Shows releases on a screen. Whoever opens it closes its host. */
export async function showReleases(
  { candidate, unpacked }: { candidate: Candidate; unpacked: Unpacked | undefined },
  releases: Releases,
): Promise<Shown> {
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
export async function untilWell({ host, lines }: Shown, restarts: number, milliseconds = 45_000): Promise<number> {
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
