import { beforeEach, describe, expect, test } from 'vitest';
import type { Releases } from '../../../src/serve/kiosk/releases.ts';
import { createUpdater, type Updater } from '../../../src/serve/kiosk/updater.ts';
import { rest, shownRelease } from './support.ts';

let time: number;
const clock = { now: () => time };
beforeEach(() => {
  time = 0;
});

describe('updates', () => {
  let events: string[];
  let version: string;
  let wanted: string | undefined;
  let isCorrupt: boolean;
  let onTrial: boolean;
  const releases: Releases = {
    current: () => shownRelease(version, onTrial),
    wanted: () => wanted,
    switchTo: async (to) => {
      if (isCorrupt) throw new Error('a hash differs');
      events.push(`switch ${to}`);
      version = to;
      onTrial = true;
    },
    keep: async (good) => {
      events.push(`keep ${good}`);
      onTrial = false;
    },
    rollBack: async (bad) => {
      events.push(`roll back ${bad}`);
      version = 'v1';
      onTrial = false;
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
    onTrial = false;
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
    expect(events).toEqual(['poster', 'switch v2', 'page', 'keep v2']);
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

  describe('after a restart in the midst of a trial', () => {
    beforeEach(() => {
      version = 'v2';
      onTrial = true;
    });

    test('a page that stays silent is rolled back, however long the machine takes to ask for it', async () => {
      const updater = updaterOf(true);
      time = 120_000;
      await updater.tick();
      expect([version, updater.state()]).toEqual(['v2', 'v2 is on trial']);
      updater.asked();
      time = 149_000;
      // A page that is opened again and again gains no time.
      updater.asked();
      await updater.tick();
      expect(version).toBe('v2');
      time = 150_000;
      await updater.tick();
      expect([version, events]).toEqual(['v1', ['poster', 'roll back v2', 'page']]);
    });

    test('a page that beats is kept, and an old one in a browser that outlived the host is not it', async () => {
      const updater = updaterOf(false);
      updater.asked();
      expect(updater.beat({ ...rest, version: 'v1' })).toBe(true);
      expect(events).toEqual([]);
      expect(updater.beat({ ...rest, boot: 'b', version: 'v2' })).toBe(false);
      expect([events, updater.state()]).toEqual([['keep v2'], '']);
    });
  });
});
