import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeIdleClock } from '../../src/client/kiosk/idle.ts';
import { afterEvent, type Event, firstState, type World } from '../../src/client/kiosk/machine.ts';

const world: World = {
  ground: 'dark',
  languages: ['en', 'ru', 'ja'],
  stories: [
    { id: 'harbour', languages: ['en'], notices: ['', 'act-2', 'act-2', '', 'slide-5'] },
    { id: 'leonov', languages: ['en', 'ru', 'ja'], notices: ['', ''] },
  ],
};

const run = (events: readonly Event[], from = firstState(world)) =>
  events.reduce((state, event) => afterEvent(state, event, world), from);

describe('the kiosk as a machine', () => {
  test('a touch leads from the attract loop to the menu, in the language that was shown', () => {
    expect(run([{ type: 'begin', lang: 'ru' }])).toMatchObject({ screen: 'menu', lang: 'ru' });
  });

  test('a story is told in a language that it has', () => {
    const begun = run([
      { type: 'begin', lang: 'ru' },
      { type: 'choose', story: 'harbour' },
    ]);
    expect(begun).toMatchObject({ screen: 'story', story: 'harbour', lang: 'en', page: 0 });
  });

  test('the language changes and the page stays', () => {
    const told = run([
      { type: 'begin' },
      { type: 'choose', story: 'leonov' },
      { type: 'next' },
      { type: 'language', lang: 'ja' },
    ]);
    expect(told).toMatchObject({ lang: 'ja', page: 1 });
  });

  const inHarbour: Event[] = [{ type: 'begin' }, { type: 'choose', story: 'harbour' }];

  test('a notice stands before its part whatever road leads there, and once', () => {
    const byNext = run([...inHarbour, { type: 'next' }]);
    const byStrip = run([...inHarbour, { type: 'go', page: 2 }]);
    expect([byNext.notice, byStrip.notice]).toEqual([true, true]);
    expect(run([{ type: 'next' }], byNext).page).toBe(1);
    const passed = run([{ type: 'continue' }, { type: 'next' }], byNext);
    expect(passed).toMatchObject({ page: 2, notice: false });
    expect(run([{ type: 'go', page: 4 }], passed).notice).toBe(true);
  });

  test('a part can be skipped; at the end of the story one stands before it again', () => {
    expect(run([...inHarbour, { type: 'next' }, { type: 'skip' }])).toMatchObject({ page: 3, notice: false });
    expect(run([...inHarbour, { type: 'go', page: 4 }, { type: 'skip' }])).toMatchObject({ page: 3, notice: false });
  });

  test('whatever a visitor did, nothing of it is left for the next', () => {
    const kinds: Event['type'][] = ['next', 'back', 'menu', 'continue', 'skip', 'more', 'close', 'stay', 'warn'];
    const event = fc.oneof(
      fc.constantFrom(...kinds).map((type) => ({ type }) as Event),
      fc.constantFrom('harbour', 'leonov', 'no-story').map((story): Event => ({ type: 'choose', story })),
      fc.integer({ min: -5, max: 50 }).map((page): Event => ({ type: 'go', page })),
      fc.constantFrom('en', 'ja', 'xx').map((lang): Event => ({ type: 'language', lang })),
      fc.constantFrom(100, 200).map((text): Event => ({ type: 'comfort', change: { text, contrast: true } })),
      fc.constantFrom('sources' as const, 'comfort' as const).map((card): Event => ({ type: 'card', card })),
    );
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), (events) => {
        const state = run([{ type: 'begin' }, ...events]);
        const pages = world.stories.find(({ id }) => id === state.story)?.notices.length ?? 1;
        expect(state.page).toBeGreaterThanOrEqual(0);
        expect(state.page).toBeLessThan(pages);
        expect(run([{ type: 'leave' }], state)).toEqual(firstState(world));
      }),
    );
  });
});

describe('the idle clock', () => {
  test('warns, lets go, and every touch begins anew', () => {
    let now = 0;
    const clock = makeIdleClock(() => now, 60_000, 20_000);
    const at = (time: number): string => {
      now = time;
      return clock.tick();
    };
    expect([at(59_999), at(60_000), clock.left()]).toEqual(['busy', 'warn', 20]);
    clock.touched();
    expect([at(119_999), at(120_000), at(140_000)]).toEqual(['busy', 'warn', 'leave']);
  });

  test('counts nothing while held', () => {
    let now = 0;
    const clock = makeIdleClock(() => now, 60_000, 20_000);
    const letGo = clock.hold();
    now = 500_000;
    expect(clock.tick()).toBe('busy');
    letGo();
    letGo();
    now = 559_000;
    expect(clock.tick()).toBe('busy');
    now = 561_000;
    expect(clock.tick()).toBe('warn');
  });
});
