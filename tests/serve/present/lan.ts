import { createAdaptorServer } from '@hono/node-server';
import type { Road } from '../../../src/model/lecture.ts';
import { listen, stopListening } from '../../../src/serve/listen.ts';
import { type Doors, openDoors } from '../../../src/serve/present/doors.ts';
import { type Hall, openHall } from '../../../src/serve/present/hall.ts';
import { noInvitations } from '../../../src/serve/present/invitations.ts';
import { createLanApp } from '../../../src/serve/present/lan-app.ts';
import { post } from './ask.ts';

export const road: Road = [
  { id: 'first', steps: 0, notice: '', optional: false },
  { id: 'steps', steps: 2, notice: '', optional: false },
  { id: 'behind', steps: 0, notice: 'slide-behind', optional: false },
  { id: 'last', steps: 0, notice: '', optional: false },
];

/** A server for phones whose clock is the test's. */
export interface Lan {
  readonly port: number;
  readonly clock: { now: number };
  readonly log: readonly string[];
  readonly doors: Doors;
  readonly hall: Hall;
  /** The cookie of a phone that was paired just now. */
  readonly paired: () => Promise<string>;
  readonly close: () => Promise<void>;
}

export async function openLan(): Promise<Lan> {
  const clock = { now: 1000 };
  const log: string[] = [];
  const doors = openDoors(
    () => clock.now,
    (line) => void log.push(line),
  );
  const hall = openHall(road, false, () => clock.now);
  const bound = { port: 0 };
  const page = (html: string) => () => ({ html, csp: "default-src 'none'" });
  const app = createLanApp(
    {
      hall,
      doors,
      deck: () => 'the deck',
      invitations: () => noInvitations('lan'),
      handout: async () => new Uint8Array(),
      rehearsing: undefined,
      pairPage: page('pair?'),
      remotePage: page('the remote'),
      slidePicture: (id) => (id === 'first' ? { slide: 'a picture', notice: '' } : undefined),
      closedPage: page('closed'),
      followPage: (lang) => page(`follow in ${lang}`)(),
      languages: ['en', 'ru'],
      followedSlide: (lang, id, isHidden) => ({
        number: '1',
        title: id,
        html: isHidden ? 'a notice' : `${id} ${lang}`,
      }),
      handoutIn: async () => new Uint8Array(),
      reached: () => {},
    },
    ['127.0.0.1'],
    () => bound.port,
  );
  const server = createAdaptorServer({ fetch: app.fetch });
  bound.port = await listen(server, 0);
  return {
    port: bound.port,
    clock,
    log,
    doors,
    hall,
    async paired() {
      const { headers } = await post(bound.port, `/pair/${doors.pairToken()}`);
      return headers['set-cookie']?.[0]?.split(';')[0] ?? '';
    },
    async close() {
      hall.close();
      await stopListening(server);
    },
  };
}
