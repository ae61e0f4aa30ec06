import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openDoorMemory } from '../serve/kiosk/door-memory.ts';
import { openKioskHost } from '../serve/kiosk/host.ts';
import { evidenceFolder, findSticks, installFrom, isInstallation } from '../serve/kiosk/installed.ts';
import { findKioskBrowser, isRoot, kioskLauncher } from '../serve/kiosk/launch.ts';
import { readUse } from '../serve/kiosk/read-use.ts';
import type { Releases } from '../serve/kiosk/releases.ts';
import { openUseLog } from '../serve/kiosk/use-log.ts';
import { useTable } from '../serve/kiosk/use-table.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { kioskReleases } from './kiosk-folder.ts';
import { kioskPort } from './kiosk-port.ts';
import { listenToStop } from './listen-to-stop.ts';
import type { Terminal } from './terminal.ts';

export interface KioskOptions {
  readonly port?: number;
  /** Commander's form of `--no-browser`: false; true or a path otherwise. */
  readonly browser: boolean | string;
  /** From 1, counted from the left. */
  readonly display?: number;
}

/** `lanternist kiosk <folder>`: serves a kiosk and keeps it on the screen until it is told to end. */
export async function kiosk(terminal: Terminal, folder: string, options: KioskOptions): Promise<ExitCode> {
  const root = resolve(terminal.cwd, folder);
  if (!existsSync(root)) {
    terminal.err(`error: there is no folder "${folder}"\n`);
    return exitCodes.usage;
  }
  const releases = await kioskReleases(root, folder);
  const evidence = evidenceFolder(root);
  const useLog = openUseLog(evidence);
  const flag = typeof options.browser === 'string' ? options.browser : '';
  const candidate = options.browser === false ? undefined : findKioskBrowser({ flag });
  const position = { x: leftEdge(releases, options.display ?? 1), y: 0 };
  const stop = listenToStop();
  const log = (line: string): void => terminal.err(`${line}\n`);
  try {
    const host = await openKioskHost({
      releases,
      port: options.port ?? kioskPort,
      launch: candidate && kioskLauncher(candidate, { position }),
      use: (lines) => useLog.append(lines),
      tools: {
        sticks: () => (isInstallation(root) ? findSticks() : Promise.resolve([])),
        stats: async () => useTable((await readUse(evidence)).lines).rows,
        install: (path) => installFrom(path, root),
      },
      doorMemory: await openDoorMemory(join(isInstallation(root) ? root : evidence, 'staff-door.json'), log),
      log,
    });
    if (candidate) log(`Shown by "${candidate.path}".`);
    if (candidate && isRoot()) log('Running as root, so the browser has no sandbox (--no-sandbox).');
    log(`Release ${releases.current().manifest.version}; Ctrl-C ends the kiosk.`);
    terminal.out(`${host.address}\n`);
    await stop.stopped;
    await host.close();
  } finally {
    stop.end();
  }
  return exitCodes.fine;
}

/** Displays are taken to stand side by side, each as wide as the declared one. */
function leftEdge(releases: Releases, display: number): number {
  return (display - 1) * releases.current().facts.config.display.width;
}
