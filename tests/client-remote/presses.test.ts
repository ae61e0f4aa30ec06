import { expect, test } from 'vitest';
import { latestOnly } from '../../src/client/remote/latest-only.ts';
import { onePress } from '../../src/client/remote/one-press.ts';

test('a second press within a quarter of a second is the first one still', async () => {
  const clock = { now: 0 };
  let steps = 0;
  const press = onePress(
    async () => void steps++,
    () => clock.now,
  );
  await press();
  for (const now of [0, 100, 249]) {
    clock.now = now;
    await press();
  }
  expect(steps).toBe(1);
  clock.now = 250;
  await press();
  expect(steps).toBe(2);
});

test('while a press isn’t answered another does nothing, now or later', async () => {
  const clock = { now: 0 };
  const answers: (() => void)[] = [];
  const press = onePress(
    () => new Promise<void>((settle) => answers.push(settle)),
    () => clock.now,
  );
  const first = press();
  clock.now = 5000;
  await press();
  expect(answers).toHaveLength(1);
  answers[0]?.();
  await first;
  expect(answers).toHaveLength(1);
  clock.now = 5001;
  void press();
  expect(answers).toHaveLength(2);
});

test('a press that failed doesn’t block the next', async () => {
  const clock = { now: 0 };
  const press = onePress(
    async () => {
      throw new Error('cut');
    },
    () => clock.now,
  );
  await expect(press()).rejects.toThrow('cut');
  clock.now = 300;
  await expect(press()).rejects.toThrow('cut');
});

test('of many values in a moment the first and the last are sent, one at a time', async () => {
  const sent: number[] = [];
  const waits: { run: () => void; delay: number }[] = [];
  const tell = latestOnly(
    async (value: number) => void sent.push(value),
    (run, delay) => void waits.push({ run, delay }),
  );
  for (let value = 1; value <= 100; value++) tell(value);
  expect(sent).toEqual([1]);
  expect(waits.map(({ delay }) => delay)).toEqual([40]);
  waits[0]?.run();
  await expect.poll(() => sent).toEqual([1, 100]);
  waits[1]?.run();
  tell(101);
  await expect.poll(() => sent).toEqual([1, 100, 101]);
});

test('an end without a value is sent like any other', async () => {
  const sent: unknown[] = [];
  const tell = latestOnly(
    async (value: number | undefined) => void sent.push(value),
    (run) => run(),
  );
  tell(1);
  tell(undefined);
  await expect.poll(() => sent).toEqual([1, undefined]);
});
