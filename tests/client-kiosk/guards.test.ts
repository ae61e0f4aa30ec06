import { describe, expect, test } from 'vitest';
import { isOpen, pixelShift } from '../../src/client/kiosk/hours.ts';
import { staysInside } from '../../src/client/kiosk/lock-keys.ts';
import { firstState } from '../../src/client/kiosk/machine.ts';
import { sentenceAt } from '../../src/client/kiosk/narration.ts';
import { delayAfter, isPin, makePinCheck } from '../../src/client/kiosk/pin-check.ts';
import { makeGesture } from '../../src/client/kiosk/staff-gesture.ts';
import { makeHeld } from '../../src/client/kiosk/stuck-touch.ts';
import { makeSwipe } from '../../src/client/kiosk/swipe.ts';
import { type Moment, makeUseCounter } from '../../src/client/kiosk/use-log.ts';
import { makeUseQueue } from '../../src/client/kiosk/use-queue.ts';
import type { UseLine } from '../../src/model/kiosk-use.ts';
import { hashPin } from '../fixtures/kiosk-guards/hash-pin.ts';

describe('staff gesture', () => {
  const knock = (count: number, apart: number, held: number, x = 20): boolean => {
    const gesture = makeGesture(100);
    for (let tap = 0; tap < count; tap++) {
      gesture.down(x, 20, tap * apart);
      const isLast = tap === count - 1;
      const done = gesture.up(x, 20, tap * apart + (isLast ? held : 80));
      if (isLast || done) return done;
    }
    return false;
  };
  test('five taps, the last one held', () => expect(knock(5, 500, 1000)).toBe(true));
  test.each([
    ['four taps', 4, 500, 1000, 20],
    ['the last let go early', 5, 500, 900, 20],
    ['too slow', 5, 1001, 1000, 20],
    ['elsewhere', 5, 500, 1000, 101],
  ])('not %s', (_, count, apart, held, x) => expect(knock(count, apart, held, x)).toBe(false));
});

describe('PIN', () => {
  test('the delay doubles up to 300 s', () => {
    expect([0, 1, 2, 3, 9, 10, 50].map(delayAfter)).toEqual([0, 1000, 2000, 4000, 256_000, 300_000, 300_000]);
  });
  test('a try during the wait is not looked at, and the right one ends the counting', async () => {
    let now = 0;
    let looks = 0;
    const check = makePinCheck(
      async (pin) => {
        looks++;
        return pin === '2468' ? { type: 'open', token: '' } : { type: 'wait', wait: 0 };
      },
      () => now,
    );
    expect(await check.attempt('1')).toEqual({ type: 'wait', wait: 1000 });
    now = 999;
    expect(await check.attempt('2468')).toEqual({ type: 'wait', wait: 1 });
    expect(looks).toBe(1);
    now = 1000;
    expect(await check.attempt('1')).toEqual({ type: 'wait', wait: 2000 });
    now = 3000;
    expect((await check.attempt('2468')).type).toBe('open');
    expect(await check.attempt('1')).toEqual({ type: 'wait', wait: 1000 });
  });
  test('the stored form', async () => {
    const stored = hashPin('2468', 1000);
    expect(await isPin('2468', stored, crypto.subtle)).toBe(true);
    expect(await isPin('2469', stored, crypto.subtle)).toBe(false);
    expect(await isPin('', 'nonsense', crypto.subtle)).toBe(false);
  });
});

describe('hours', () => {
  const at = (from: number, to: number) => [599, 600, 1079, 1080, 0].map((minutes) => isOpen({ from, to }, minutes));
  test('by day, over midnight, always', () => {
    expect(at(600, 1080)).toEqual([false, true, true, false, false]);
    expect(at(1080, 600)).toEqual([true, false, false, true, true]);
    expect(at(600, 600)).toEqual([true, true, true, true, true]);
    expect(isOpen(null, 5)).toBe(true);
  });
  test('the picture wanders at most 4 px, and slowly', () => {
    const places = Array.from({ length: 24 * 60 }, (_, minute) => pixelShift(minute * 60_000));
    expect(Math.max(...places.flatMap(({ x, y }) => [Math.abs(x), Math.abs(y)]))).toBe(4);
    const steps = places.slice(1).map(({ x }, index) => Math.abs(x - (places[index]?.x ?? 0)));
    expect(Math.max(...steps)).toBeLessThanOrEqual(2);
  });
});

test('what is held for more than 60 s is stuck, until it is let go', () => {
  const held = makeHeld<number>();
  held.down(1, 0);
  held.down(1, 50_000);
  expect([held.isStuck(1, 60_000), held.isStuck(1, 60_001), held.isStuck(2, 60_001)]).toEqual([false, true, false]);
  held.up(1);
  expect(held.isStuck(1, 60_001)).toBe(false);
});

describe('a swipe', () => {
  const finger = (pointerId: number, clientX: number, clientY = 300) => ({ pointerId, clientX, clientY });
  const swiped = (stuck: readonly number[], ...downs: number[]) => {
    const swipe = makeSwipe((id) => stuck.includes(id));
    for (const id of downs) swipe.down(finger(id, 900), false);
    return swipe.up(finger(downs.at(-1) ?? 0, 600));
  };
  test('of one finger turns the page, of two nothing', () => {
    expect([swiped([], 1), swiped([], 1, 2)]).toEqual(['next', undefined]);
  });
  test('of something stuck turns nothing, and hinders no finger', () => {
    expect([swiped([1], 1), swiped([1], 1, 2)]).toEqual([undefined, 'next']);
  });
  test('goes on when what was stuck is taken away meanwhile', () => {
    const swipe = makeSwipe((id) => id === 1);
    swipe.down(finger(1, 100), false);
    swipe.down(finger(2, 300), false);
    expect([swipe.up(finger(1, 900)), swipe.up(finger(2, 600))]).toEqual([undefined, 'back']);
  });
  test('up or down, or of what answers fingers itself, turns nothing', () => {
    const swipe = makeSwipe(() => false);
    swipe.down(finger(1, 900), false);
    expect(swipe.up(finger(1, 800, 600))).toBeUndefined();
    swipe.down(finger(1, 900), true);
    expect(swipe.up(finger(1, 600))).toBeUndefined();
  });
});

test('only keys of the page stay inside', () => {
  const press = { key: 'p', ctrlKey: false, altKey: false, metaKey: false, shiftKey: false };
  expect(staysInside({ ...press, key: 'ArrowLeft' })).toBe(true);
  expect(staysInside({ ...press, key: 'Tab', shiftKey: true })).toBe(true);
  expect(staysInside({ ...press, key: 'ArrowLeft', altKey: true })).toBe(false);
  expect(staysInside({ ...press, key: 'ArrowLeft', shiftKey: true })).toBe(false);
  expect(staysInside({ ...press, key: 'F12' })).toBe(false);
});

test('a caption follows the share of the letters', () => {
  expect([0, 0.49, 0.5, 1].map((part) => sentenceAt(['abcd', 'efgh'], part))).toEqual(['abcd', 'abcd', 'efgh', 'efgh']);
});

describe('evidence of use', () => {
  const lines = (count: number): UseLine[] =>
    Array.from({ length: count }, (_, at) => ({ at, kind: 'page', story: 's', lang: 'en', page: 'p', ms: 1 }));
  test('batches at most every 5 s; what the host did not keep is sent again', async () => {
    const sent: number[] = [];
    let kept = false;
    const queue = makeUseQueue(async (part) => {
      sent.push(part.length);
      return kept;
    });
    queue.add(...lines(3));
    await queue.tick(0);
    await queue.tick(4999);
    expect([sent, queue.size()]).toEqual([[3], 3]);
    kept = true;
    await queue.tick(5000);
    expect([sent, queue.size()]).toEqual([[3, 3], 0]);
  });
  test('bounded while the host is gone; drained in parts', () => {
    const queue = makeUseQueue(async () => false);
    queue.add(...lines(5000));
    expect(queue.size()).toBe(2000);
    const parts: number[] = [];
    queue.drain((part) => parts.push(part.length) < 3);
    expect([parts, queue.size()]).toEqual([[200, 200, 200], 1600]);
  });
  test('a session: pages, languages, the end, and no idle time', () => {
    let now = 0;
    const told: UseLine[] = [];
    const count = makeUseCounter({ now: () => now, date: () => 1e6 + now }, 60_000, (...more) => told.push(...more));
    const attract = firstState({ stories: [], languages: ['en'], ground: 'dark' });
    const story = { ...attract, screen: 'story' as const, story: 's' };
    const see = (at: number, state: Moment['state'], page = '', isLast = false) => {
      now = at;
      count({ state, page, isLast });
    };
    see(0, attract);
    see(1000, story, 'one');
    see(4000, { ...story, lang: 'ru' }, 'one');
    see(6000, { ...story, lang: 'ru', page: 1 }, 'two', true);
    see(70_000, { ...story, lang: 'ru', page: 1, warning: true }, 'two', true);
    see(90_000, attract);
    expect(told.map(({ kind, lang, page, ms }) => [kind, lang, page, ms].join(' ').replace(/ +/g, ' '))).toEqual([
      'page en one 3000',
      'language ru one 0',
      'page ru one 2000',
      'complete ru two 0',
      'page ru two 4000',
      'story en 9000',
      'session en 9000',
    ]);
    expect(told.at(-1)?.at).toBe(1e6 + 1000);
  });
});
