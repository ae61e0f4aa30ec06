import { createAdaptorServer } from '@hono/node-server';
import type { UseLine } from '../../model/kiosk-use.ts';
import type { BrowserProcess } from '../../output/browser/process.ts';
import { listen, stopListening } from '../listen.ts';
import { createKioskApp, type HostParts } from './app.ts';
import { type Clock, systemClock } from './clock.ts';
import type { DoorMemory } from './door-memory.ts';
import { createHeartbeat, type Heartbeat } from './heartbeat.ts';
import { openScreen } from './kiosk-browser.ts';
import { fileOf } from './release-files.ts';
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
  /** Keeps evidence of use; gives how many lines were kept. */
  readonly use: (lines: readonly UseLine[]) => Promise<number>;
  readonly tools: Pick<StaffTools, 'sticks' | 'stats' | 'install'>;
  /** Wrong PINs of the time before; without it they are forgotten at the end. */
  readonly doorMemory?: DoorMemory;
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
  const heartbeat = createHeartbeat(clock.now());
  const { launch, log } = settings;
  const watchdog = createWatchdog({
    clock,
    heartbeat,
    log,
    reloadAt: () => settings.releases.current().facts.config.reload,
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
  const parts = partsOf({ settings, clock, heartbeat, watchdog, updater, port: () => bound.port });
  const server = createAdaptorServer({ fetch: createKioskApp(parts).fetch });
  bound.port = await listen(server, settings.port);
  const stop = keepLooking(watchdog, updater, log);
  const close = async (): Promise<void> => {
    stop();
    await watchdog.close();
    await stopListening(server);
  };
  return { address: `http://127.0.0.1:${bound.port}/`, status: parts.status, close };
}

interface Inside {
  readonly settings: HostSettings;
  readonly clock: Clock;
  readonly heartbeat: Heartbeat;
  readonly watchdog: Watchdog;
  readonly updater: Updater;
  readonly port: () => number;
}

function partsOf({ settings, clock, heartbeat, watchdog, updater, port }: Inside): HostParts {
  const { releases } = settings;
  const started = clock.now();
  const pin = (): string => releases.current().facts.config.pin;
  const door = createStaffDoor(pin, clock, settings.doorMemory);
  const uptime = (): number => Math.round((clock.now() - started) / 1000);
  const status = (): HostStatus => {
    const last = heartbeat.last();
    return {
      kiosk: 'lanternist',
      version: releases.current().manifest.version,
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
    ...(releases.current().facts.config.call && { 'whom to call': releases.current().facts.config.call }),
    version: releases.current().manifest.version,
    made: releases.current().facts.made,
    uptime: uptime(),
    restarts: watchdog.restarts(),
    heap: heartbeat.last()?.beat.heap ?? 0,
    stories: releases.current().facts.stories,
  });
  return {
    port,
    status,
    file: (path) => {
      if (path === 'index.html') updater.asked();
      return fileOf(releases.current(), path);
    },
    hello: () => ({ version: releases.current().manifest.version, installed: releases.current().installed }),
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
