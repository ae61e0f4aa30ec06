import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { bodyOf } from '../body.ts';
import { commandSchema } from './command-schema.ts';
import type { Guest, Hall } from './hall.ts';
import { streamHall } from './hall-stream.ts';

/** What pages ask that may drive the lecture; whoever mounts these has let them in. */
export function driverRoutes(hall: Hall, guests: readonly Guest[]): Hono {
  const app = new Hono();

  app.get('/events', (context) => {
    const guest = guests.find((each) => each === context.req.query('as'));
    if (!guest) return context.text('As whom?', 400);
    return streamHall(context, hall, guest, hall);
  });

  app.post(
    '/command',
    bodyLimit({ maxSize: 1024, onError: (context) => context.text('Too much', 413) }),
    async (context) => {
      const command = await bodyOf(context, commandSchema);
      if (!command) return context.text('Not a command', 400);
      hall.send(command);
      return context.body(null, 204);
    },
  );
  return app;
}
