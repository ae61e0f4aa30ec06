import { describe, expect, test } from 'vitest';
import { asClock, type Course, courseAt, lengthsOf, paceOf, standing } from '../../src/client/deck/speaker/plan.ts';
import { act, type Command, newLecture } from '../../src/model/lecture.ts';

/** Five slides of a minute each, the lecturer at one of them. */
const at = (index: number, spent: readonly number[], dropped: readonly number[] = []): Course => ({
  lengths: [60, 60, 60, 60, 60],
  spent,
  dropped: [0, 1, 2, 3, 4].map((each) => dropped.includes(each)),
  index,
});
const whole = (course: Course) => standing(course, 0, 5);

describe('lengths', () => {
  // 0 is a slide to which the script gives no time.
  test('slides without a time share what the others leave', () => {
    expect(lengthsOf([30, 0, 90, 0], 300)).toEqual([30, 90, 90, 90]);
  });
  test('nothing is left, or nothing is known', () => {
    expect(lengthsOf([200, 0], 100)).toEqual([200, 0]);
    expect(lengthsOf([0, 0], 0)).toEqual([0, 0]);
    expect(lengthsOf([], 600)).toEqual([]);
  });
});

describe('standing', () => {
  test('before the first press, and as planned: nothing is off', () => {
    expect(whole(at(0, [0]))).toEqual({ planned: 300, spent: 0, off: 0 });
    expect(whole(at(2, [60, 60, 25]))).toEqual({ planned: 300, spent: 145, off: 0 });
  });
  test('a slide that takes longer than its time, and one that was left early', () => {
    expect(whole(at(1, [60, 75])).off).toBe(15);
    expect(whole(at(1, [40, 10])).off).toBe(-20);
  });
  test('whoever jumps ahead is ahead by what was jumped over', () => {
    expect(whole(at(4, [60])).off).toBe(-180);
  });
  test('who goes back repeats only what is spent there', () => {
    expect(whole(at(1, [60, 60, 60])).off).toBe(0);
    expect(whole(at(1, [60, 90, 60])).off).toBe(30);
  });
  test('a slide left early has its rest still before it when one comes back', () => {
    expect(whole(at(1, [60, 60, 10])).off).toBe(0);
  });
  test('a dropped slide leaves the plan, and its time is won at once', () => {
    expect(whole(at(1, [60, 120], [3]))).toEqual({ planned: 240, spent: 180, off: 0 });
  });
  test('one act alone: what came before doesn’t count, nor what comes after', () => {
    expect(standing(at(3, [200, 0, 50, 60]), 2, 4)).toEqual({ planned: 120, spent: 110, off: -10 });
    expect(standing(at(3, [200, 0, 50, 60]), 4, 5)).toEqual({ planned: 60, spent: 0, off: 0 });
  });
  test('an empty stretch', () => {
    expect(standing(at(-1, []), -1, 0)).toEqual({ planned: 0, spent: 0, off: 0 });
  });
});

test('a hundredth of the whole is on time, but never less than ten seconds or more than a minute', () => {
  expect([9, -9, 10, -10].map((off) => paceOf(off, 300))).toEqual(['on-time', 'on-time', 'behind', 'ahead']);
  expect([29, 30].map((off) => paceOf(off, 3000))).toEqual(['on-time', 'behind']);
  expect([59, 60].map((off) => paceOf(off, 20_000))).toEqual(['on-time', 'behind']);
});

test('clocks', () => {
  expect([0, 59.9, 65, 3605, -90].map(asClock)).toEqual(['0:00', '0:59', '1:05', '1:00:05', '1:30']);
});

test('the course of a lecture tells what each slide took, which were passed over, and where it stands', () => {
  const stop = (id: string, optional = false) => ({ id, steps: 0, notice: '', optional });
  const road = [stop('one'), stop('two', true), stop('three')];
  const lecture = [{ do: 'watch', to: 'start' }, { do: 'late', on: true }, { do: 'forward' }].reduce(
    (each, command, at) => act(each, road, command as Command, at * 1000),
    newLecture('one'),
  );
  expect(courseAt(lecture, road, [10, 20, 30], 7000)).toEqual({
    lengths: [10, 20, 30],
    spent: [2, 0, 5],
    dropped: [false, true, false],
    index: 2,
  });
});
