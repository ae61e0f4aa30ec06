import { createAdaptorServer } from '@hono/node-server';
import { openAssets } from '../output/built-assets.ts';
import { createApp } from './app.ts';
import { renderDeskPage } from './desk-page.ts';
import { listen, stopListening } from './listen.ts';
import { openSession, type SessionSettings } from './session.ts';
import { watchFiles } from './watch-files.ts';

export interface DeskSettings extends SessionSettings {
  /** 0 for any free port. */
  readonly port: number;
}

/** A running writing desk. Whoever opened it closes it. */
export interface Desk {
  readonly address: string;
  readonly close: () => Promise<void>;
}

/** Opens the desk on this machine only; an EnvironmentFailure when the port is taken. */
export async function openDesk(settings: DeskSettings): Promise<Desk> {
  const page = await renderDeskPage(openAssets());
  const session = await openSession(settings);
  const bound = { port: 0 };
  const server = createAdaptorServer({ fetch: createApp(session, page, () => bound.port, settings).fetch });
  const watch = watchFiles((files) => {
    void session.refresh(files).then(() => watch.add(session.folders()));
  }, settings.out);
  const close = async (): Promise<void> => {
    await watch.close();
    await session.close();
    await stopListening(server);
  };
  try {
    bound.port = await listen(server, settings.port);
    watch.add(session.folders());
    await watch.ready;
    void session.warmUp();
  } catch (error) {
    await close();
    throw error;
  }
  return { address: `http://127.0.0.1:${bound.port}/`, close };
}
