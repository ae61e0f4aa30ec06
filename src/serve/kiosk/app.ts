import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { UseLine } from '../../model/kiosk-use.ts';
import { bodyOf, jsonOf } from '../body.ts';
import { onlyOwnPage } from '../guard.ts';
import { type Beat, beatSchema } from './beat.ts';
import type { ServedFile } from './release-files.ts';
import type { StaffDoor } from './staff-door.ts';
import { type StaffTools, staffRoutes } from './staff-routes.ts';
import type { HostStatus } from './status.ts';
import { linesOf } from './use-line.ts';

/** What the routes ask of the host. */
export interface HostParts {
  readonly port: () => number;
  /** A file of the release that is shown; undefined for everything else. */
  readonly file: (path: string) => ServedFile | undefined;
  readonly hello: () => { readonly version: string; readonly installed: string };
  /** Takes a beat and answers what the page shall do. */
  readonly beat: (beat: Beat) => '' | 'reload';
  /** Takes evidence of use and gives how many lines were kept, fewer on a full day; rejects when the disk refuses. */
  readonly use: (lines: readonly UseLine[]) => Promise<number>;
  readonly status: () => HostStatus;
  /** Undefined when no PIN is configured. */
  readonly door: () => StaffDoor | undefined;
  readonly staff: StaffTools;
}

/** The routes of the kiosk's host: the files of one release, and what its page and the museum's monitoring ask. */
export function createKioskApp(parts: HostParts): Hono {
  const app = new Hono();
  app.use(onlyOwnPage(parts.port));
  app.use(strictHeaders);
  app.use('/host/*', bodyLimit({ maxSize: 256 * 1024, onError: (context) => context.text('Too much', 413) }));

  app.get('/host/hello', (context) => context.json({ kiosk: 'lanternist', ...parts.hello() }));

  app.post('/host/beat', async (context) => {
    const beat = await bodyOf(context, beatSchema);
    return beat ? context.json({ do: parts.beat(beat) }) : context.json({ error: 'not a beat' }, 400);
  });

  app.post('/host/use', async (context) => {
    const lines = linesOf(await jsonOf(context));
    if (!lines) return context.json({ error: 'not lines of use' }, 400);
    return context.json({ kept: await parts.use(lines) });
  });

  app.get('/host/status', (context) => {
    const status = parts.status();
    return context.json(status, status.state === 'well' ? 200 : 503);
  });

  app.route('/host/staff', staffRoutes(parts.door, parts.staff));
  app.all('/host/*', (context) => context.text('Not here', 404));

  app.get('*', (context) => sendFile(context, parts.file(pathOf(context.req.path))));
  app.notFound((context) => context.text('Not here', 404));
  // The page hears that it failed, never why: its visitor could read it.
  app.onError((_, context) => context.text('Failed', 500));
  return app;
}

async function strictHeaders(context: Context, next: () => Promise<void>): Promise<void> {
  await next();
  // The page has a stricter policy of its own; this one holds for every file, and forbids other hosts.
  context.header(
    'Content-Security-Policy',
    "default-src 'self' 'unsafe-inline' data: blob:; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  );
  context.header('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), payment=()');
  context.header('X-Frame-Options', 'DENY');
  context.header('Cross-Origin-Opener-Policy', 'same-origin');
}

/** `/` is the page; an address that can't be decoded names nothing. */
function pathOf(address: string): string {
  try {
    return decodeURIComponent(address).slice(1) || 'index.html';
  } catch {
    return '';
  }
}

function sendFile(context: Context, file: ServedFile | undefined): Response {
  if (!file) return context.text('Not here', 404);
  const { bytes, type } = file;
  context.header('Accept-Ranges', 'bytes');
  const range = /^bytes=(\d+)-(\d*)$/.exec(context.req.header('range') ?? '');
  if (!range) return context.body(bytes, 200, { 'Content-Type': type });
  const start = Number(range[1]);
  const end = Math.min(range[2] ? Number(range[2]) : bytes.length - 1, bytes.length - 1);
  if (start > end) return context.body(null, 416, { 'Content-Range': `bytes */${bytes.length}` });
  const part = bytes.slice(start, end + 1);
  return context.body(part, 206, { 'Content-Type': type, 'Content-Range': `bytes ${start}-${end}/${bytes.length}` });
}
