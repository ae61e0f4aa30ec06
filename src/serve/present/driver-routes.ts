import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { streamSSE } from 'hono/streaming';
import { bodyOf } from '../body.ts';
import { commandSchema } from './command-schema.ts';
import type { Guest, Hall } from './hall.ts';

/** How often a page is told that the line still holds, in ms. */
const heartbeat = 4000;

/** What pages ask that may drive the lecture; whoever mounts these has let them in. */
export function driverRoutes(hall: Hall, guests: readonly Guest[]): Hono {
  const app = new Hono();

  app.get('/events', (context) => {
    const guest = guests.find((each) => each === context.req.query('as'));
    if (!guest) return context.text('As whom?', 400);
    return streamSSE(context, async (stream) => {
      const ending = new AbortController();
      const leave = hall.join(guest);
      const beat = setInterval(() => void stream.writeSSE({ event: 'beat', data: '' }), heartbeat);
      stream.onAbort(() => ending.abort());
      try {
        for await (const _ of hall.changes.each(ending.signal))
          await stream.writeSSE({ event: 'state', data: JSON.stringify(hall.state()), retry: 500 });
      } finally {
        clearInterval(beat);
        leave();
      }
    });
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
