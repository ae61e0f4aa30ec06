import type { Hono } from 'hono';
import { kioskConfig } from '../../../src/kiosk-schema.ts';
import type { KioskFacts } from '../../../src/model/kiosk.ts';
import type { UseLine } from '../../../src/model/kiosk-use.ts';
import { createKioskApp } from '../../../src/serve/kiosk/app.ts';
import type { Beat } from '../../../src/serve/kiosk/beat.ts';
import { fileOf } from '../../../src/serve/kiosk/release-files.ts';
import type { ShownRelease } from '../../../src/serve/kiosk/releases.ts';
import { createStaffDoor } from '../../../src/serve/kiosk/staff-door.ts';
import { writeRelease } from '../../support/kiosk-release.ts';

/** A beat of a page that shows the attract loop. */
export const rest: Beat = {
  boot: 'a',
  version: '',
  screen: 'attract',
  staff: false,
  page: '',
  changes: 0,
  heap: 0,
  nodes: 1,
  blank: false,
  errors: 0,
};

/** What `kiosk.json` of a small release says. */
export function factsOf(mark: string, unsigned: readonly string[] = []): KioskFacts {
  return {
    schema: 1,
    title: mark,
    made: '0.0.0',
    stories: [{ id: 'leonov', lang: 'ru', title: 'Леонов', pages: ['start', 'end'], unsigned }],
    config: kioskConfig([]),
  };
}

/** A small release whose every file says `mark`; gives its version. */
export function makeRelease(folder: string, mark: string, unsigned: readonly string[] = []): string {
  return writeRelease(folder, {
    'index.html': `<p>${mark}</p>`,
    'poster.html': `<h1>${mark}</h1>`,
    'kiosk.json': JSON.stringify(factsOf(mark, unsigned)),
    'media/sound.mp3': `${mark} `.repeat(20_000),
  });
}

/** A release without files, for what asks for its version only. */
export function shownRelease(version: string, trial = false): ShownRelease {
  const manifest = { schema: 1, version, files: {} } as const;
  return { type: 'whole', folder: '/', manifest, facts: factsOf(version), installed: '', trial };
}

export const port = 4711;
/** Headers of the kiosk's own page, when it asks and when it sends. */
export const own = { host: `127.0.0.1:${port}` };
export const ownPost = { ...own, origin: `http://127.0.0.1:${port}` };

/** The routes of a host, with what they were asked for. */
export interface Routes {
  readonly app: Hono;
  readonly clock: { time: number };
  readonly used: UseLine[];
  readonly installed: string[];
  readonly get: (path: string, headers?: Record<string, string>) => Promise<Response>;
  readonly post: (path: string, body: unknown, headers?: Record<string, string>) => Promise<Response>;
}

/** Routes that serve one release; a day takes `room` lines of use. */
export function openRoutes(release: ShownRelease, pinHash: string, room = 1000): Routes {
  const clock = { time: 0, now: (): number => clock.time };
  const used: UseLine[] = [];
  const installed: string[] = [];
  const { version } = release.manifest;
  const door = createStaffDoor(() => pinHash, clock);
  const app = createKioskApp({
    port: () => port,
    file: (path) => fileOf(release, path),
    hello: () => ({ version, installed: release.installed }),
    beat: ({ boot }) => (boot === 'old' ? 'reload' : ''),
    use: async (lines) => {
      const kept = lines.slice(0, room - used.length);
      used.push(...kept);
      return kept.length;
    },
    status: () => ({
      kiosk: 'lanternist',
      version,
      state: 'hung',
      uptime: 1,
      lastBeat: undefined,
      restarts: 2,
      lastTrouble: 'hung',
      memory: { page: 0, host: 1 },
      update: '',
    }),
    door: () => door,
    staff: {
      facts: () => ({ version }),
      sticks: async () => [{ path: '/media/stick/lanternist-kiosk', version: 'v2' }],
      stats: async () => [],
      install: async (path) => void installed.push(path),
      restart: () => {},
    },
  });
  return {
    app,
    clock,
    used,
    installed,
    get: async (path, headers = own) => app.request(path, { headers }),
    post: async (path, body, headers = ownPost) =>
      app.request(path, { method: 'POST', headers, body: JSON.stringify(body) }),
  };
}
