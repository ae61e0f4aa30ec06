import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Guest, Hall } from './hall.ts';

/** How often a page is told that the line still holds, in ms. */
const heartbeat = 4000;

/** Tells a page what it may know of the lecture, whenever that changes, and counts it as connected meanwhile. */
export function streamHall(context: Context, hall: Hall, guest: Guest, tell: () => object): Response {
  // A HEAD is answered by the same route, and nobody would read what is written.
  if (context.req.method === 'HEAD') return context.body(null);
  return streamSSE(context, async (stream) => {
    const ending = new AbortController();
    const leave = hall.join(guest);
    const beat = setInterval(() => void stream.writeSSE({ event: 'beat', data: '' }), heartbeat);
    stream.onAbort(() => ending.abort());
    let told = '';
    try {
      for await (const _ of hall.changes.each(ending.signal)) {
        const state = JSON.stringify(tell());
        if (state !== told) await stream.writeSSE({ event: 'state', data: state, retry: 500 });
        told = state;
      }
    } finally {
      clearInterval(beat);
      leave();
    }
  });
}
