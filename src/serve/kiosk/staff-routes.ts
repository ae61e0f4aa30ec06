import { Hono } from 'hono';
import * as v from 'valibot';
import { bodyOf } from '../body.ts';
import type { StaffDoor } from './staff-door.ts';

/** A stick that holds a release. */
export interface Stick {
  readonly path: string;
  readonly version: string;
}

/** What the staff panel can ask for. */
export interface StaffTools {
  readonly facts: () => Readonly<Record<string, unknown>>;
  readonly sticks: () => Promise<readonly Stick[]>;
  /** Rows of the table of use. */
  readonly stats: () => Promise<unknown>;
  /** Copies a release from a stick, so that it becomes the wanted one; rejects with a reason for the staff. */
  readonly install: (path: string) => Promise<void>;
  readonly restart: () => void;
}

/** Routes behind the PIN; all others of the host need none. */
export function staffRoutes(door: () => StaffDoor | undefined, tools: StaffTools): Hono {
  const app = new Hono();

  app.post('/open', async (context) => {
    const lock = door();
    if (!lock) return context.json({ error: 'no PIN is configured' }, 404);
    const body = await bodyOf(context, v.object({ pin: v.pipe(v.string(), v.maxLength(100)) }));
    const answer = await lock.open(body?.pin ?? '');
    return 'token' in answer ? context.json(answer) : context.json({ wait: Math.ceil(answer.wait) }, 403);
  });

  app.use(async (context, next) => {
    const token = context.req.header('lanternist-staff') ?? '';
    if (!door()?.admits(token)) return context.json({ error: 'enter the PIN first' }, 403);
    await next();
    return;
  });

  app.get('/facts', async (context) => context.json({ ...tools.facts(), sticks: await tools.sticks() }));
  app.get('/stats', async (context) => context.json(await tools.stats()));
  app.post('/restart', (context) => {
    tools.restart();
    return context.json({});
  });
  app.post('/install', async (context) => {
    const wanted = await bodyOf(context, v.object({ path: v.string() }));
    // Only what was offered: no path of the caller's own is ever opened.
    const stick = (await tools.sticks()).find((each) => each.path === wanted?.path);
    if (!stick) return context.json({ error: 'no such stick' }, 404);
    try {
      await tools.install(stick.path);
      return context.json({ version: stick.version });
    } catch (error) {
      return context.json({ error: error instanceof Error ? error.message : String(error) }, 409);
    }
  });
  return app;
}
