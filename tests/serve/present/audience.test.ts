import { expect, test } from 'vitest';
import { openHall } from '../../../src/serve/present/hall.ts';
import { road } from './lan.ts';

test('listeners are told what they see, and nothing of pointer, clock and what is leafed over behind a frozen picture', async () => {
  const hall = openHall(road);
  const told: string[] = [];
  const listening = (async () => {
    for await (const _ of hall.audience.changes.each(new AbortController().signal))
      told.push(hall.audience.state().slide);
  })();
  const settled = () => new Promise(setImmediate);
  await settled();
  const quiet = [
    { do: 'point', at: { x: 0.1, y: 0.2 } },
    { do: 'watch', to: 'start' },
    { do: 'freeze', on: true },
    { do: 'forward' },
    { do: 'open', slide: 'first' },
    { do: 'freeze', on: false },
  ] as const;
  for (const command of quiet) {
    hall.send(command);
    await settled();
  }
  expect(told).toEqual(['first']);
  hall.send({ do: 'forward' });
  await settled();
  hall.end();
  await settled();
  hall.close();
  await listening;
  expect(told).toEqual(['first', 'steps', 'steps']);
  expect(hall.audience.state()).toMatchObject({ seen: ['first', 'steps'], isEnded: true });
});
