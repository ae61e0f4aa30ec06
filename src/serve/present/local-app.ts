import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as v from 'valibot';
import { EnvironmentFailure } from '../../environment.ts';
import { bodyOf } from '../body.ts';
import { onlyOwnPage } from '../guard.ts';
import { driverRoutes } from './driver-routes.ts';
import type { Hall } from './hall.ts';
import type { Rehearsing } from './rehearsing.ts';
import type { Invitations } from './state.ts';

/** What the pages of this machine are made from. */
export interface LocalParts {
  readonly hall: Hall;
  /** The deck: the screen and the speaker's page are the same file. */
  readonly deck: () => string;
  readonly invitations: () => Invitations;
  /** The handout as a PDF, which tells what wasn't shown. */
  readonly handout: () => Promise<Uint8Array<ArrayBuffer>>;
  /** Undefined when nothing is measured. */
  readonly rehearsing: Rehearsing | undefined;
}

const wishSchema = v.union([v.strictObject({ invite: v.boolean() }), v.strictObject({ end: v.literal(true) })]);

/** The routes for the machine that the lecture runs on: nobody else reaches them, so whoever asks may drive. */
export function createLocalApp(parts: LocalParts, port: () => number): Hono {
  const app = new Hono();
  app.use(onlyOwnPage(port));
  speakerRoutes(app, parts);
  app.get('/', (context) => sendDeck(context, parts));
  app.route('/', driverRoutes(parts.hall, ['screen', 'speaker']));
  // The script is changed from this machine only.
  const { rehearsing } = parts;
  if (rehearsing) {
    app.get('/rehearsal', async (context) => context.json(await rehearsing.result()));
    app.post('/rehearsal', async (context) => context.json({ written: await rehearsing.write() }));
  }
  app.notFound((context) => context.text('Not here', 404));
  app.onError(tellFailure);
  return app;
}

/** What the machine lacks is told with its mend; all else is a fault of ours. */
export function tellFailure(error: Error, context: Context): Response {
  if (!(error instanceof EnvironmentFailure))
    return context.text(`This is a fault of Lanternist: ${error.message}`, 500);
  const { message, hint } = error.diagnostic;
  return context.text(`${message}\n${hint}`, 503);
}

/** The speaker's page and what only it asks; on this machine, and on a device that was paired. */
export function speakerRoutes(app: Hono, parts: LocalParts): void {
  const { hall } = parts;
  app.get('/speaker', (context) => sendDeck(context, parts));
  app.get('/invitations', (context) => context.json(parts.invitations()));
  app.post(
    '/hall',
    bodyLimit({ maxSize: 1024, onError: (context) => context.text('Too much', 413) }),
    async (context) => {
      const wish = await bodyOf(context, wishSchema);
      if (!wish) return context.text('Not a wish', 400);
      if ('invite' in wish) hall.invite(wish.invite);
      else hall.end();
      return context.body(null, 204);
    },
  );
  app.get('/handout.pdf', async (context) => sendPdf(context, await parts.handout()));
}

export function sendPdf(context: Context, bytes: Uint8Array<ArrayBuffer>): Response {
  return context.body(bytes, 200, { 'Content-Type': 'application/pdf', 'Content-Disposition': 'inline' });
}

function sendDeck(context: Context, { deck }: LocalParts): Response {
  // The deck's own policy stands in the page; this one only forbids frames around it.
  context.header('Content-Security-Policy', "frame-ancestors 'none'");
  return context.html(deck()) as Response;
}
