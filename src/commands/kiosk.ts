import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import * as v from 'valibot';
import { problem } from '../diagnostic.ts';
import { EnvironmentFailure, reasonOf } from '../environment.ts';
import { openKioskHost } from '../serve/kiosk/host.ts';
import { findSticks, installedReleases, installFrom, isInstallation } from '../serve/kiosk/installed.ts';
import { findKioskBrowser, isRoot, kioskLauncher } from '../serve/kiosk/launch.ts';
import { hashPin, isPossiblePin } from '../serve/kiosk/pin.ts';
import { readUse } from '../serve/kiosk/read-use.ts';
import { openRelease } from '../serve/kiosk/release-files.ts';
import { plainFolder, type Releases } from '../serve/kiosk/releases.ts';
import { openUseLog } from '../serve/kiosk/use-log.ts';
import { useTable } from '../serve/kiosk/use-table.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import type { Terminal } from './terminal.ts';

export interface KioskOptions {
  readonly port?: number;
  /** Commander's form of `--no-browser`: false; true or a path otherwise. */
  readonly browser: boolean | string;
  /** From 1, counted from the left. */
  readonly display?: number;
}

/** Where the host listens unless told otherwise, so that `kiosk status` finds it. */
export const kioskPort = 5267;

/** `lanternist kiosk <folder>`: serves a kiosk and keeps it on the screen until it is told to end. */
export async function kiosk(terminal: Terminal, folder: string, options: KioskOptions): Promise<ExitCode> {
  const root = resolve(terminal.cwd, folder);
  if (!existsSync(root)) {
    terminal.err(`error: there is no folder "${folder}"\n`);
    return exitCodes.usage;
  }
  const releases = await releasesOf(root, folder);
  const evidence = isInstallation(root) ? join(root, 'use') : `${root}-use`;
  const useLog = openUseLog(evidence);
  const flag = typeof options.browser === 'string' ? options.browser : '';
  const candidate = options.browser === false ? undefined : findKioskBrowser({ flag });
  const position = { x: ((options.display ?? 1) - 1) * displayWidth(releases), y: 0 };
  const stop = listenToStop();
  const log = (line: string): void => terminal.err(`${line}\n`);
  try {
    const host = await openKioskHost({
      releases,
      port: options.port ?? kioskPort,
      launch: candidate && kioskLauncher(candidate, { position }),
      use: async (lines) => void (await useLog.append(lines)),
      tools: {
        sticks: () => (isInstallation(root) ? findSticks() : Promise.resolve([])),
        stats: async () => useTable((await readUse(evidence)).lines).rows,
        install: (path) => installFrom(path, root),
      },
      log,
    });
    if (candidate) log(`Shown by "${candidate.path}".`);
    if (candidate && isRoot()) log('Running as root, so the browser has no sandbox (--no-sandbox).');
    log(`Release ${releases.current().version}; Ctrl-C ends the kiosk.`);
    terminal.out(`${host.address}\n`);
    await stop.stopped;
    await host.close();
  } finally {
    stop.end();
  }
  return exitCodes.fine;
}

async function releasesOf(root: string, named: string): Promise<Releases> {
  try {
    if (!isInstallation(root)) return plainFolder(root);
    const installed = await installedReleases(root);
    if (!installed) throw new Error('none of its releases is whole');
    return installed;
  } catch (error) {
    const reason = v.isValiError(error) ? 'its manifest.json has another form' : reasonOf(error);
    throw new EnvironmentFailure(problem('kiosk-broken', undefined, undefined, { path: named, reason }), {
      cause: error,
    });
  }
}

/** Displays are taken to stand side by side, each as wide as the declared one. */
function displayWidth(releases: Releases): number {
  return openRelease(releases.current().folder).facts()?.config.display.width ?? 1920;
}

const statusSchema = v.object({
  kiosk: v.literal('lanternist'),
  version: v.string(),
  state: v.string(),
  uptime: v.number(),
  restarts: v.number(),
  lastTrouble: v.string(),
  update: v.string(),
});

/** `lanternist kiosk status`: 0 when all is well, 1 when the page is troubled, 3 when no host answers. */
export async function kioskStatus(terminal: Terminal, options: { readonly port?: number }): Promise<ExitCode> {
  const port = options.port ?? kioskPort;
  const answer = await fetch(`http://127.0.0.1:${port}/host/status`, { signal: AbortSignal.timeout(5000) })
    .then((response): Promise<unknown> => response.json())
    .catch(() => undefined);
  const status = v.safeParse(statusSchema, answer);
  if (!status.success) {
    terminal.err(`No kiosk answers on port ${port}. Start one with: lanternist kiosk <folder>\n`);
    return exitCodes.environment;
  }
  terminal.out(`${JSON.stringify(answer, undefined, 2)}\n`);
  return status.output.state === 'well' ? exitCodes.fine : exitCodes.problems;
}

/** `lanternist kiosk pin`: asks for a PIN and prints what stands for it in lanternist.yaml. */
export async function kioskPin(terminal: Terminal): Promise<ExitCode> {
  const pin = await askPin(terminal);
  if (!isPossiblePin(pin)) {
    terminal.err('error: a PIN has 4 to 12 digits\n');
    return exitCodes.usage;
  }
  terminal.err('In lanternist.yaml, below "kiosk:":\n');
  terminal.out(`pin: ${await hashPin(pin)}\n`);
  return exitCodes.fine;
}

/** The first line of the input. A person sees the question, and what is typed; the PIN is never an argument. */
async function askPin(terminal: Terminal): Promise<string> {
  if (terminal.input.isTTY) terminal.err('PIN for the staff panel, 4 to 12 digits: ');
  const lines = createInterface({ input: terminal.input });
  try {
    for await (const line of lines) return line.trim();
    return '';
  } finally {
    lines.close();
  }
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Waits for the end, and goes on listening meanwhile: the browser's own listener must not be the last one. */
function listenToStop(): { readonly stopped: Promise<void>; readonly end: () => void } {
  const stop = { settle: (): void => {} };
  const stopped = new Promise<void>((settle) => {
    stop.settle = settle;
  });
  for (const signal of signals) process.on(signal, stop.settle);
  const end = (): void => {
    for (const signal of signals) process.off(signal, stop.settle);
  };
  return { stopped, end };
}
