import { beforeEach, describe, expect, test } from 'vitest';
import type { Beat } from '../../../src/serve/kiosk/beat.ts';
import { createHeartbeat, type Heartbeat } from '../../../src/serve/kiosk/heartbeat.ts';
import type { ScreenTrouble } from '../../../src/serve/kiosk/screen-tabs.ts';
import { createWatchdog, type Watchdog } from '../../../src/serve/kiosk/watchdog.ts';
import { rest } from './support.ts';

let time: number;
let day: Date;
const clock = { now: () => time, wall: () => day };
beforeEach(() => {
  time = 0;
  day = new Date(2026, 10, 23, 12, 0);
});

describe('watchdog', () => {
  let done: string[];
  let heart: Heartbeat;
  let tell: (trouble: ScreenTrouble) => void;
  let isBroken: boolean;
  let onPage: () => void;
  let dog: Watchdog;
  const live = (change: Partial<Beat> = {}): void =>
    heart.beat({ ...rest, boot: `boot ${done.length}`, ...change }, time);
  beforeEach(async () => {
    done = [];
    isBroken = false;
    onPage = () => {};
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
            onPage();
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

  test('a page that beats while it is brought to the front is the one that counts', async () => {
    onPage = () => heart.beat({ ...rest, boot: 'quick' }, time);
    tell('crash');
    await pass(1500, false);
    expect(heart.state(time)).toBe('well');
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
