import type { AddressInfo } from 'node:net';
import { createAdaptorServer, type ServerType } from '@hono/node-server';
import { problem } from '../../diagnostic.ts';
import { EnvironmentFailure } from '../../environment.ts';
import type { BrowserProcess } from '../../output/browser/process.ts';
import { createKioskApp, type HostParts } from './app.ts';
import type { UseLine } from './beat.ts';
import { type Clock, systemClock } from './clock.ts';
import { createHeartbeat, type Heartbeat } from './heartbeat.ts';
import { openScreen } from './kiosk-browser.ts';
import { openRelease, type ReleaseFiles } from './release-files.ts';
import type { Releases } from './releases.ts';
import { createStaffDoor } from './staff-door.ts';
import type { StaffTools } from './staff-routes.ts';
import type { HostStatus } from './status.ts';
import { createUpdater, type Updater } from './updater.ts';
import { createWatchdog, type Watchdog } from './watchdog.ts';

export interface HostSettings {
  readonly releases: Releases;
  /** 0 for any free port. */
  readonly port: number;
  /** Starts the browser that shows the kiosk; undefined to serve only. */
  readonly launch: ((address: string) => Promise<BrowserProcess>) | undefined;
  readonly use: (lines: readonly UseLine[]) => Promise<void>;
  readonly tools: Pick<StaffTools, 'sticks' | 'stats' | 'install'>;
  /** A line for the journal of the system. */
  readonly log: (line: string) => void;
  readonly clock?: Clock;
}

/** A running kiosk. Whoever opened it closes it. */
export interface KioskHost {
  readonly address: string;
  readonly status: () => HostStatus;
  readonly close: () => Promise<void>;
}

/** Serves the kiosk on this machine only, and keeps it on the screen; an EnvironmentFailure when the port is taken. */
export async function openKioskHost(settings: HostSettings): Promise<KioskHost> {
  const clock = settings.clock ?? systemClock;
  const bound = { port: 0 };
  const files = servedFiles(settings.releases);
  const heartbeat = createHeartbeat(clock.now());
  const { launch, log } = settings;
  const watchdog = createWatchdog({
    clock,
    heartbeat,
    log,
    reloadAt: () => files().facts()?.config.reload ?? 240,
    open:
      launch &&
      ((onTrouble) =>
        openScreen({
          launch,
          page: `http://127.0.0.1:${bound.port}/`,
          poster: `http://localhost:${bound.port}/poster.html`,
          onTrouble,
        })),
  });
  const updater = createUpdater({
    releases: settings.releases,
    clock,
    log,
    exchange: (work) => watchdog.renew(work),
    opensPages: launch !== undefined,
    onShown: () => void watchdog.renewPoster().catch(() => {}),
  });
  const parts = partsOf({ settings, clock, files, heartbeat, watchdog, updater, port: () => bound.port });
  const server = createAdaptorServer({ fetch: createKioskApp(parts).fetch });
  bound.port = await listen(server, settings.port);
  const stop = keepLooking(watchdog, updater, log);
  const close = async (): Promise<void> => {
    stop();
    await watchdog.close();
    await new Promise<void>((settle) => {
      server.close(() => settle());
      if ('closeAllConnections' in server) server.closeAllConnections();
    });
  };
  return { address: `http://127.0.0.1:${bound.port}/`, status: parts.status, close };
}

/** The files of the current release; its manifest is read once. */
function servedFiles(releases: Releases): () => ReleaseFiles {
  let opened: ReleaseFiles | undefined;
  return () => {
    const { folder } = releases.current();
    if (opened?.folder !== folder) opened = openRelease(folder);
    return opened;
  };
}

interface Inside {
  readonly settings: HostSettings;
  readonly clock: Clock;
  readonly files: () => ReleaseFiles;
  readonly heartbeat: Heartbeat;
  readonly watchdog: Watchdog;
  readonly updater: Updater;
  readonly port: () => number;
}

function partsOf({ settings, clock, files, heartbeat, watchdog, updater, port }: Inside): HostParts {
  const { releases } = settings;
  const started = clock.now();
  const pin = (): string => files().facts()?.config.pin ?? '';
  const door = createStaffDoor(pin, clock);
  const uptime = (): number => Math.round((clock.now() - started) / 1000);
  const status = (): HostStatus => {
    const last = heartbeat.last();
    return {
      kiosk: 'lanternist',
      version: releases.current().version,
      state: heartbeat.state(clock.now()),
      uptime: uptime(),
      lastBeat: last && {
        agoMs: Math.round(clock.now() - last.at),
        screen: last.beat.screen,
        errors: last.beat.errors,
      },
      restarts: watchdog.restarts(),
      lastTrouble: watchdog.lastTrouble(),
      memory: { page: last?.beat.heap ?? 0, host: process.memoryUsage().rss },
      update: updater.state(),
    };
  };
  const facts = (): Readonly<Record<string, unknown>> => ({
    version: releases.current().version,
    made: files().facts()?.made ?? '',
    uptime: uptime(),
    restarts: watchdog.restarts(),
    heap: heartbeat.last()?.beat.heap ?? 0,
    stories: files().facts()?.stories ?? [],
  });
  return {
    port,
    status,
    file: (path) => files().read(path),
    hello: () => ({ version: releases.current().version, installed: releases.current().installed }),
    beat: (beat) => {
      heartbeat.beat(beat, clock.now());
      return updater.beat(beat) ? 'reload' : '';
    },
    use: settings.use,
    door: () => (pin() === '' ? undefined : door),
    staff: { ...settings.tools, facts, restart: () => watchdog.restartBrowser() },
  };
}

/** The watchdog twice a second, updates every three seconds. A fault here must never end the kiosk. */
function keepLooking(watchdog: Watchdog, updater: Updater, log: (line: string) => void): () => void {
  const failed = (error: unknown): void => log(`A fault of the host: ${error instanceof Error ? error.stack : error}`);
  const look = (): void => void watchdog.tick().catch(failed);
  const timers = [setInterval(look, 500), setInterval(() => void updater.tick().catch(failed), 3000)];
  look();
  return () => timers.forEach(clearInterval);
}

function listen(server: ServerType, port: number): Promise<number> {
  return new Promise((settle, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === 'EADDRINUSE' || error.code === 'EACCES';
      const failure = new EnvironmentFailure(problem('port-taken', undefined, undefined, { port }), { cause: error });
      reject(isTaken ? failure : error);
    });
    server.listen(port, '127.0.0.1', () => settle((server.address() as AddressInfo).port));
  });
}
