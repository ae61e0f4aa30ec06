import { afterEach, expect, test } from 'vitest';
import { type OpenTalk, openTalk } from './given-talk.ts';
import { harbour } from './harbour.ts';

let talk: OpenTalk;
afterEach(() => talk.close());

test('a HEAD request on the stream is answered and counts nobody', async () => {
  talk = await openTalk({ text: harbour }, 'none');
  const { address, hall } = talk.presentation;
  const answer = await fetch(new URL('events?as=screen', address), { method: 'HEAD' });
  expect([answer.status, await answer.text()]).toEqual([200, '']);
  expect(hall.state().guests.screen).toBe(0);
});

test('a page that goes takes its pointer with it', async () => {
  talk = await openTalk({ text: harbour }, 'none');
  const { hall } = talk.presentation;
  const leave = hall.join('remote');
  hall.send({ do: 'point', at: { x: 0.5, y: 0.5 } });
  leave();
  expect(hall.lecture().pointer).toBeUndefined();
});

test('a screen that went on by itself says so in one command: place, dark, and what it accepted', async () => {
  talk = await openTalk({ text: harbour }, 'none');
  const { address, hall } = talk.presentation;
  const { origin } = new URL(address);
  hall.send({ do: 'freeze', on: true });
  const view = { slide: 'camps', step: 0, accepted: ['slide-camps'] };
  const answer = await fetch(new URL('command', address), {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify({ do: 'stand', blank: true, view }),
  });
  expect(answer.status).toBe(204);
  expect(hall.lecture()).toMatchObject({ view, blank: true, frozen: undefined });
});
