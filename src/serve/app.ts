import { readFileSync } from 'node:fs';
import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { DeskPage } from './desk-page.ts';
import { onlyOwnPage } from './guard.ts';
import type { Session } from './session.ts';
import type { DeskState, SentDeck } from './state.ts';

/** The routes of the desk. Scripts are named by keys of the session, so no address leads to a file of the disk. */
export function createApp(session: Session, page: DeskPage, port: () => number): Hono {
  const app = new Hono();
  app.use(onlyOwnPage(port));

  app.get('/', (context) => {
    context.header('Content-Security-Policy', page.csp);
    return context.html(page.html);
  });

  app.get('/events', (context) => {
    const ending = new AbortController();
    return streamSSE(context, async (stream) => {
      stream.onAbort(() => ending.abort());
      const versions = new Map<string, string>();
      for await (const state of session.states(ending.signal)) {
        for (const deck of await decksToSend(session, state, versions))
          await stream.writeSSE({ event: 'deck', data: JSON.stringify(deck) });
        await stream.writeSSE({ event: 'state', data: JSON.stringify(state), retry: 300 });
      }
    });
  });

  app.get('/deck/:key', async (context) => {
    const deck = await session.deck(context.req.param('key'));
    if (!deck) return context.notFound();
    // The deck's own policy stands in the page; this one only adds who may frame it.
    context.header('Content-Security-Policy', "frame-ancestors 'self'");
    return context.html(deck.html);
  });

  // For exchanging slides in a deck that is shown already.
  app.get('/deck/:key/body', async (context) => {
    const deck = await session.deck(context.req.param('key'));
    if (!deck) return context.notFound();
    return context.text(deck.body, 200, { 'Lanternist-Shell': deck.shell });
  });

  app.post('/paper/:key', (context) => {
    if (!session.has(context.req.param('key'))) return context.notFound();
    return session.makePaper(context.req.param('key')) ? context.body(null, 202) : context.body(null, 409);
  });

  app.get('/paper/:key', (context) => {
    const bytes = readPaper(session.paperFile(context.req.param('key')));
    if (!bytes) return context.notFound();
    return context.body(bytes, 200, { 'Content-Type': 'application/pdf', 'Content-Disposition': 'inline' });
  });

  app.notFound((context) => context.text('Not here', 404));
  app.onError((error, context) => context.text(`This is a fault of Lanternist: ${error.message}`, 500));
  return app;
}

/** Open decks that changed since the last time: sent unasked, they are seen sooner. */
async function decksToSend(session: Session, state: DeskState, versions: Map<string, string>): Promise<SentDeck[]> {
  const decks: SentDeck[] = [];
  for (const { key, deck } of state.scripts) {
    const before = versions.get(key) ?? deck;
    versions.set(key, deck);
    const made = before !== deck && session.isOpen(key) ? await session.deck(key) : undefined;
    if (made) decks.push({ key, version: made.version, shell: made.shell, body: made.body });
  }
  return decks;
}

/** The PDF as it stands on disk now; undefined when it was never made, or is gone. */
function readPaper(file: string | undefined): Uint8Array<ArrayBuffer> | undefined {
  try {
    return file === undefined ? undefined : new Uint8Array(readFileSync(file));
  } catch {
    return undefined;
  }
}
