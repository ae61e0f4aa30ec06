import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { streamSSE } from 'hono/streaming';
import * as v from 'valibot';
import { type ActionSettings, addActions } from './actions.ts';
import { changeBetween } from './deck-change.ts';
import type { DeskPage } from './desk-page.ts';
import type { Entry } from './entry.ts';
import { evidenceFor } from './evidence-panel.ts';
import { onlyOwnPage } from './guard.ts';
import { outlineOf } from './outline.ts';
import { placeOfClick } from './places.ts';
import type { Session } from './session.ts';
import type { DeskState, SentChange } from './state.ts';

/** No message of the page is longer, in bytes. */
const longest = 8192;

/** The routes of the desk. Scripts are named by keys of the session, so no address leads to a file of the disk. */
export function createApp(session: Session, page: DeskPage, port: () => number, settings: ActionSettings): Hono {
  const app = new Hono();
  app.use(onlyOwnPage(port));
  app.use(bodyLimit({ maxSize: longest, onError: (context) => context.text('Too long', 413) }));
  /** An answer about a script; 404 when there is no such script, or nothing to say about it. */
  const about =
    (answer: (entry: Entry) => object | undefined) =>
    (context: Context): Response | Promise<Response> => {
      const entry = session.entry(context.req.param('key') ?? '');
      const found = entry && answer(entry);
      return found ? context.json(found) : context.notFound();
    };

  app.get('/', (context) => {
    context.header('Content-Security-Policy', page.csp);
    return context.html(page.html);
  });

  app.get('/events', (context) => {
    const ending = new AbortController();
    // A HEAD is answered by the same route, and nobody would read what is written.
    if (context.req.method === 'HEAD') return context.body(null);
    return streamSSE(context, async (stream) => {
      stream.onAbort(() => ending.abort());
      const told = new Map<string, string>();
      for await (const state of session.states(ending.signal)) {
        for (const change of await changesToSend(session, state, told))
          await stream.writeSSE({ event: 'change', data: JSON.stringify(change) });
        await stream.writeSSE({ event: 'state', data: JSON.stringify(state), retry: 300 });
      }
    });
  });

  app.get('/deck/:key', async (context) => {
    const deck = await session.deck(context.req.param('key'));
    if (!deck) return context.notFound();
    framedByDesk(context);
    return context.html(deck.html);
  });

  app.get(
    '/poster/:key',
    about((entry) => session.poster(entry.key)),
  );
  app.get('/outline/:key', about(outlineOf));
  app.get('/evidence/:key', about(evidenceFor));

  app.get('/place/:key', (context) => {
    const entry = session.entry(context.req.param('key'));
    const clicked = v.safeParse(clickedSchema, context.req.query());
    const place = entry && clicked.success ? placeOfClick(entry, clicked.output) : undefined;
    return place ? context.json(place) : context.notFound();
  });

  app.get('/kiosk/', async (context) => {
    const html = await session.kiosk.page();
    if (html === undefined) return context.notFound();
    framedByDesk(context);
    return context.html(html);
  });

  // The page asks whether a host serves it; none does.
  app.get('/host/hello', (context) => context.body(null, 204));

  app.get('/kiosk/media/:name', (context) => {
    const sound = session.kiosk.sound(context.req.param('name'));
    return sound ? context.body(new Uint8Array(sound)) : context.notFound();
  });

  app.get('/made/:key/:name', (context) => {
    const output = session
      .entry(context.req.param('key'))
      ?.outputs.find(({ name }) => name === context.req.param('name'));
    const bytes = output && output.file !== '' ? readMade(resolve(settings.cwd, output.file)) : undefined;
    if (!output || !bytes) return context.notFound();
    context.header('Content-Security-Policy', "frame-ancestors 'none'");
    return context.body(bytes, 200, { 'Content-Type': typeOf(output.file), 'Content-Disposition': 'inline' });
  });

  addActions(app, session, settings);
  app.notFound((context) => context.text('Not here', 404));
  app.onError((error, context) => context.text(`This is a fault of Lanternist: ${error.message}`, 500));
  return app;
}

const count = (least: number) => v.pipe(v.string(), v.regex(/^-?\d{1,9}$/), v.transform(Number), v.minValue(least));
const clickedSchema = v.object({
  slide: v.string(),
  at: count(-1),
  note: count(0),
  text: v.string(),
  caret: count(0),
});

/** What is rendered has a policy of its own in the page; this one only adds who may frame it. */
function framedByDesk(context: Context): void {
  context.header('Content-Security-Policy', "frame-ancestors 'self'");
}

/** How open decks became what they are now: sent unasked, it is seen sooner. */
async function changesToSend(session: Session, state: DeskState, told: Map<string, string>): Promise<SentChange[]> {
  const changes: SentChange[] = [];
  for (const { key, deck } of state.scripts) {
    const from = told.get(key);
    told.set(key, deck);
    const entry = session.entry(key);
    if (from === undefined || from === deck || !entry?.isOpen) continue;
    const made = await session.deck(key);
    const before = entry.decks.find(({ version }) => version === from);
    if (!made?.parts || !before?.parts) continue;
    const change = changeBetween(before.parts, made.parts);
    if (change) changes.push({ key, from, version: made.version, ...change });
  }
  return changes;
}

/** An output as it stands on disk now; undefined when it is gone. */
function readMade(file: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return new Uint8Array(readFileSync(file));
  } catch {
    return undefined;
  }
}

function typeOf(file: string): string {
  if (file.endsWith('.pdf')) return 'application/pdf';
  return file.endsWith('.html') ? 'text/html; charset=utf-8' : 'text/plain; charset=utf-8';
}
