import { afterEach, beforeEach, expect, test } from 'vitest';
import { ask, post } from './ask.ts';
import { type Lan, openLan } from './lan.ts';

let lan: Lan;
let follow: string;
let cookie: string;
beforeEach(async () => {
  lan = await openLan();
  follow = `/f/${lan.doors.followCode}`;
  cookie = await lan.paired();
});
afterEach(() => lan.close());

const forward = JSON.stringify({ do: 'forward' });

test.each(['evil.example', '127.0.0.1', 'localhost:80', '127.0.0.1:1'])('Host "%s" stays outside', async (host) => {
  for (const path of [follow, `${follow}/events`, '/drive/remote', '/pair/x', '/nowhere'])
    expect((await ask(lan.port, path, { headers: { host, cookie } })).status, path).toBe(403);
});

test.each([undefined, 'http://evil.example', 'null', 'http://127.0.0.1:1'])(
  'Origin %s drives nothing',
  async (origin) => {
    const headers: Record<string, string> = origin === undefined ? {} : { origin };
    const before = lan.hall.lecture();
    for (const path of ['/drive/command', '/drive/hall', `/pair/${lan.doors.pairToken()}`]) {
      const answer = await ask(lan.port, path, { method: 'POST', headers: { ...headers, cookie }, body: forward });
      expect(answer.status, path).toBe(403);
    }
    expect(lan.hall.lecture()).toBe(before);
  },
);

test('a paired phone drives, and nobody without its cookie', async () => {
  expect((await post(lan.port, '/drive/command', forward, { cookie })).status).toBe(204);
  expect(lan.hall.lecture().view.slide).toBe('steps');
  const before = lan.hall.lecture();
  for (const stranger of ['', 'lanternist-remote=', `${cookie}x`, `lanternist-remote=${'a'.repeat(32)}`]) {
    const headers: Record<string, string> = stranger === '' ? {} : { cookie: stranger };
    for (const path of ['/drive/command', '/drive/hall'])
      expect((await post(lan.port, path, forward, headers)).status, path).toBe(403);
    for (const path of [
      'remote',
      'speaker',
      'slide/first',
      'events?as=remote',
      'events?as=screen',
      'invitations',
      'handout.pdf',
    ])
      expect((await ask(lan.port, `/drive/${path}`, { headers })).status, path).toBe(403);
  }
  expect(lan.hall.lecture()).toBe(before);
});

test('a listener can’t drive, whatever is asked', async () => {
  const before = lan.hall.state();
  for (const path of ['/command', '/hall', `${follow}/command`, `${follow}/hall`, `${follow}/events`, follow])
    for (const body of [forward, '{"end":true}', '{"invite":true}'])
      expect((await post(lan.port, path, body)).status, path).toBe(404);
  for (const method of ['PUT', 'DELETE', 'PATCH']) expect((await ask(lan.port, follow, { method })).status).toBe(403);
  for (const path of ['/', '/speaker', '/events?as=speaker', '/invitations', '/handout.pdf'])
    expect((await ask(lan.port, path)).status, path).toBe(404);
  expect(lan.hall.state()).toEqual(before);
});

test.each([
  '..%2f..%2fpackage.json',
  '%2e%2e%2f%2e%2e%2fetc%2fpasswd',
  '../../drive/speaker',
  '..%5c..%5cwindows',
  'first%00',
  '__proto__',
  'constructor',
  '%E0%A4%A',
])('slide/%s is no way to anything', async (path) => {
  const answer = await ask(lan.port, `${follow}/slide/${path}`);
  expect([400, 403, 404]).toContain(answer.status);
  expect(answer.body).not.toMatch(/the deck|root:|"name"/);
});

test('pictures of slides are for whoever drives', async () => {
  const own = { headers: { cookie } };
  expect(JSON.parse((await ask(lan.port, '/drive/slide/first', own)).body)).toEqual({ slide: 'a picture', notice: '' });
  for (const path of ['nowhere', '..%2f..%2fpackage.json', '__proto__', 'a'.repeat(5000)])
    expect((await ask(lan.port, `/drive/slide/${path}`, own)).status, path).toBe(404);
});

test('an endless name is no slide', async () => {
  expect((await ask(lan.port, `${follow}/slide/${'a'.repeat(5000)}`)).status).toBe(404);
});

test('a slide is there once it was shown, and behind its notice until the audience was taken past it', async () => {
  const slide = (id: string) => ask(lan.port, `${follow}/slide/${id}?lang=ru`);
  expect(JSON.parse((await slide('first')).body)).toMatchObject({ html: 'first ru' });
  expect((await slide('steps')).status).toBe(404);
  lan.hall.send({ do: 'open', slide: 'behind' });
  expect(JSON.parse((await slide('behind')).body)).toMatchObject({ html: 'a notice' });
  // The lecturer goes elsewhere without having shown it.
  lan.hall.send({ do: 'open', slide: 'last' });
  expect(JSON.parse((await slide('behind')).body)).toMatchObject({ html: 'a notice' });
  lan.hall.send({ do: 'open', slide: 'behind' });
  lan.hall.send({ do: 'forward' });
  expect(JSON.parse((await slide('behind')).body)).toMatchObject({ html: 'behind ru' });
});

test('what the lecturer looks at while the screen stands still stays the lecturer’s', async () => {
  lan.hall.send({ do: 'freeze', on: true });
  lan.hall.send({ do: 'open', slide: 'last' });
  expect((await ask(lan.port, `${follow}/slide/last`)).status).toBe(404);
  lan.hall.send({ do: 'freeze', on: false });
  expect((await ask(lan.port, `${follow}/slide/last`)).status).toBe(200);
});

test('commands too large or not understood change nothing', async () => {
  const before = lan.hall.lecture();
  const large = JSON.stringify({ do: 'open', slide: 'x'.repeat(2000) });
  expect((await post(lan.port, '/drive/command', large, { cookie })).status).toBe(413);
  expect((await post(lan.port, '/drive/hall', large, { cookie })).status).toBe(413);
  for (const body of [
    '',
    'forward',
    '[]',
    'null',
    '{"do":"forward"',
    '{"do":"sudo"}',
    '{"do":"forward","twice":true}',
    '{"do":"open"}',
    '{"do":"open","slide":7}',
    '{"do":"open","slide":"first","at":-1}',
    '{"do":"open","slide":"first","at":1.5}',
    '{"do":"blank"}',
    '{"do":"blank","on":"yes"}',
    '{"do":"point","at":{"x":2,"y":0}}',
    '{"do":"point","at":{"x":0}}',
    '{"do":"watch","to":"explode"}',
  ])
    expect((await post(lan.port, '/drive/command', body, { cookie })).status, body).toBe(400);
  for (const body of ['{"end":false}', '{"invite":1}', '{}'])
    expect((await post(lan.port, '/drive/hall', body, { cookie })).status, body).toBe(400);
  expect((await post(lan.port, '/drive/command', '{"do":"open","slide":"nowhere"}', { cookie })).status).toBe(204);
  expect(lan.hall.lecture()).toBe(before);
});

test('an address may end with a slash, as it is sometimes typed', async () => {
  expect((await ask(lan.port, `${follow}/?lang=ru`)).body).toBe('follow in ru');
});
