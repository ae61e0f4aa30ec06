import { describe, expect, test } from 'vitest';
import { createBackoff } from '../../../src/serve/kiosk/backoff.ts';
import { createHeartbeat } from '../../../src/serve/kiosk/heartbeat.ts';
import { rest } from './support.ts';

describe('heartbeat', () => {
  test('starting, well, hung', () => {
    const heart = createHeartbeat(0);
    expect(heart.state(15_000)).toBe('starting');
    expect(heart.state(15_001)).toBe('silent');
    heart.beat(rest, 16_000);
    expect([heart.state(24_000), heart.state(24_001)]).toEqual(['well', 'hung']);
  });

  test('beats of the page before count no more', () => {
    const heart = createHeartbeat(0);
    heart.beat(rest, 1000);
    heart.opened(2000);
    heart.beat(rest, 2100);
    expect(heart.state(2200)).toBe('starting');
    heart.beat({ ...rest, boot: 'b' }, 2300);
    expect(heart.state(2400)).toBe('well');
  });

  test('a page that beats before the host knows that it is in front counts, and a silent one has its time', () => {
    const heart = createHeartbeat(0);
    heart.opened(1000);
    heart.beat(rest, 18_000);
    heart.shown(18_500);
    expect(heart.state(19_000)).toBe('well');
    heart.opened(20_000);
    heart.shown(30_000);
    expect([heart.state(45_000), heart.state(45_001)]).toEqual(['starting', 'silent']);
  });

  test('one blank beat is a change of slides, three are a blank page', () => {
    const heart = createHeartbeat(0);
    const states = [true, true, false, true, true, true].map((blank, index) => {
      heart.beat({ ...rest, blank }, index * 2000);
      return heart.state(index * 2000);
    });
    expect(states).toEqual(['well', 'well', 'well', 'well', 'well', 'blank']);
  });

  test('the sleep of the machine is not held against the page', () => {
    const heart = createHeartbeat(0);
    heart.beat(rest, 0);
    heart.missed(60_000);
    expect(heart.state(62_000)).toBe('well');
  });
});

test('back-off doubles up to 300 s and begins anew after ten well minutes', () => {
  const backoff = createBackoff();
  const waits = Array.from({ length: 11 }, () => backoff.next() / 1000);
  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]);
  backoff.well(0);
  backoff.well(599_999);
  expect(backoff.next()).toBe(300_000);
  backoff.well(600_000);
  backoff.well(1_200_000);
  expect(backoff.next()).toBe(1000);
});
