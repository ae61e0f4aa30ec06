import { expect, test } from 'vitest';
import { openHall } from '../../../src/serve/present/hall.ts';
import { road } from './lan.ts';

test('leading on takes the square off the screen, pointing does not', () => {
  const hall = openHall(road);
  hall.invite(true);
  hall.send({ do: 'point', at: { x: 0.5, y: 0.5 } });
  expect(hall.state().isInviting).toBe(true);
  hall.send({ do: 'forward' });
  expect(hall.state().isInviting).toBe(false);
  hall.close();
});

test('after the end a slide can be shown, and the stopwatch stands still', () => {
  const clock = { now: 0 };
  const hall = openHall(road, false, () => clock.now);
  hall.end();
  for (const command of [{ do: 'watch', to: 'start' }, { do: 'forward' }] as const) {
    hall.send(command);
    expect(hall.lecture().watch.since).toBeUndefined();
  }
  expect(hall.lecture().view.slide).not.toBe(road[0]?.id);
  hall.close();
});
