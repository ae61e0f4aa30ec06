import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDoorMemory } from '../../../src/serve/kiosk/door-memory.ts';
import { hashPin, isPin } from '../../../src/serve/kiosk/pin.ts';
import { createStaffDoor, type StaffDoor } from '../../../src/serve/kiosk/staff-door.ts';
import { openRoutes, own, ownPost, type Routes, shownRelease } from './support.ts';

const hash = await hashPin('2468', 1000);
let routes: Routes;
beforeEach(() => {
  routes = openRoutes(shownRelease('v1'), hash);
});

describe('staff', () => {
  const open = async (pin: string): Promise<[number, { token?: string; wait?: number }]> => {
    const answer = await routes.post('/host/staff/open', { pin });
    return [answer.status, await answer.json()];
  };

  test('a PIN is kept as a hash', async () => {
    expect(hash).toMatch(/^pbkdf2-sha256:1000:/);
    expect([await isPin('2468', hash), await isPin('2469', hash)]).toEqual([true, false]);
    expect([await isPin('2468', ''), await isPin('', 'pbkdf2-sha256:1000::')]).toEqual([false, false]);
  });

  test('wrong PINs wait 1, 2, 4 … 300 s, and the right one waits too', async () => {
    const waits: unknown[] = [];
    for (let count = 0; count < 11; count++) {
      const [status, { wait = 0 }] = await open('1111');
      waits.push(wait / 1000);
      expect(status).toBe(403);
      expect(await open('2468')).toEqual([403, { wait }]);
      routes.clock.time += wait;
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]);
    expect((await open('2468'))[0]).toBe(200);
    expect((await open('1111'))[1].wait).toBe(1000);
  });

  test('tries at the same time are not looked at', async () => {
    const answers = await Promise.all(['1111', '2468', '2468'].map(open));
    expect(answers.map(([status]) => status)).toEqual([403, 403, 403]);
  });

  test('the token opens for ten minutes', async () => {
    const facts = async (token: string) =>
      (await routes.get('/host/staff/facts', { ...own, 'lanternist-staff': token })).status;
    const [, { token = '' }] = await open('2468');
    expect([await facts(token), await facts(''), await facts(`${token}x`)]).toEqual([200, 403, 403]);
    routes.clock.time = 599_000;
    expect(await facts(token)).toBe(200);
    routes.clock.time = 600_000;
    expect(await facts(token)).toBe(403);
  });

  test('only a stick that was offered is installed, and only with a token', async () => {
    const install = async (path: string, token: string) =>
      (await routes.post('/host/staff/install', { path }, { ...ownPost, 'lanternist-staff': token })).status;
    const [, { token = '' }] = await open('2468');
    const stick = '/media/stick/lanternist-kiosk';
    expect([await install(stick, ''), await install('/etc', token), await install(stick, token)]).toEqual([
      403, 404, 200,
    ]);
    expect(routes.installed).toEqual([stick]);
  });
});

describe('a restart of the host', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'door-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const clock = { time: 0, now: (): number => clock.time };
  const said: string[] = [];
  const opened = async (file = 'door.json'): Promise<StaffDoor> =>
    createStaffDoor(() => hash, clock, await openDoorMemory(join(folder, file), (line) => said.push(line)));

  test('gives no new tries: the last wait begins anew, and goes on growing', async () => {
    let door = await opened();
    for (const wait of [1000, 2000, 4000]) {
      expect(await door.open('1111')).toEqual({ wait });
      clock.time += wait;
    }
    door = await opened();
    expect(await door.open('2468')).toEqual({ wait: 4000 });
    clock.time += 4000;
    expect(await door.open('1111')).toEqual({ wait: 8000 });
    clock.time += 8000;
    expect(await door.open('2468')).toMatchObject({ token: expect.any(String) });
    expect(await (await opened()).open('2468')).toMatchObject({ token: expect.any(String) });
  });

  test('in the midst of a try counts that try as wrong', async () => {
    const file = join(folder, 'door.json');
    const memory = await openDoorMemory(file, () => {});
    const cut = { ...memory, save: async (wrong: number) => memory.save(wrong).then(() => Promise.reject('cut')) };
    await expect(createStaffDoor(() => hash, clock, cut).open('2468')).rejects.toBe('cut');
    expect(await (await opened()).open('2468')).toEqual({ wait: 1000 });
  });

  test('a torn memory and a disk that refuses keep nobody out', async () => {
    writeFileSync(join(folder, 'door.json'), '{"schema":1,"wro');
    expect(await (await opened()).open('2468')).toMatchObject({ token: expect.any(String) });
    expect(said).toEqual([]);
    expect(await (await opened('door.json/below')).open('2468')).toMatchObject({ token: expect.any(String) });
    expect(said[0]).toContain("Wrong PINs can't be remembered over a restart");
  });
});
