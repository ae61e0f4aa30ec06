import { beforeEach, describe, expect, test } from 'vitest';
import type { Beat } from '../../../src/serve/kiosk/beat.ts';
import { createHeartbeat, type Heartbeat } from '../../../src/serve/kiosk/heartbeat.ts';
import type { ScreenTrouble } from '../../../src/serve/kiosk/kiosk-browser.ts';
import type { Releases } from '../../../src/serve/kiosk/releases.ts';
import { createUpdater, type Updater } from '../../../src/serve/kiosk/updater.ts';
import { createWatchdog, type Watchdog } from '../../../src/serve/kiosk/watchdog.ts';

const rest: Beat = {
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
let time: number;
let day: Date;
const clock = { now: () => time, wall: () => day };
beforeEach(() => {
  time = 0;
  day = new Date(2026, 10, 23, 12, 0);
});

describe('updates', () => {
  let events: string[];
  let version: string;
  let wanted: string | undefined;
  let isCorrupt: boolean;
  const releases: Releases = {
    current: () => ({ folder: '/', version, installed: '' }),
    wanted: () => wanted,
    switchTo: async (to) => {
      if (isCorrupt) throw new Error('a hash differs');
      events.push(`switch ${to}`);
      version = to;
    },
    rollBack: async (bad) => {
      events.push(`roll back ${bad}`);
      version = 'v1';
    },
  };
  const updaterOf = (opensPages: boolean): Updater =>
    createUpdater({
      releases,
      clock,
      opensPages,
      log: () => {},
      exchange: async (work) => {
        events.push('poster');
        await work();
        events.push('page');
      },
    });
  beforeEach(() => {
    events = [];
    version = 'v1';
    wanted = 'v2';
    isCorrupt = false;
  });

  test.each([
    ['a visitor reads', { screen: 'story' }],
    ['a visitor chooses', { screen: 'menu' }],
    ['staff is at work', { staff: true }],
  ] as const)('none while %s', async (_, busy) => {
    const updater = updaterOf(true);
    updater.beat({ ...rest, ...busy });
    await updater.tick();
    expect([events, updater.state()]).toEqual([[], 'v2 waits for attract']);
    updater.beat(rest);
    await updater.tick();
    expect(events).toEqual(['poster', 'switch v2', 'page']);
  });

  test('none on the word of an old beat, and none before the first', async () => {
    const updater = updaterOf(true);
    await updater.tick();
    updater.beat(rest);
    time = 4001;
    await updater.tick();
    expect(events).toEqual([]);
  });

  test('a new page that beats is kept', async () => {
    const updater = updaterOf(true);
    updater.beat(rest);
    await updater.tick();
    time = 29_000;
    updater.beat({ ...rest, boot: 'b' });
    time = 90_000;
    await updater.tick();
    expect([version, updater.state()]).toEqual(['v2', '']);
  });

  test.each([
    ['silent', undefined],
    ['blank', { ...rest, boot: 'b', blank: true }],
  ] as const)('a new page that stays %s is rolled back after 30 s, once and for all', async (_, sign) => {
    const updater = updaterOf(true);
    updater.beat(rest);
    await updater.tick();
    time = 29_999;
    if (sign) updater.beat(sign);
    await updater.tick();
    expect(version).toBe('v2');
    time = 30_000;
    await updater.tick();
    expect(version).toBe('v1');
    updater.beat({ ...rest, boot: 'c' });
    await updater.tick();
    expect(events).toEqual(['poster', 'switch v2', 'page', 'poster', 'roll back v2', 'page']);
  });

  test('a corrupt release is refused and not tried again', async () => {
    isCorrupt = true;
    const updater = updaterOf(true);
    updater.beat(rest);
    await updater.tick();
    isCorrupt = false;
    updater.beat(rest);
    await updater.tick();
    expect([version, events]).toEqual(['v1', ['poster', 'page']]);
  });

  test('without a browser of its own the host asks the page to reload, in attract only', async () => {
    const updater = updaterOf(false);
    expect(updater.beat(rest)).toBe(false);
    await updater.tick();
    time = 60_000;
    expect(updater.beat({ ...rest, screen: 'story' })).toBe(false);
    await updater.tick();
    expect(version).toBe('v2');
    expect(updater.beat(rest)).toBe(true);
    expect(updater.beat({ ...rest, boot: 'b' })).toBe(false);
  });
});

describe('watchdog', () => {
  let done: string[];
  let heart: Heartbeat;
  let tell: (trouble: ScreenTrouble) => void;
  let isBroken: boolean;
  let dog: Watchdog;
  const live = (change: Partial<Beat> = {}): void =>
    heart.beat({ ...rest, boot: `boot ${done.length}`, ...change }, time);
  beforeEach(async () => {
    done = [];
    isBroken = false;
    heart = createHeartbeat(0);
    dog = createWatchdog({
      clock,
      heartbeat: heart,
      reloadAt: () => 240,
      log: () => {},
      open: async (onTrouble) => {
        tell = onTrouble;
        done.push('browser');
        return {
          showPoster: async () => void done.push('poster'),
          openPage: async () => {
            done.push('page');
            if (isBroken) throw new Error('nothing to see');
          },
          renewPoster: async () => {},
          close: async () => void done.push('close'),
        };
      },
    });
    await dog.tick();
    live();
    await dog.tick();
    expect(done.splice(0)).toEqual(['browser', 'page']);
  });
  /** Ticks twice a second until `end`, while the page keeps beating if `isAlive`. */
  const pass = async (end: number, isAlive: boolean): Promise<void> => {
    for (; time < end; time += 500) {
      if (isAlive) live();
      await dog.tick();
    }
  };

  test('a crash: the poster at once, another page after a second', async () => {
    tell('crash');
    expect(done).toEqual(['poster']);
    await pass(1000, false);
    expect(done).toEqual(['poster']);
    await pass(1500, false);
    expect(done).toEqual(['poster', 'poster', 'page']);
    expect([dog.restarts(), dog.lastTrouble()]).toEqual([1, 'crash']);
  });

  test('a hang is seen within ten seconds', async () => {
    await pass(11_000, false);
    expect(done).toEqual(['poster', 'poster', 'page']);
    expect(dog.lastTrouble()).toBe('hung');
  });

  test('a browser that is gone is started anew', async () => {
    tell('gone');
    await pass(1500, false);
    expect(done).toEqual(['close', 'browser', 'page']);
  });

  test('what cannot be shown is tried again, later each time, and with a new browser from the third time on', async () => {
    isBroken = true;
    tell('crash');
    await pass(7500, false);
    expect(done.filter((each) => each === 'page')).toHaveLength(3);
    expect(done.filter((each) => each === 'browser')).toHaveLength(1);
    await pass(14_500, false);
    expect(done.filter((each) => each === 'page')).toHaveLength(3);
    await pass(16_500, false);
    expect(done.filter((each) => each === 'page')).toHaveLength(4);
  });

  test('nightly reload: once, in attract only, and it is no trouble', async () => {
    await pass(2000, true);
    day = new Date(2026, 10, 24, 4, 1);
    live({ screen: 'story' });
    await dog.tick();
    expect(done).toEqual([]);
    live();
    await dog.tick();
    expect(done.splice(0)).toEqual(['poster', 'page']);
    day = new Date(2026, 10, 24, 23, 0);
    await pass(6000, true);
    expect([done, dog.restarts()]).toEqual([[], 0]);
  });

  test('memory: above the ceiling in attract, above twice the ceiling at once', async () => {
    live({ heap: 600_000_000, screen: 'story' });
    await dog.tick();
    expect(dog.restarts()).toBe(0);
    live({ heap: 600_000_000 });
    await dog.tick();
    expect(dog.lastTrouble()).toBe('memory');
    await pass(3000, false);
    live({ heap: 1_100_000_000, screen: 'story' });
    await dog.tick();
    expect(dog.restarts()).toBe(2);
  });

  test('after the end nothing is started', async () => {
    await dog.close();
    tell('gone');
    await pass(10_000, false);
    expect(done).toEqual(['close']);
  });
});
