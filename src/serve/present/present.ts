import { createAdaptorServer } from '@hono/node-server';
import type { Compiled } from '../../compile.ts';
import { renderHallDeck } from '../../hall-pages.ts';
import type { PrintPool } from '../../output/print-pool.ts';
import type { Workshop } from '../../workshop.ts';
import { listen, stopListening } from '../listen.ts';
import { type Hall, openHall } from './hall.ts';
import { handoutMaker } from './handout.ts';
import { noInvitations } from './invitations.ts';
import { createLocalApp, type LocalParts } from './local-app.ts';
import { openNetwork } from './network.ts';
import { openRehearsing, type Rehearsing } from './rehearsing.ts';
import { roadIn } from './road-in.ts';
import type { Invitations } from './state.ts';

export interface PresentSettings {
  readonly workshop: Workshop;
  /** The editions of one narrative without errors; the first is shown on the screen. */
  readonly editions: readonly Compiled[];
  readonly printers: PrintPool;
  /** 0 for any free one. */
  readonly port: number;
  /** Undefined when nothing may listen beyond this machine; '' for its own address in the network. */
  readonly lan: string | undefined;
  /** Measures the times for the script. */
  readonly rehearse: boolean;
  readonly log: (line: string) => void;
  /** Milliseconds of a clock that never jumps. */
  readonly now: () => number;
}

/** A lecture that is being given. Whoever opened it closes it. */
export interface Presentation {
  /** The screen; the lecturer's page is `speaker` below it. */
  readonly address: string;
  readonly hall: Hall;
  readonly invitations: () => Invitations;
  readonly rehearsing: Rehearsing | undefined;
  readonly close: () => Promise<void>;
}

/** Opens the lecture; an EnvironmentFailure when the port is taken. */
export async function openPresentation(settings: PresentSettings): Promise<Presentation> {
  const { workshop, editions, lan } = settings;
  const [first] = editions;
  if (!first) throw new Error('A lecture needs an edition');
  const deck = await renderHallDeck(workshop, first);
  const hall = openHall(roadIn(deck), settings.rehearse, settings.now);
  const rehearsing = settings.rehearse ? openRehearsing(workshop, first.script, hall) : undefined;
  const bound = { port: 0 };
  const handoutOf = handoutMaker(settings, hall);
  const state = { invitations: (): Invitations => noInvitations('lan'), closeNetwork: async (): Promise<void> => {} };
  const parts: LocalParts = {
    hall,
    deck: () => deck,
    invitations: () => state.invitations(),
    handout: () => handoutOf(first),
    rehearsing,
  };
  const server = createAdaptorServer({ fetch: createLocalApp(parts, () => bound.port).fetch });
  const close = async (): Promise<void> => {
    hall.close();
    await state.closeNetwork();
    await stopListening(server);
  };
  try {
    bound.port = await listen(server, settings.port);
    if (lan !== undefined) {
      const network = await openNetwork({ ...settings, lan }, parts, handoutOf);
      state.invitations = network.invitations;
      state.closeNetwork = network.close;
    }
  } catch (error) {
    await close();
    throw error;
  }
  return {
    address: `http://127.0.0.1:${bound.port}/`,
    hall,
    invitations: () => state.invitations(),
    rehearsing,
    close,
  };
}
