import { createAdaptorServer } from '@hono/node-server';
import { type Compiled, languageOf } from '../../compile.ts';
import { listen, stopListening } from '../listen.ts';
import { openDoors } from './doors.ts';
import { invite, networkAddresses, noInvitations } from './invitations.ts';
import { createLanApp } from './lan-app.ts';
import type { LocalParts } from './local-app.ts';
import { makePhonePages } from './phone-pages.ts';
import type { PresentSettings } from './present.ts';
import type { Invitations } from './state.ts';

/** A server for phones and listeners, beside the one that only this machine reaches. */
export interface Network {
  readonly invitations: () => Invitations;
  readonly close: () => Promise<void>;
}

/** Listens in the network for phones and listeners; without a network it does nothing, and says so. */
export async function openNetwork(
  settings: PresentSettings & { readonly lan: string },
  parts: LocalParts,
  handoutOf: (compiled: Compiled) => Promise<Uint8Array<ArrayBuffer>>,
): Promise<Network> {
  const { editions, lan, log, now, workshop } = settings;
  const names = lan === '' ? networkAddresses() : [lan];
  const [name] = names;
  if (name === undefined) {
    log('This machine is in no network: the lecture goes on without phones.');
    return { invitations: () => noInvitations('network'), close: async () => {} };
  }
  const doors = openDoors(now, log);
  const bound = { port: 0, wasReached: false };
  const editionIn = (lang: string): Compiled | undefined =>
    editions.find((each) => languageOf(each) === lang) ?? editions[0];
  const app = createLanApp(
    {
      ...parts,
      ...(await makePhonePages(workshop, editions)),
      doors,
      languages: editions.map(languageOf),
      handoutIn: (lang) => {
        const compiled = editionIn(lang);
        return compiled ? handoutOf(compiled) : parts.handout();
      },
      reached: () => {
        bound.wasReached = true;
      },
    },
    names,
    () => bound.port,
  );
  const server = createAdaptorServer({ fetch: app.fetch });
  // One address when one was named, else every network that this machine is in.
  bound.port = await listen(server, 0, lan === '' ? '0.0.0.0' : lan);
  return {
    invitations: () => invite(doors, `${name}:${bound.port}`, bound.wasReached),
    close: () => stopListening(server),
  };
}
