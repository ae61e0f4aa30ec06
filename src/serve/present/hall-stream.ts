import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Changes } from '../changes.ts';
import type { Guest, Hall } from './hall.ts';

/** What there is to tell, and when. */
interface News {
  readonly state: () => object;
  readonly changes: Changes;
}

/** How often a page is told that the line still holds, in ms. */
const heartbeat = 4000;

/** Tells a page what it may know of the lecture, whenever that changes, and counts it as connected meanwhile. */
export function streamHall(context: Context, hall: Hall, guest: Guest, { state, changes }: News): Response {
  // A HEAD is answered by the same route, and nobody would read what is written.
  if (context.req.method === 'HEAD') return context.body(null);
  return streamSSE(context, async (stream) => {
    const ending = new AbortController();
    const leave = hall.join(guest);
    const beat = setInterval(() => void stream.writeSSE({ event: 'beat', data: '' }), heartbeat);
    stream.onAbort(() => ending.abort());
    try {
      for await (const _ of changes.each(ending.signal))
        await stream.writeSSE({ event: 'state', data: JSON.stringify(state()), retry: 500 });
    } finally {
      clearInterval(beat);
      leave();
    }
  });
}
