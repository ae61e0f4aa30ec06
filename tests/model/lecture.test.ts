import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  act,
  type Command,
  dropped,
  elapsed,
  isHeldBack,
  type Lecture,
  newLecture,
  type Road,
  seenByAudience,
  spentUntil,
} from '../../src/model/lecture.ts';

const stop = (id: string, more: Partial<Road[number]> = {}) => ({ id, steps: 0, notice: '', optional: false, ...more });
const road: Road = [
  stop('title'),
  stop('hills', { steps: 2 }),
  stop('aside', { optional: true }),
  stop('camps', { notice: 'act-camps' }),
  stop('graves', { notice: 'act-camps', steps: 1 }),
];

const where = ({ view }: Lecture): string => {
  const stop = road.find(({ id }) => id === view.slide);
  return `${view.slide}${stop && isHeldBack(stop, view.accepted) ? '!' : view.step ? `+${view.step}` : ''}`;
};

function after(commands: readonly (Command | Command['do'])[], from = newLecture('title')): Lecture {
  return commands.reduce<Lecture>(
    (lecture, command, index) =>
      act(lecture, road, typeof command === 'string' ? ({ do: command } as Command) : command, index * 1000),
    from,
  );
}

function walk(command: 'forward' | 'back', from: Lecture): string[] {
  const seen = [where(from)];
  for (let next = from; ; ) {
    const moved = act(next, road, { do: command }, 0);
    if (moved === next) return seen;
    next = moved;
    seen.push(where(next));
  }
}

const commands: fc.Arbitrary<Command> = fc.oneof(
  fc.constantFrom<Command>({ do: 'forward' }, { do: 'back' }, { do: 'first' }, { do: 'last' }),
  fc.record({
    do: fc.constant('open' as const),
    slide: fc.constantFrom(...road.map(({ id }) => id), 'nowhere'),
    at: fc.oneof(fc.constantFrom('start' as const, 'end' as const), fc.integer({ min: 0, max: 5 })),
  }),
  fc.record({ do: fc.constantFrom('blank' as const, 'late' as const), on: fc.boolean() }),
  fc.record({ do: fc.constant('freeze' as const), on: fc.constantFrom(true, false, undefined) }),
  fc.record({ do: fc.constant('point' as const), at: fc.constantFrom(undefined, { x: 0.5, y: 0.5 }) }),
  fc.record({
    do: fc.constant('stand' as const),
    blank: fc.boolean(),
    view: fc.record({
      slide: fc.constantFrom(...road.map(({ id }) => id), 'nowhere'),
      step: fc.integer({ min: 0, max: 5 }),
      accepted: fc.subarray(['act-camps']),
    }),
  }),
  fc.record({
    do: fc.constant('watch' as const),
    to: fc.constantFrom('arm' as const, 'start' as const, 'pause' as const, 'reset' as const),
  }),
);

describe('the road', () => {
  test('visits everything in order, and goes the same way back', () => {
    const forward = walk('forward', newLecture('title'));
    expect(forward).toEqual('title hills hills+1 hills+2 aside camps! camps graves graves+1'.split(' '));
    const end = after(Array.from({ length: 8 }, () => 'forward'));
    expect(walk('back', end)).toEqual('graves+1 graves camps aside hills+2 hills+1 hills title'.split(' '));
  });

  test('passes over optional slides when it is late, both ways, but opens one that is asked for', () => {
    const late = after([{ do: 'late', on: true }]);
    expect(walk('forward', late)).not.toContain('aside');
    expect(walk('back', after([{ do: 'open', slide: 'camps' }], late))).toEqual([
      'camps!',
      'hills+2',
      'hills+1',
      'hills',
      'title',
    ]);
    expect(where(after([{ do: 'open', slide: 'aside' }], late))).toBe('aside');
  });

  test('leads through an optional slide that was shown, late or not', () => {
    const seen = after([
      { do: 'open', slide: 'aside' },
      { do: 'open', slide: 'title' },
      { do: 'late', on: true },
    ]);
    expect(walk('forward', seen)).toContain('aside');
    expect(walk('back', after([{ do: 'open', slide: 'camps' }], seen))).toContain('aside');
  });

  test('a step on a dark screen only lights it; opening a slide lights it too', () => {
    const dark = after(['forward', { do: 'blank', on: true }]);
    expect(where(after(['forward'], dark))).toBe('hills');
    expect(after(['back'], dark)).toMatchObject({ blank: false, view: dark.view });
    expect(after([{ do: 'open', slide: 'camps' }], dark)).toMatchObject({ blank: false, view: { slide: 'camps' } });
  });

  test('the audience goes on seeing what was frozen', () => {
    const frozen = after(['forward', 'forward', { do: 'freeze', on: true }, 'forward', 'forward']);
    expect(where(frozen)).toBe('aside');
    expect(seenByAudience(frozen)).toEqual({ slide: 'hills', step: 1, accepted: [] });
    expect(seenByAudience(after([{ do: 'freeze', on: false }], frozen)).slide).toBe('aside');
  });
});

describe('laws', () => {
  test('whatever is asked, the lecture stands on a slide, at a step that it has, and remembers what was seen', () => {
    fc.assert(
      fc.property(fc.array(commands), (all) => {
        const lecture = after(all);
        const here = road.find(({ id }) => id === lecture.view.slide);
        expect(lecture.view.step).toBeLessThanOrEqual(here?.steps ?? -1);
        expect(new Set(lecture.view.accepted).size).toBe(lecture.view.accepted.length);
        expect(lecture.seen).toContain(seenByAudience(lecture).slide);
        expect(new Set(lecture.seen).size).toBe(lecture.seen.length);
      }),
    );
  });

  test('a notice goes only by a step forward on it, or by a screen that had accepted it', () => {
    fc.assert(
      fc.property(fc.array(commands), commands, (all, last) => {
        const before = after(all);
        const { view } = act(before, road, last, 0);
        const isNew = view.accepted.length > before.view.accepted.length;
        if (isNew) expect(['forward', 'stand']).toContain(last.do);
        if (isNew && last.do === 'forward') expect(view.slide).toBe(before.view.slide);
      }),
    );
  });

  test('what changes nothing gives the same lecture', () => {
    // A stopwatch that runs begins anew with every reset.
    const moves = ['forward', 'back', 'freeze', 'reset'];
    const idempotent = commands.filter((each) => !moves.includes(each.do === 'watch' ? each.to : each.do));
    fc.assert(
      fc.property(fc.array(commands), idempotent, (all, last) => {
        const once = act(after(all), road, last, 50_000);
        expect(act(once, road, last, 50_000)).toBe(once);
      }),
    );
  });

  test('the times of the slides add up to what the stopwatch says', () => {
    fc.assert(
      fc.property(fc.array(commands, { maxLength: 40 }), (all) => {
        const lecture = after([{ do: 'watch', to: 'arm' }, ...all]);
        const end = (all.length + 5) * 1000;
        const spent = Object.values(spentUntil(lecture, end)).reduce((sum, each) => sum + each, 0);
        expect(spent).toBe(elapsed(lecture.watch, end));
      }),
    );
  });
});

describe('the stopwatch', () => {
  test('waits for the first change of slide, and only when it was armed', () => {
    expect(after(['forward']).watch.since).toBeUndefined();
    expect(
      after([
        { do: 'watch', to: 'arm' },
        { do: 'blank', on: true },
      ]).watch.since,
    ).toBeUndefined();
    expect(after([{ do: 'watch', to: 'arm' }, 'forward']).watch.since).toBe(1000);
  });

  test('a pause counts for no slide', () => {
    const begun = after([{ do: 'watch', to: 'start' }, 'forward', { do: 'watch', to: 'pause' }]);
    expect(spentUntil(begun, 60_000)).toEqual({ title: 1000, hills: 1000 });
    expect(elapsed(begun.watch, 60_000)).toBe(2000);
  });
});

test('walking through beforehand shows nothing, once it is reset at the first slide', () => {
  const walked = after(['forward', 'last', 'first']);
  expect(walked.seen).toEqual(['title', 'hills', 'graves']);
  expect(after([{ do: 'watch', to: 'reset' }], walked).seen).toEqual(['title']);
  const amid = after(['forward', { do: 'watch', to: 'reset' }], walked);
  expect(amid.seen).toEqual(['title', 'hills', 'graves']);
});

test('what is leafed over behind a frozen picture was not seen', () => {
  const leafed = after([
    { do: 'freeze', on: true },
    { do: 'open', slide: 'aside' },
    { do: 'open', slide: 'camps' },
  ]);
  expect(leafed.seen).toEqual(['title']);
  expect(dropped(after([{ do: 'late', on: true }], leafed), road)).toEqual(['aside']);
});

test('dropped are the optional slides of a late lecture that nobody saw', () => {
  const late: Command = { do: 'late', on: true };
  expect(dropped(after(['forward']), road)).toEqual([]);
  expect(dropped(after(['forward', late]), road)).toEqual(['aside']);
  const seen = after([{ do: 'open', slide: 'aside' }, late, 'forward']);
  expect(dropped(seen, road)).toEqual([]);
});
